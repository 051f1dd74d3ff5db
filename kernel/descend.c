/* Full-batch gradient descent, as it is called. */

#include "control.h"
#include "roll.h"

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
