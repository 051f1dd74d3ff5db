/* The functions of a single number: e to the x, the S-curve, log(1 + u). Written here, because every
   C library rounds its own way, and one network must have the same bits everywhere. */

#ifndef GLASSBOWL_NUMBERS_H
#define GLASSBOWL_NUMBERS_H

#include "lanes.h"

/* The constants that every round needs stand in memory (numbers.c), and not in the code: what compiles
   for a browser makes three instructions of a constant in every place where it is used, and one of a
   number that is read. */
struct constants {
    double one;
    double least; /* below it e to the x is no ordinary number; and above as much on the other side */
    double per_log_2, log_2_high, log_2_low;
    double shifter;
    double terms[12]; /* of e to the r, by the power of r; that of r itself is 1 */
};

extern const struct constants constants;

/* Not below the least: a maximum, which is one step of the processor. NaN stays NaN. */
INLINE lanes
not_too_low(lanes x)
{
    return chosen(x < every_lane(constants.least), every_lane(constants.least), x);
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
    const double *terms = constants.terms;
    lanes shifted = x * constants.per_log_2 + constants.shifter;
    lanes n = shifted - constants.shifter;
    lanes r = (x - n * constants.log_2_high) - n * constants.log_2_low;
    lanes r2 = r * r, r4 = r2 * r2, r8 = r4 * r4;
    lanes terms_0_1 = terms[0] + r;
    lanes terms_2_3 = terms[2] + r * terms[3];
    lanes terms_4_5 = terms[4] + r * terms[5];
    lanes terms_6_7 = terms[6] + r * terms[7];
    lanes terms_8_9 = terms[8] + r * terms[9];
    lanes terms_10_11 = terms[10] + r * terms[11];
    lanes terms_0_3 = terms_0_1 + r2 * terms_2_3;
    lanes terms_4_7 = terms_4_5 + r2 * terms_6_7;
    lanes terms_8_11 = terms_8_9 + r2 * terms_10_11;
    lanes power_of_e = (terms_0_3 + r4 * terms_4_7) + r8 * terms_8_11;
    lane_bits power_of_2 = ((lane_bits)shifted + 1023) << 52;
    return power_of_e * (lanes)power_of_2;
}

/* The S-curve: 1 / (1 + e^-z), from 0 to 1. z is kept within reach at one end, then, its sign turned,
   at the other. */
INLINE lanes
sigmoid(lanes z)
{
    return constants.one / (constants.one + exponential(not_too_low(-not_too_low(z))));
}

/* How steep the S-curve is where it is `layer` high. */
INLINE lanes
slope(lanes layer)
{
    return layer * (constants.one - layer);
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
    return (above - sum * target) + log_of_one_plus(exponential(not_too_low(-magnitude(sum))));
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
