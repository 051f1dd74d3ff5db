/* Many networks go down the same bowl at once, each from its own start. Lanes: starts.

   Each start ends with the very bits that it would have alone. */

#include "control.h"
#include "many.h"

INLINE int
any(lane_bits condition)
{
    int64_t all = 0;
    for (int lane = 0; lane < LANES; lane++)
        all |= condition[lane];
    return all != 0;
}

/* One step down for the group; a start that would leave the finite numbers stays where it is. */
INLINE void
move(const struct problem *problem, struct group *group, int32_t round)
{
    int64_t numbers = numbers_of(problem->synapse_count, problem->widths);
    lanes strangeness = every_lane(0.0); /* a number less itself is 0, unless it is infinite or NaN */
    for (int k = 0, place = 0, p = 0; k < problem->synapse_count; place += problem->widths[++k])
        for (int i = 0; i < problem->widths[k]; i++)
            for (int j = 0; j < problem->widths[k + 1]; j++, p++) {
                lanes nudge = nudge_of(problem, group, k, i, j, place);
                group->moved[p] = group->synapses[p] + problem->rate * nudge;
                strangeness += group->moved[p] - group->moved[p];
            }
    lane_bits strange = strangeness != every_lane(0.0);
    if (any(strange)) {
        lane_bits stopped = strange & (group->taken == problem->rounds);
        group->taken = (stopped & round) | (~stopped & group->taken);
        for (int64_t p = 0; p < numbers; p++)
            group->moved[p] = chosen(strange, group->synapses[p], group->moved[p]);
    }
    for (int64_t p = 0; p < numbers; p++)
        group->synapses[p] = group->moved[p];
}

/* Note which starts now have every prediction on its target's side of one half. */
INLINE void
notice(const struct problem *problem, struct group *group, int32_t round)
{
    int neurons = neurons_of(problem->synapse_count, problem->widths);
    int outputs = problem->widths[problem->synapse_count];
    lane_bits right = group->first_right < 0;
    for (int row = 0; row < problem->rows; row++)
        for (int j = 0; j < outputs; j++) {
            lane_bits yes = group->layers[(row + 1) * neurons - outputs + j] > every_lane(0.5);
            right &= problem->targets[row * outputs + j] > 0.5 ? yes : ~yes;
        }
    group->first_right = (right & round) | (~right & group->first_right);
}

