/* One round in full, every value on the way to be looked at. Lanes: customers. */

#include "control.h"
#include "network.h"

/* Where the caller wants the values of the neurons, layer after layer, each row by row. */
struct wanted {
    double *sums, *layers, *errors, *slopes, *deltas;
};

/* Write what one customer, in this lane, made of every layer. */
static void
write_row(const struct problem *problem, const struct values *values, int lane, int64_t row,
          int64_t rows, const struct wanted *out)
{
    int64_t place = 0, layer = 0; /* in the block; where the layer begins in the caller's arrays */
    for (int k = 1; k <= problem->synapse_count; k++) {
        int32_t width = problem->widths[k];
        for (int64_t j = 0, to = layer + row * width; j < width; j++, place++, to++) {
            out->sums[to] = values->sums[place][lane];
            out->layers[to] = values->layers[place][lane];
            out->errors[to] = values->errors[place][lane];
            out->slopes[to] = values->slopes[place][lane];
            out->deltas[to] = values->deltas[place][lane];
        }
        layer += rows * width;
    }
}

/* The row that stands behind `row` in the blocks: those who count come first; rows at the end. */
static int64_t
next_row(int64_t row, int64_t rows, const double *weight, int *counting)
{
    for (row++;; row = 0, *counting = 0) {
        while (row < rows && (!weight || weight[row] != 0) != *counting)
            row++;
        if (row < rows || !*counting)
            return row;
    }
}

EXPORT double
glassbowl_step(int32_t synapse_count, const int32_t *widths, int32_t rows, const double *inputs,
               const double *targets, const double *weight, int32_t cross_entropy, int32_t mean,
               const double *synapses, double *sums, double *layers, double *errors, double *slopes,
               double *deltas, double *nudges, double *room)
{
    uint64_t control = set_control(OUR_CONTROL);
    struct problem problem = {
        .synapse_count = synapse_count, .widths = widths, .cross_entropy = cross_entropy};
    struct room laid = laid_out(room, &problem);
    pack(&problem, &laid, rows, inputs, targets, weight, mean);
    struct wanted out = {sums, layers, errors, slopes, deltas};
    int numbers = (int)numbers_of(synapse_count, widths), outputs = widths[synapse_count];
    int last = neurons_of(synapse_count, widths) - outputs;
    lanes loss = every_lane(0.0);
    int counting = 1;
    int64_t row = next_row(-1, rows, weight, &counting);
    for (int64_t block = 0; row < rows; block++) {
        const lanes *block_inputs = problem.inputs + block * widths[0];
        const lanes *block_targets = problem.targets + block * outputs;
        struct values *values = &laid.values;
        feed_forward(&problem, synapses, block_inputs, *values);
        back_propagate(&problem, synapses, block_targets, problem.shares[block], *values);
        add_nudges(&problem, block_inputs, *values, block == 0, laid.nudges);
        loss = losses(&problem, loss, values->sums + last, values->layers + last, block_targets,
                      problem.shares[block]);
        for (int lane = 0; lane < LANES && row < rows; lane++) {
            write_row(&problem, values, lane, row, rows, &out);
            row = next_row(row, rows, weight, &counting);
        }
    }
    for (int p = 0; p < numbers; p++)
        nudges[p] = joined_alone(laid.nudges[p]);
    *room = joined_alone(loss); /* what lies in memory was added up before the word is put back */
    set_control(control);
    return *room;
}
