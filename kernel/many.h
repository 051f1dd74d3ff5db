/* One round of many networks side by side, each with its own start. Lanes: starts.

   Customers are added up in the order of descend: customer i in sum i mod 4, and the four sums joined
   as (0 + 1) + (2 + 3). */

#ifndef GLASSBOWL_MANY_H
#define GLASSBOWL_MANY_H

#include "wide.h"
#include "widths.h"

enum { SUMS = 4 };

/* What stays the same while the balls roll, for the customers who count. */
struct problem {
    int synapse_count;
    const int32_t *widths;
    int rows;
    const double *inputs, *targets; /* row by row */
    const double *shares;
    int cross_entropy;
    double rate;
    int32_t rounds;
};

/* A group of starts side by side. */
struct group {
    lanes *synapses, *moved;
    lanes *sums, *layers, *deltas; /* one row of neurons, all layers but the answers, a customer */
    lane_bits first_right, taken;
    lanes loss;
};

/* What arrives at neuron j, from the first neuron before it to the last. */
INLINE lanes
arriving(const double *answers, const lanes *before, int from, const lanes *synapse, int to, int j)
{
    lanes sum = answers ? answers[0] * synapse[j] : before[0] * synapse[j];
    for (int i = 1; i < from; i++)
        sum += answers ? answers[i] * synapse[i * to + j] : before[i] * synapse[i * to + j];
    return sum;
}

/* Feed one customer forward through every network of the group. */
INLINE void
feed_forward(const struct problem *problem, const lanes *synapses, const double *answers, lanes *sums,
             lanes *layer)
{
    const lanes *before = 0;
    for (int k = 0; k < problem->synapse_count; k++) {
        int from = problem->widths[k], to = problem->widths[k + 1];
        for (int j = 0; j < to; j++) {
            sums[j] = arriving(k ? 0 : answers, before, from, synapses, to, j);
            layer[j] = sigmoid(sums[j]);
        }
        synapses += from * to;
        before = layer;
        layer += to;
        sums += to;
    }
}

/* The deltas of one customer, layer by layer from the last. */
INLINE void
back_propagate(const struct problem *problem, const lanes *synapses, const double *targets,
               double share, const lanes *layers, lanes *deltas)
{
    int last = problem->synapse_count, to = problem->widths[last];
    int place = neurons_of(problem->synapse_count, problem->widths) - to;
    const lanes *synapse = synapses + numbers_of(problem->synapse_count, problem->widths);
    for (int j = 0; j < to; j++) {
        lanes prediction = layers[place + j];
        lanes steepness = problem->cross_entropy ? every_lane(1.0) : slope(prediction);
        deltas[place + j] = ((targets[j] - prediction) * steepness) * share;
    }
    for (int k = last - 1; k > 0; k--) {
        int from = problem->widths[k];
        synapse -= from * to;
        for (int i = 0; i < from; i++) {
            lanes error = deltas[place] * synapse[i * to];
            for (int j = 1; j < to; j++)
                error += deltas[place + j] * synapse[i * to + j];
            deltas[place - from + i] = error * slope(layers[place - from + i]);
        }
        place -= from;
        to = from;
    }
}

/* The nudge of one synapse: over all customers, what neuron i before it says times the delta of
   neuron j behind it. */
INLINE lanes
nudge_of(const struct problem *problem, const struct group *group, int k, int i, int j, int place)
{
    int neurons = neurons_of(problem->synapse_count, problem->widths);
    lanes sums[SUMS] = {{0}};
    for (int row = 0; row < problem->rows; row++) {
        lanes delta = group->deltas[row * neurons + place + j];
        lanes part = k ? group->layers[row * neurons + place - problem->widths[k] + i] * delta
                       : problem->inputs[row * problem->widths[0] + i] * delta;
        sums[row % SUMS] = row < SUMS ? part : sums[row % SUMS] + part;
    }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

#endif
