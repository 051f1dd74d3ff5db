/* Customers into blocks of four, and where everything lies in the scratch space of a round. */

#include "network.h"

/* Lanes: the problem, five values of every neuron (of one block; two of them of a crowd) and two
   networks. One more number of lanes lets the first of them begin where its alignment wants it. */
int64_t
glassbowl_room(int32_t synapse_count, const int32_t *widths, int32_t rows)
{
    int64_t blocks = ((int64_t)rows + LANES - 1) / LANES;
    int64_t problem = blocks * (widths[0] + widths[synapse_count] + 1);
    int64_t networks = 2 * ((numbers_of(synapse_count, widths) + LANES - 1) / LANES);
    int64_t nudges = numbers_of(synapse_count, widths) + LANES;
    int64_t values = (3 + 2 * CROWD) * (int64_t)neurons_of(synapse_count, widths);
    return LANES * (problem + values + networks + nudges + 1);
}

struct room
laid_out(double *start, const struct problem *problem)
{
    uintptr_t aligned = ((uintptr_t)start + sizeof(lanes) - 1) & ~(uintptr_t)(sizeof(lanes) - 1);
    struct room room = {.free = (lanes *)aligned};
    int32_t neurons = neurons_of(problem->synapse_count, problem->widths);
    int64_t numbers = numbers_of(problem->synapse_count, problem->widths);
    struct values *values = &room.values;
    lanes **parts[] = {&values->layers, &values->deltas, &values->sums, &values->errors,
                       &values->slopes};
    for (int part = 0; part < 5; part++) {
        *parts[part] = room.free;
        room.free += (int64_t)neurons * (part < 2 ? CROWD : 1); /* layers and deltas of a crowd */
    }
    room.nudges = room.free;
    room.free += numbers + LANES;
    room.synapses = room.free;
    room.free += (numbers + LANES - 1) / LANES;
    room.moved = room.free;
    room.free += (numbers + LANES - 1) / LANES;
    return room;
}

void
pack(struct problem *problem, struct room *room, int32_t rows, const double *inputs,
     const double *targets, const double *weight, int32_t mean)
{
    int32_t questions = problem->widths[0], outputs = problem->widths[problem->synapse_count];
    double all = mean ? sum_of_weights(weight, rows) : 1.0;
    int64_t blocks = ((int64_t)rows + LANES - 1) / LANES;
    lanes *answers = room->free, *truths = answers + blocks * questions;
    lanes *shares = truths + blocks * outputs;
    for (int64_t place = 0; place < blocks * (questions + outputs + 1); place++)
        answers[place] = every_lane(0.0);
    int32_t placed = 0;
    for (int counting = 1; counting >= 0; counting--) {
        for (int32_t row = 0; row < rows; row++) {
            if ((!weight || weight[row] != 0) != counting)
                continue;
            int32_t block = placed / LANES, lane = placed % LANES;
            for (int32_t i = 0; i < questions; i++)
                answers[(int64_t)block * questions + i][lane] = inputs[(int64_t)row * questions + i];
            for (int32_t j = 0; j < outputs; j++)
                truths[(int64_t)block * outputs + j][lane] = targets[(int64_t)row * outputs + j];
            shares[block][lane] = (weight ? weight[row] : 1.0) / all;
            placed++;
        }
        if (counting)
            problem->blocks = (placed + LANES - 1) / LANES;
    }
    problem->inputs = answers;
    problem->targets = truths;
    problem->shares = shares;
}
