/* Full-batch gradient descent: look, lean, take one step down, round after round. Lanes: customers. */

#ifndef GLASSBOWL_ROLL_H
#define GLASSBOWL_ROLL_H

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

/* The same for the tutorial's sizes (descend_story.c). */
int32_t roll_story(const struct problem *problem, struct stops stops, struct room room);

#endif
