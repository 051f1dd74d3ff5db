/* The functions of a single number: e to the x, the S-curve, log(1 + u). Written here, because every
   C library rounds its own way, and one network must have the same bits everywhere. */

#ifndef GLASSBOWL_NUMBERS_H
#define GLASSBOWL_NUMBERS_H

#include "lanes.h"

/* Moved between the two ends, beyond which e to the x is no ordinary number. NaN stays NaN. */
INLINE lanes
within_reach(lanes x)
{
    const double end = 708.0;
    x = chosen(x < every_lane(-end), every_lane(-end), x);
    return chosen(x > every_lane(end), every_lane(end), x);
}

/* e to the x, to about one unit in the last place, for x within reach.

   x = n log 2 + r with n whole and |r| at most half of log 2: e^x = 2^n e^r. Added to 1.5 * 2^52, a
   number loses its fraction and its whole part stands in the lowest bits, ready to be shifted into
   the exponent. log 2 is subtracted in two parts, the first with so many zeros at its end that n
   times it is exact. e^r is Taylor's polynomial with the last digits fitted, in pairs, so that the
   processor can work on several at once. NaN stays NaN. */
INLINE lanes
exponential(lanes x)
{
    const double per_log_2 = 1.4426950408889634;
    const double log_2_high = 6.93147180369123816490e-01, log_2_low = 1.90821492927058770002e-10;
    const double shifter = 6755399441055744.0;
    lanes shifted = x * per_log_2 + shifter;
    lanes n = shifted - shifter;
    lanes r = (x - n * log_2_high) - n * log_2_low;
    lanes r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
    lanes terms_0_1 = 1.0 + r;
    lanes terms_2_3 = 0.50000000000000183855 + r * 0.16666666666666680806;
    lanes terms_4_5 = 0.041666666666488095495 + r * 0.0083333333333196006109;
    lanes terms_6_7 = 0.0013888888952314774652 + r * 0.00019841269890047113707;
    lanes terms_8_9 = 2.4801485482328492419e-05 + r * 2.7557240918578969823e-06;
    lanes terms_10_11 = 2.7632639639041029749e-07 + r * 2.5110037605963777712e-08;
    lanes terms_0_3 = terms_0_1 + r2 * terms_2_3;
    lanes terms_4_7 = terms_4_5 + r2 * terms_6_7;
    lanes terms_8_11 = terms_8_9 + r2 * terms_10_11;
    lanes power_of_e = (terms_0_3 + r4 * terms_4_7) + r8 * terms_8_11;
    lane_bits power_of_2 = ((lane_bits)shifted + 1023) << 52;
    return power_of_e * (lanes)power_of_2;
}

/* The S-curve: 1 / (1 + e^-z), from 0 to 1. The sign is turned last, so that moving z is two steps of
   the processor, a maximum and a minimum. */
INLINE lanes
sigmoid(lanes z)
{
    return 1.0 / (1.0 + exponential(-within_reach(z)));
}

/* How steep the S-curve is where it is `layer` high. */
INLINE lanes
slope(lanes layer)
{
    return layer * (1.0 - layer);
}

/* log(1 + u) for u from 0 to 1: 2 artanh(s) with s = u / (2 + u), which is at most a third; so that
   the seventeenth term of artanh's series, s + s^3 / 3 + s^5 / 5 ..., is below the last digit. */
INLINE lanes
log_of_one_plus(lanes u)
{
    lanes s = u / (2.0 + u), square = s * s, series = every_lane(0.0);
    for (int odd = 33; odd > 1; odd -= 2)
        series = (series + 1.0 / odd) * square;
    return 2.0 * (s + s * series);
}

/* |z|, the sign bit taken away. */
INLINE lanes
magnitude(lanes z)
{
    return (lanes)((lane_bits)z & INT64_MAX);
}

/* What a wrong answer costs, before it is counted `share` times: half the error squared, or minus
   the logarithm of the probability given to what happened, from the sum before the S-curve. */
INLINE lanes
cost(lanes sum, lanes prediction, lanes target, int cross_entropy)
{
    lanes error = target - prediction;
    if (!cross_entropy)
        return 0.5 * (error * error);
    lanes above = chosen(sum > every_lane(0.0), sum, every_lane(0.0));
    return (above - sum * target) + log_of_one_plus(exponential(within_reach(-magnitude(sum))));
}

/* How many customers all rows together stand for, added up in their order. */
INLINE double
sum_of_weights(const double *weight, int32_t rows)
{
    double sum = 0;
    for (int32_t row = 0; row < rows; row++)
        sum += weight ? weight[row] : 1.0;
    return sum;
}

#endif
