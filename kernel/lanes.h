/* Lanes: several numbers side by side, worked on at once.

   A file says before it includes this header what its lanes are and how many: `#define LANES 4`.
   Each lane goes its own way, so their number changes no result unless lanes are joined, and where
   they are joined the order is written down (`joined`). */

#ifndef GLASSBOWL_LANES_H
#define GLASSBOWL_LANES_H

#include <stdint.h>

#define INLINE static inline __attribute__((always_inline, unused))

typedef double lanes __attribute__((vector_size(8 * LANES)));
typedef int64_t lane_bits __attribute__((vector_size(8 * LANES))); /* all ones is true, 0 is false */

INLINE lanes
every_lane(double value)
{
    return (lanes){0} + value;
}

/* Where a condition holds the one, elsewhere the other. */
INLINE lanes
chosen(lane_bits condition, lanes where_true, lanes where_false)
{
    return (lanes)((condition & (lane_bits)where_true) | (~condition & (lane_bits)where_false));
}

#endif
