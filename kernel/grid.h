/* The height of the bowl over a grid, for several points side by side: what bowl and plane share.

   Lanes: points of the grid, never joined. A point's height has the very bits of the loss that step
   returns for the network there: neurons are added up from the first to the last; of the customers
   who count, customer i in sum i mod 4, and the four sums joined as (0 + 1) + (2 + 3). */

#ifndef GLASSBOWL_GRID_H
#define GLASSBOWL_GRID_H

#include "wide.h"

/* A function that is never copied into those that call it: it takes little of the time, and the page
   has to wait for every byte. */
#define SEPARATE __attribute__((noinline, unused))

enum { SUMS = 4 };

/* What no point of the grid changes. */
struct problem {
    int synapse_count;
    const int32_t *widths;
    int32_t rows;
    const double *inputs, *targets, *weight; /* as the caller gave them */
    double all;                              /* what every count is divided by */
    int cross_entropy;
};

/* The first row from this one on that counts; `rows` when there is none. */
INLINE int32_t
counting_from(const struct problem *problem, int32_t row)
{
    while (row < problem->rows && problem->weight && problem->weight[row] == 0)
        row++;
    return row;
}

/* How often a row counts in the loss. */
INLINE double
share_of(const struct problem *problem, int32_t row)
{
    return (problem->weight ? problem->weight[row] : 1.0) / problem->all;
}

/* The number that leaves what it is added to as it is: 0.0 would turn -0.0 into 0.0. */
INLINE lanes
nothing_yet(void)
{
    return -every_lane(0.0);
}

/* What one row costs, output after output, on top of a sum. */
static SEPARATE lanes
with_costs(const struct problem *problem, int32_t row, double share, const lanes *sums,
           const lanes *predictions, lanes before)
{
    int32_t outputs = problem->widths[problem->synapse_count];
    const double *targets = problem->targets + (int64_t)row * outputs;
    for (int32_t j = 0; j < outputs; j++)
        before += cost(sums[j], predictions[j], every_lane(targets[j]), problem->cross_entropy) * share;
    return before;
}

/* The loss from its four sums. */
INLINE lanes
joined(lanes sum_0, lanes sum_1, lanes sum_2, lanes sum_3)
{
    return (sum_0 + sum_1) + (sum_2 + sum_3);
}

/* How wide the widest layer is, the answers included. */
INLINE int32_t
widest(int32_t synapse_count, const int32_t *widths)
{
    int32_t most = 0;
    for (int k = 0; k <= synapse_count; k++)
        most = widths[k] > most ? widths[k] : most;
    return most;
}

/* How many groups of lanes hold so many values. */
INLINE int64_t
groups_of(int64_t values)
{
    return (values + LANES - 1) / LANES;
}

/* A caller's values in groups; a lane too many repeats the last value. */
INLINE void
grouped(const double *values, int32_t count, lanes *groups)
{
    for (int64_t place = 0; place < groups_of(count) * LANES; place++)
        groups[place / LANES][place % LANES] = values[place < count ? place : count - 1];
}

/* The first place in the room where lanes may begin. */
INLINE lanes *
first_lanes(double *room)
{
    return (lanes *)(((uintptr_t)room + sizeof(lanes) - 1) & ~(uintptr_t)(sizeof(lanes) - 1));
}

#endif
