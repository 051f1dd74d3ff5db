/* Lanes of single precision, and the functions of a single number for them: what numbers.h is for
   doubles. Seven digits are plenty where thousands of customers are averaged, and twice as many
   numbers fit into a register.

   Lanes come in blocks of sixteen whatever a register holds: a block is PARTS registers, and a loop
   over `part` stands wherever a block is worked on. Each lane goes its own way; where a block is
   joined to one number, the order is written down (`joined`). */

#ifndef GLASSBOWL_NUMBERS_SINGLE_H
#define GLASSBOWL_NUMBERS_SINGLE_H

#include <stdint.h>

#define INLINE static inline __attribute__((always_inline, unused))

#if defined(__AVX512F__)
#define LANES 16
#elif defined(__AVX2__)
#define LANES 8
#else
#define LANES 4
#endif

enum { BLOCK = 16, PARTS = BLOCK / LANES };

typedef float lanes __attribute__((vector_size(4 * LANES)));
typedef int32_t lane_bits __attribute__((vector_size(4 * LANES))); /* all ones is true, 0 is false */
typedef float quarter __attribute__((vector_size(16), may_alias)); /* of a block */

INLINE lanes
every_lane(float value)
{
    return (lanes){0} + value;
}

/* Where a condition holds the one, elsewhere the other. */
INLINE lanes
chosen(lane_bits condition, lanes where_true, lanes where_false)
{
    return (lanes)((condition & (lane_bits)where_true) | (~condition & (lane_bits)where_false));
}

/* The numbers of a block added up, lane l as ((l + (l + 8)) + ((l + 4) + (l + 12))), and these four
   as (0 + 2) + (1 + 3). */
INLINE float
joined(const lanes block[PARTS])
{
    const quarter *quarters = (const quarter *)block;
    quarter sum = (quarters[0] + quarters[2]) + (quarters[1] + quarters[3]);
    return (sum[0] + sum[2]) + (sum[1] + sum[3]);
}

/* e to the x, to two units in the last place, for x from -64 to 64; outside as at the ends, which is
   far beyond what an S-curve can tell apart, and far from numbers so small that processors turn slow.

   x = n log 2 + r as in numbers.h. e^r is a polynomial fitted where |r| is at most half of log 2; n is
   added to its exponent, in bits. NaN stays NaN. */
INLINE lanes
exponential(lanes x)
{
    const float per_log_2 = 1.44269504f, shifter = 12582912.0f; /* 1.5 * 2^23 */
    const float log_2_high = 0.693359375f, log_2_low = -2.12194440e-4f;
    x = chosen(x < every_lane(-64.0f), every_lane(-64.0f), x);
    x = chosen(x > every_lane(64.0f), every_lane(64.0f), x);
    lanes shifted = x * per_log_2 + shifter;
    lanes n = shifted - shifter;
    lanes r = (x - n * log_2_high) - n * log_2_low;
    lanes terms_2_3 = 0.4999923f + r * 0.16667114f, terms_4_5 = 0.04189016f + r * 0.008312521f;
    lanes r2 = r * r;
    lanes power_of_e = (1.0f + r) + r2 * (terms_2_3 + r2 * terms_4_5);
    return (lanes)((lane_bits)power_of_e + ((lane_bits)shifted << 23));
}

/* The S-curve: 1 / (1 + e^-z), from 0 to 1. */
INLINE lanes
sigmoid(lanes z)
{
    return 1.0f / (1.0f + exponential(-z));
}

/* How steep the S-curve is where it is `layer` high. */
INLINE lanes
slope(lanes layer)
{
    return layer * (1.0f - layer);
}

/* log(1 + u) for u from 0 to 1, as in numbers.h; the eighth term of the series is below the last
   digit. */
INLINE lanes
log_of_one_plus(lanes u)
{
    lanes s = u / (2.0f + u), square = s * s, series = every_lane(0.0f);
    for (int odd = 15; odd > 1; odd -= 2)
        series = (series + 1.0f / (float)odd) * square;
    return 2.0f * (s + s * series);
}

/* |z|, the sign bit taken away. */
INLINE lanes
magnitude(lanes z)
{
    return (lanes)((lane_bits)z & INT32_MAX);
}

#endif