/* The loss of every start, its customers added up as in descend. */
INLINE lanes
loss_of(const struct problem *problem, const struct group *group)
{
    int neurons = neurons_of(problem->synapse_count, problem->widths);
    int outputs = problem->widths[problem->synapse_count];
    lanes sums[SUMS] = {{0}};
    for (int row = 0; row < problem->rows; row++)
        for (int j = 0; j < outputs; j++) {
            int place = (row + 1) * neurons - outputs + j;
            lanes target = every_lane(problem->targets[row * outputs + j]);
            lanes height =
                cost(group->sums[place], group->layers[place], target, problem->cross_entropy);
            sums[row % SUMS] += height * problem->shares[row];
        }
    return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

/* Roll every ball of the group. */
INLINE void
roll(const struct problem *problem, struct group *group)
{
    int neurons = neurons_of(problem->synapse_count, problem->widths);
    int questions = problem->widths[0];
    int outputs = problem->widths[problem->synapse_count];
    for (int32_t round = 0;; round++) {
        for (int row = 0; row < problem->rows; row++)
            feed_forward(problem, group->synapses, problem->inputs + row * questions,
                         group->sums + row * neurons, group->layers + row * neurons);
        notice(problem, group, round);
        if (round == problem->rounds)
            break;
        for (int row = 0; row < problem->rows; row++)
            back_propagate(problem, group->synapses, problem->targets + row * outputs,
                           problem->shares[row], group->layers + row * neurons,
                           group->deltas + row * neurons);
        move(problem, group, round);
    }
    group->loss = loss_of(problem, group);
}

/* The same, with the story's sizes known while compiling: everything stays in registers. */
static void
roll_story(const struct problem *problem, struct group *group)
{
    static const int32_t widths[] = {3, 4, 1};
    double inputs[12], targets[4], shares[4];
    lanes synapses[16], moved[16], sums[20], layers[20], deltas[20];
    struct problem story = {.synapse_count = 2,
                            .widths = widths,
                            .rows = 4,
                            .inputs = inputs,
                            .targets = targets,
                            .shares = shares,
                            .rate = problem->rate,
                            .rounds = problem->rounds};
    struct group near = *group;
    near.synapses = synapses;
    near.moved = moved;
    near.sums = sums;
    near.layers = layers;
    near.deltas = deltas;
    for (int p = 0; p < 12; p++)
        inputs[p] = problem->inputs[p];
    for (int row = 0; row < 4; row++) {
        targets[row] = problem->targets[row];
        shares[row] = problem->shares[row];
    }
    for (int p = 0; p < 16; p++)
        synapses[p] = group->synapses[p];
    roll(&story, &near);
    for (int p = 0; p < 16; p++)
        group->synapses[p] = synapses[p];
    group->first_right = near.first_right;
    group->taken = near.taken;
    group->loss = near.loss;
}

static int
is_story(const struct problem *problem)
{
    return problem->synapse_count == 2 && problem->widths[0] == 3 && problem->widths[1] == 4 &&
           problem->widths[2] == 1 && problem->rows == 4 && !problem->cross_entropy;
}

/* Lanes first, since they must be aligned; the customers who count behind them. */
int64_t
glassbowl_many_room(int32_t synapse_count, const int32_t *widths, int32_t rows)
{
    int64_t values = 3 * (int64_t)rows * neurons_of(synapse_count, widths) +
                     2 * numbers_of(synapse_count, widths);
    return LANES * (values + 1) + (int64_t)rows * (widths[0] + widths[synapse_count] + 1);
}

/* Copy the customers who count, and what each counts for. */
static void
pack_rows(struct problem *problem, double *free, int32_t rows, const double *inputs,
          const double *targets, const double *weight, int32_t mean)
{
    int32_t questions = problem->widths[0], outputs = problem->widths[problem->synapse_count];
    double all = mean ? sum_of_weights(weight, rows) : 1.0;
    double *answers = free, *truths = answers + (int64_t)rows * questions;
    double *shares = truths + (int64_t)rows * outputs;
    for (int32_t row = 0; row < rows; row++) {
        if (weight && weight[row] == 0)
            continue;
        int32_t to = problem->rows++;
        for (int32_t i = 0; i < questions; i++)
            answers[(int64_t)to * questions + i] = inputs[(int64_t)row * questions + i];
        for (int32_t j = 0; j < outputs; j++)
            truths[(int64_t)to * outputs + j] = targets[(int64_t)row * outputs + j];
        shares[to] = (weight ? weight[row] : 1.0) / all;
    }
    problem->inputs = answers;
    problem->targets = truths;
    problem->shares = shares;
}

EXPORT void
glassbowl_many(int32_t synapse_count, const int32_t *widths, int32_t rows, const double *inputs,
               const double *targets, const double *weight, int32_t cross_entropy, int32_t mean,
               double rate, int32_t rounds, int32_t starts, double *synapses, int32_t *first_right,
               int32_t *taken, double *losses, double *room)
{
    uint64_t control = set_control(OUR_CONTROL);
    struct problem problem = {.synapse_count = synapse_count,
                              .widths = widths,
                              .cross_entropy = cross_entropy,
                              .rate = rate,
                              .rounds = rounds};
    int neurons = neurons_of(synapse_count, widths);
    int numbers = (int)numbers_of(synapse_count, widths);
    uintptr_t aligned = ((uintptr_t)room + sizeof(lanes) - 1) & ~(uintptr_t)(sizeof(lanes) - 1);
    struct group group = {.synapses = (lanes *)aligned};
    group.moved = group.synapses + numbers;
    group.sums = group.moved + numbers;
    group.layers = group.sums + (int64_t)rows * neurons;
    group.deltas = group.layers + (int64_t)rows * neurons;
    pack_rows(&problem, (double *)(group.deltas + (int64_t)rows * neurons), rows, inputs, targets,
              weight, mean);
    for (int32_t first = 0; first < starts; first += LANES) {
        int32_t present = starts - first < LANES ? starts - first : LANES;
        double *of_group = synapses + (int64_t)first * numbers;
        for (int p = 0; p < numbers; p++)
            for (int lane = 0; lane < LANES; lane++) /* a lane too many goes along with the first */
                group.synapses[p][lane] = of_group[(lane < present ? lane : 0) * numbers + p];
        group.first_right = (lane_bits){0} - 1;
        group.taken = (lane_bits){0} + rounds;
        if (is_story(&problem))
            roll_story(&problem, &group);
        else
            roll(&problem, &group);
        for (int lane = 0; lane < present; lane++) {
            for (int p = 0; p < numbers; p++)
                of_group[lane * numbers + p] = group.synapses[p][lane];
            first_right[first + lane] = (int32_t)group.first_right[lane];
            taken[first + lane] = (int32_t)group.taken[lane];
            losses[first + lane] = group.loss[lane];
        }
    }
    set_control(control);
}
