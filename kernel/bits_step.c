/* The step of a batch: Adam's moments (Kingma and Ba, 2015), and a rate that falls to 0 in a straight
   line. Lanes: hidden neurons. */

#include "bits_training.h"

/* The rate of a batch and the powers of Adam's betas, by multiplication. */
void
set_pace(const struct training *training, int64_t batch)
{
    double left = training->all_batches - (training->first_batch + (double)batch);
    double *powers = training->progress;
    powers[0] *= 0.9;
    powers[1] *= 0.999;
    double rate = training->rate * (left / training->all_batches);
    training->room.pace[0] = (float)(rate / (1.0 - powers[0]));
    training->room.pace[1] = (float)(1.0 / (1.0 - powers[1]));
}

INLINE lanes
root(lanes x)
{
    for (int lane = 0; lane < LANES; lane++)
        x[lane] = __builtin_sqrtf(x[lane]);
    return x;
}

/* One row of a block takes its step: along its mean nudge of late, over how large nudges were. */
INLINE void
step_row(const struct bits_room *room, int64_t place, const lanes nudge[PARTS], float per_weight)
{
    lanes *network = room->network + place, *first = room->first + place;
    lanes *second = room->second + place;
    for (int part = 0; part < PARTS; part++) {
        lanes mean = nudge[part] * per_weight;
        first[part] = 0.9f * first[part] + 0.1f * mean;
        second[part] = 0.999f * second[part] + 0.001f * (mean * mean);
        network[part] += (room->pace[0] * first[part]) / (root(second[part] * room->pace[1]) + 1e-8f);
    }
}

/* Whether a row of answers stands for a question, and not for a gap behind the last. */
INLINE int
is_asked(const struct survey *survey, int64_t row)
{
    int64_t plane = (survey->questions + 7) / 8 * 8;
    return row % plane < survey->questions;
}

/* What all shards told, joined as (0 + 1) + (2 + 3). */
static struct told
told_by_all(const struct training *training)
{
    const struct told *of = training->room.told;
    if (training->shards == 1)
        return of[0];
    return (struct told){
        .weight = (of[0].weight + of[1].weight) + (of[2].weight + of[3].weight),
        .loss = (of[0].loss + of[1].loss) + (of[2].loss + of[3].loss),
        .bias_nudge = (of[0].bias_nudge + of[1].bias_nudge) + (of[2].bias_nudge + of[3].bias_nudge)};
}

/* The nudge of a row from all shards, joined in the same way. */
INLINE void
join(const struct training *training, int64_t place, lanes nudge[PARTS])
{
    int64_t between = training->blocks * network_rows(&training->survey) * PARTS;
    const lanes *of = training->room.nudges + place;
    for (int part = 0; part < PARTS; part++, of++)
        nudge[part] = training->shards == 1
                          ? of[0]
                          : (of[0] + of[between]) + (of[2 * between] + of[3 * between]);
}

void
take_step(const struct training *training, int64_t block)
{
    const struct survey *survey = &training->survey;
    struct told told = told_by_all(training);
    float per_weight = told.weight > 0.0 ? (float)(1.0 / told.weight) : 0.0f;
    int64_t rows = network_rows(survey);
    for (int64_t row = 0; row < rows; row++) {
        int64_t place = (block * rows + row) * PARTS;
        lanes nudge[PARTS];
        if (row < answer_rows(survey) && !is_asked(survey, row))
            continue;
        join(training, place, nudge);
        for (int lane = 0; row == rows - 2 && lane < BLOCK; lane++)
            if (block * BLOCK + lane >= training->hidden) /* no neuron, no vote */
                nudge[lane / LANES][lane % LANES] = 0.0f;
        if (row == rows - 1 && block == 0)
            nudge[0][0] = (float)told.bias_nudge;
        step_row(&training->room, place, nudge, per_weight);
    }
    if (block == 0)
        training->progress[2] += told.loss;
}
