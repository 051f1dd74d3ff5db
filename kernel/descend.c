/* Full-batch gradient descent: look, lean, take one step down, round after round. Lanes: customers. */

#include "control.h"
#include "network.h"

/* What is wanted of the way down. */
struct stops {
    int32_t rounds;
    int32_t count; /* -1: every round */
    const int32_t *at;
    double *recorded;
};

/* Copy the synapses where the caller wants to see them. */
INLINE void
record(struct stops *stops, int32_t round, const double *synapses, int numbers)
{
    if (stops->count == 0 || (stops->count > 0 && *stops->at != round))
        return;
    for (int p = 0; p < numbers; p++)
        stops->recorded[p] = synapses[p];
    stops->recorded += numbers;
    if (stops->count > 0) {
        stops->count--;
        stops->at++;
    }
}

/* The synapses one step further down, four at a time; whether all of them are finite numbers. */
INLINE int
move(const lanes *synapses, const lanes *nudges, double rate, int numbers, lanes *moved)
{
    lanes strangeness = every_lane(0.0); /* a number less itself is 0, unless it is infinite or NaN */
    for (int p = 0; p < numbers; p += LANES) {
        const lanes *four = nudges + p;
        moved[p / LANES] = synapses[p / LANES] + rate * joined(four[0], four[1], four[2], four[3]);
        strangeness += moved[p / LANES] - moved[p / LANES];
    }
    return joined_alone(strangeness) == 0.0;
}

/* The nudges of a whole round, block after block. */
INLINE void
send_blocks(const struct problem *problem, const double *synapses, struct values values,
            lanes *nudges)
{
    int questions = problem->widths[0], outputs = problem->widths[problem->synapse_count];
    for (int64_t block = 0; block < problem->blocks; block++) {
        const lanes *inputs = problem->inputs + block * questions;
        feed_forward(problem, synapses, inputs, values);
        back_propagate(problem, synapses, problem->targets + block * outputs,
                       problem->shares[block], values);
        add_nudges(problem, inputs, values, block == 0, nudges);
    }
}

/* Roll the ball down; how many rounds it took. */
INLINE int32_t
roll(const struct problem *problem, struct stops stops, struct room room)
{
    int numbers = (int)numbers_of(problem->synapse_count, problem->widths);
    lanes *synapses = room.synapses;
    for (int32_t round = 0;; round++) {
        record(&stops, round, (const double *)synapses, numbers);
        if (round == stops.rounds)
            return round;
        if (CROWD > 1 && problem->blocks >= LEAST_CROWD)
            send_crowd(problem, (const double *)synapses, room.values, room.nudges);
        else
            send_blocks(problem, (const double *)synapses, room.values, room.nudges);
        if (!move(synapses, room.nudges, problem->rate, numbers, room.moved))
            return round;
        for (int p = 0; p < numbers; p += LANES)
            synapses[p / LANES] = room.moved[p / LANES];
    }
}

/* The same, with the story's sizes known while compiling: everything stays in registers. */
static int32_t
roll_story(const struct problem *problem, struct stops stops, struct room room)
{
    static const int32_t widths[] = {3, 4, 1};
    lanes layers[5], deltas[5], nudges[16], synapses[4], moved[4];
    struct problem story = {.synapse_count = 2,
                            .widths = widths,
                            .blocks = 1,
                            .inputs = problem->inputs,
                            .targets = problem->targets,
                            .shares = problem->shares,
                            .rate = problem->rate};
    struct room near = {.values = {.layers = layers, .deltas = deltas},
                        .nudges = nudges,
                        .synapses = synapses,
                        .moved = moved};
    for (int p = 0; p < 4; p++)
        synapses[p] = room.synapses[p];
    int32_t taken = roll(&story, stops, near);
    for (int p = 0; p < 4; p++)
        room.synapses[p] = synapses[p];
    return taken;
}

INLINE int
is_story(const struct problem *problem)
{
    return problem->synapse_count == 2 && problem->widths[0] == 3 && problem->widths[1] == 4 &&
           problem->widths[2] == 1 && problem->blocks == 1 && !problem->cross_entropy;
}

EXPORT int32_t
glassbowl_descend(int32_t synapse_count, const int32_t *widths, int32_t rows, const double *inputs,
                  const double *targets, const double *weight, int32_t cross_entropy, int32_t mean,
                  double rate, int32_t rounds, int32_t stop_count, const int32_t *stops,
                  double *synapses, double *recorded, double *room)
{
    uint64_t control = set_control(OUR_CONTROL);
    struct problem problem = {.synapse_count = synapse_count,
                              .widths = widths,
                              .cross_entropy = cross_entropy,
                              .rate = rate};
    struct room laid = laid_out(room, &problem);
    pack(&problem, &laid, rows, inputs, targets, weight, mean);
    laid.values.sums = laid.values.errors = laid.values.slopes = 0; /* nobody looks at them */
    struct stops wanted = {rounds, stop_count, stops, recorded};
    int numbers = (int)numbers_of(synapse_count, widths);
    double *ball = (double *)laid.synapses;
    for (int p = 0; p < (numbers + LANES - 1) / LANES * LANES; p++)
        ball[p] = p < numbers ? synapses[p] : 0.0;
    for (int p = 0; p < LANES; p++)
        laid.nudges[numbers + p] = every_lane(0.0);
    int32_t taken = is_story(&problem) ? roll_story(&problem, wanted, laid)
                                       : roll(&problem, wanted, laid);
    for (int p = 0; p < numbers; p++)
        synapses[p] = ball[p];
    set_control(control);
    return taken;
}
