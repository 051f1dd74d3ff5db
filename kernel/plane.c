/* The height of the bowl over any plane through weight space: every number of the network moves.

   Lanes: points of the grid that lie side by side along the second direction. */

#include "control.h"
#include "grid.h"
#include "widths.h"

/* What arrives at neuron j, from the first neuron before it to the last. */
INLINE lanes
arriving(const double *answers, const lanes *before, int from, const lanes *synapse, int to)
{
    lanes sum = nothing_yet();
    for (int i = 0; i < from; i++)
        sum += answers ? answers[i] * synapse[(int64_t)i * to] : before[i] * synapse[(int64_t)i * to];
    return sum;
}

/* Feed one row forward through the networks of a group. A layer is read from one half of `layers`
   and written to the other; returns where the last one begins, its sums stand in `sums`. */
INLINE const lanes *
feed_forward(const struct problem *problem, const lanes *synapses, const double *answers, lanes *sums,
             lanes *layers, int32_t half)
{
    const lanes *before = 0;
    for (int k = 0; k < problem->synapse_count; k++) {
        int from = problem->widths[k], to = problem->widths[k + 1];
        lanes *layer = layers + (k % 2) * half;
        for (int j = 0; j < to; j++) {
            sums[j] = arriving(k ? 0 : answers, before, from, synapses + j, to);
            layer[j] = sigmoid(sums[j]);
        }
        synapses += (int64_t)from * to;
        before = layer;
    }
    return before;
}

/* The heights of a group, all rows added up. */
INLINE lanes
heights(const struct problem *problem, const lanes *synapses, lanes *scratch)
{
    int32_t half = widest(problem->synapse_count, problem->widths);
    lanes sums[SUMS] = {{0}}, *arrived = scratch + 2 * half;
    int counted = 0;
    for (int32_t row = counting_from(problem, 0); row < problem->rows;
         row = counting_from(problem, row + 1)) {
        const double *answers = problem->inputs + (int64_t)row * problem->widths[0];
        const lanes *last = feed_forward(problem, synapses, answers, arrived, scratch, half);
        sums[counted] =
            with_costs(problem, row, share_of(problem, row), arrived, last, sums[counted]);
        counted = (counted + 1) % SUMS;
    }
    return joined(sums[0], sums[1], sums[2], sums[3]);
}

EXPORT int64_t
glassbowl_plane_room(int32_t synapse_count, const int32_t *widths, int32_t second_count)
{
    int64_t values = groups_of(second_count) + numbers_of(synapse_count, widths) +
                     3 * (int64_t)widest(synapse_count, widths);
    return LANES * (values + 1) + numbers_of(synapse_count, widths);
}

EXPORT void
glassbowl_plane(int32_t synapse_count, const int32_t *widths, int32_t rows, const double *inputs,
                const double *targets, const double *weight, int32_t cross_entropy, int32_t mean,
                const double *centre, const double *first_direction, const double *second_direction,
                int32_t first_count, const double *first_values, int32_t second_count,
                const double *second_values, double *out, double *room)
{
    uint64_t control = set_control(OUR_CONTROL);
    struct problem problem = {synapse_count, widths, rows, inputs, targets, weight,
                              mean ? sum_of_weights(weight, rows) : 1.0, cross_entropy};
    int64_t numbers = numbers_of(synapse_count, widths);
    lanes *along_second = first_lanes(room), *synapses = along_second + groups_of(second_count);
    lanes *scratch = synapses + numbers;
    double *line = (double *)(scratch + 3 * (int64_t)widest(synapse_count, widths));
    grouped(second_values, second_count, along_second);
    for (int32_t first = 0; first < first_count; first++) {
        for (int64_t p = 0; p < numbers; p++)
            line[p] = centre[p] + first_values[first] * first_direction[p];
        for (int32_t second = 0; second < second_count; second += LANES) {
            for (int64_t p = 0; p < numbers; p++)
                synapses[p] = line[p] + along_second[second / LANES] * second_direction[p];
            lanes height = heights(&problem, synapses, scratch);
            for (int lane = 0; lane < LANES && second + lane < second_count; lane++)
                out[(int64_t)first * second_count + second + lane] = height[lane];
        }
    }
    set_control(control);
}
