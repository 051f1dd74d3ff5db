/* Going down one round for four customers at a time: what step and descend share.

   The lanes are customers. Customer i, among those who count at all, stands in lane i mod 4; four of
   them are a block. A last block that is not full is filled up with customers who count 0 times. */

#ifndef GLASSBOWL_NETWORK_H
#define GLASSBOWL_NETWORK_H

#define LANES 4
#include "glassbowl.h"
#include "numbers.h"
#include "widths.h"

/* What stays the same while the ball rolls. The arrays of lanes hold one block after another. */
struct problem {
    int synapse_count;
    const int32_t *widths;
    int blocks;
    const lanes *inputs;  /* block, question */
    const lanes *targets; /* block, output */
    const lanes *shares;  /* block: how often each customer counts in the loss */
    int cross_entropy;
    double rate;
};

/* Where the values of one block go, or of a crowd; null where nobody will look at them. */
struct values {
    lanes *layers; /* what comes out of every neuron, layer after layer, without the answers */
    lanes *deltas; /* as layers */
    lanes *sums, *errors, *slopes;
};

/* Feed forward: every neuron adds up what arrives, from the first neuron before it to the last. */
INLINE void
feed_forward(const struct problem *problem, const double *synapses, const lanes *inputs,
             struct values values)
{
    const lanes *before = inputs;
    lanes *layer = values.layers, *sums = values.sums;
    for (int k = 0; k < problem->synapse_count; k++) {
        int from = problem->widths[k], to = problem->widths[k + 1];
        for (int j = 0; j < to; j++) {
            lanes sum = before[0] * synapses[j];
            for (int i = 1; i < from; i++)
                sum += before[i] * synapses[i * to + j];
            if (sums)
                sums[j] = sum;
            layer[j] = sigmoid(sum);
        }
        synapses += from * to;
        before = layer;
        layer += to;
        if (sums)
            sums += to;
    }
}

/* Back propagation, layer by layer from the last: how far off, how steep there, and their product. */
INLINE void
back_propagate(const struct problem *problem, const double *synapses, const lanes *targets,
               lanes share, struct values values)
{
    int last = problem->synapse_count, to = problem->widths[last];
    int place = neurons_of(problem->synapse_count, problem->widths) - to; /* of the layer at hand */
    const double *synapse = synapses + numbers_of(problem->synapse_count, problem->widths);
    for (int j = 0; j < to; j++) {
        lanes prediction = values.layers[place + j];
        lanes error = targets[j] - prediction;
        lanes steepness = problem->cross_entropy ? every_lane(1.0) : slope(prediction);
        values.deltas[place + j] = (error * steepness) * share;
        if (values.errors) {
            values.errors[place + j] = error;
            values.slopes[place + j] = steepness;
        }
    }
    for (int k = last - 1; k > 0; k--) {
        int from = problem->widths[k];
        synapse -= from * to;
        for (int i = 0; i < from; i++) {
            lanes error = values.deltas[place] * synapse[i * to];
            for (int j = 1; j < to; j++)
                error += values.deltas[place + j] * synapse[i * to + j];
            lanes steepness = slope(values.layers[place - from + i]);
            values.deltas[place - from + i] = error * steepness;
            if (values.errors) {
                values.errors[place - from + i] = error;
                values.slopes[place - from + i] = steepness;
            }
        }
        place -= from;
        to = from;
    }
}

/* What this block adds to the nudge of every synapse: one sum for each lane. */
INLINE void
add_nudges(const struct problem *problem, const lanes *inputs, struct values values, int first,
           lanes *nudges)
{
    const lanes *before = inputs, *deltas = values.deltas, *layer = values.layers;
    for (int k = 0; k < problem->synapse_count; k++) {
        int from = problem->widths[k], to = problem->widths[k + 1];
        for (int i = 0; i < from; i++)
            for (int j = 0; j < to; j++) {
                lanes nudge = before[i] * deltas[j];
                nudges[i * to + j] = first ? nudge : nudges[i * to + j] + nudge;
            }
        nudges += from * to;
        deltas += to;
        before = layer;
        layer += to;
    }
}

/* Where there are many blocks, so many of them go through the network together, sum for sum in the same
   order (crowd.c). The page must be small, and sends every block alone. */
#if defined(__wasm__)
enum { CROWD = 1 };
#else
enum { CROWD = 8 };
#endif
enum { LEAST_CROWD = 4 };

/* The nudges of a whole round, for at least LEAST_CROWD blocks. */
void send_crowd(const struct problem *problem, const double *synapses, struct values values,
                lanes *nudges);

/* What the customers of one block add to the loss. */
INLINE lanes
losses(const struct problem *problem, lanes sums_before, const lanes *sums, const lanes *predictions,
       const lanes *targets, lanes share)
{
    int outputs = problem->widths[problem->synapse_count];
    for (int j = 0; j < outputs; j++)
        sums_before += cost(sums[j], predictions[j], targets[j], problem->cross_entropy) * share;
    return sums_before;
}

/* The four lanes of four sums, each joined as (lane 0 + lane 1) + (lane 2 + lane 3). */
INLINE lanes
joined(lanes a, lanes b, lanes c, lanes d)
{
    lanes ab = __builtin_shufflevector(a, b, 0, 4, 2, 6) + __builtin_shufflevector(a, b, 1, 5, 3, 7);
    lanes cd = __builtin_shufflevector(c, d, 0, 4, 2, 6) + __builtin_shufflevector(c, d, 1, 5, 3, 7);
    return __builtin_shufflevector(ab, cd, 0, 1, 4, 5) + __builtin_shufflevector(ab, cd, 2, 3, 6, 7);
}

/* The same for one sum. */
INLINE double
joined_alone(lanes sum)
{
    return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

/* Where everything lies in the scratch space of step and descend. */
struct room {
    struct values values;
    lanes *nudges;   /* of every synapse, one sum for each lane; then a few lanes of zeros */
    lanes *synapses; /* where the ball lies */
    lanes *moved;    /* where it will */
    lanes *free;     /* what is left */
};

/* Lay the room out for a problem whose widths are known. */
struct room laid_out(double *start, const struct problem *problem);

/* Put the customers into blocks of four, in what is left of the room: first those who count, in the
   blocks of the problem, then those who count 0 times, so that they cannot change a sum. */
void pack(struct problem *problem, struct room *room, int32_t rows, const double *inputs,
          const double *targets, const double *weight, int32_t mean);

#endif
