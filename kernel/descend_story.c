/* Descend with the tutorial's sizes known while compiling: everything stays in registers. In a file of its
   own, because a browser makes fast code of one function at a time, and of a short one sooner. */

#include "roll.h"

int32_t
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
