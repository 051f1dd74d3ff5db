/* How many neurons and how many numbers there are in layers of these widths. */

#ifndef GLASSBOWL_WIDTHS_H
#define GLASSBOWL_WIDTHS_H

#include "lanes.h"

/* Neurons of all layers but the first, which are the questions. */
INLINE int32_t
neurons_of(int32_t synapse_count, const int32_t *widths)
{
    int32_t neurons = 0;
    for (int k = 0; k < synapse_count; k++)
        neurons += widths[k + 1];
    return neurons;
}

/* Numbers of all synapses. */
INLINE int64_t
numbers_of(int32_t synapse_count, const int32_t *widths)
{
    int64_t numbers = 0;
    for (int k = 0; k < synapse_count; k++)
        numbers += (int64_t)widths[k] * widths[k + 1];
    return numbers;
}

#endif
