/* Learning from packed answers, batch after batch, with Adam's moments (Kingma and Ba, 2015) and a
   rate that falls to 0 in a straight line. Lanes: hidden neurons; for the output, customers.

   A batch takes two kinds of turns. First its shards, which only read the network: each sends its
   customers forward and collects its own nudges. When all are done, its blocks of hidden neurons, which
   share nothing: each joins the nudges of the shards and takes its step. How many shards there are
   depends on the batch size that was asked for, and on nothing else. */

#include "bits.h"
#include "bits_turns.h"
#include "control.h"

enum { LARGE_BATCH = 2048 }; /* worth dividing */

struct training {
    struct survey survey;
    const float *targets, *weight;
    int32_t hidden;
    int64_t shards, blocks;
    int64_t rows, batch; /* of this call; of a batch */
    double rate, first_batch, all_batches;
    double *progress; /* Adam's two powers, the loss so far */
    struct bits_room room;
    int64_t folded; /* of which batch this thread's tables are; -1: of none */
};

/* The rate of a batch and the powers of Adam's betas, by multiplication. */
static void
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

/* What a block of customers adds to three sums over all of them. */
struct sums {
    lanes bias_nudge[PARTS], loss[PARTS], weight[PARTS];
};

/* How far the output is off for some customers, each counted `share` times: target - prediction.
   Both the yes and the no are made from e to the -|sum|, so that neither loses its digits where the
   other is nearly 1; so is the loss, minus the logarithm of the probability of what happened. */
INLINE lanes
compare(lanes sum, lanes target, lanes share, struct sums *sums, int part)
{
    lanes falling = exponential(-magnitude(sum)), likely = 1.0f / (1.0f + falling);
    lanes unlikely = falling * likely, zero = every_lane(0.0f);
    lanes yes = chosen(sum > zero, likely, unlikely), no = chosen(sum > zero, unlikely, likely);
    lanes above = chosen(sum > zero, sum, zero);
    lanes delta = (target * no - (1.0f - target) * yes) * share;
    sums->bias_nudge[part] += delta;
    sums->loss[part] += ((above - sum * target) + log_of_one_plus(falling)) * share;
    sums->weight[part] += share;
    return delta;
}

/* The output's deltas for every row of a chunk; row i of it stands in sum i mod 16. */
static void
compare_chunk(const struct training *training, const struct chunk *chunk, struct told *told)
{
    lanes target[CHUNK / LANES], share[CHUNK / LANES];
    const lanes *arriving = (const lanes *)chunk->sums;
    lanes *deltas = (lanes *)chunk->deltas;
    int64_t rows = (chunk->rows + BLOCK - 1) / BLOCK * BLOCK; /* those too many count 0 times */
    for (int64_t i = 0; i < rows; i++) {
        int64_t row = row_at(&training->survey, chunk->first + (i < chunk->rows ? i : 0));
        ((float *)target)[i] = training->targets[row];
        ((float *)share)[i] = training->weight ? training->weight[row] : 1.0f;
        if (i >= chunk->rows)
            ((float *)share)[i] = 0.0f;
    }
    struct sums sums = {0};
    for (int64_t i = 0; i < rows / LANES; i += PARTS)
        for (int part = 0; part < PARTS; part++)
            deltas[i + part] =
                compare(arriving[i + part], target[i + part], share[i + part], &sums, part);
    told->weight += (double)joined(sums.weight);
    told->loss += (double)joined(sums.loss);
    told->bias_nudge += (double)joined(sums.bias_nudge);
}

/* The turn of a shard: collect what its customers want. */
static void
do_shard(struct training *training, int64_t batch, int64_t shard)
{
    const struct survey *survey = &training->survey;
    const struct scratch *scratch = &training->room.scratch;
    int64_t start = batch * training->batch, left = training->rows - start;
    int64_t present = left < training->batch ? left : training->batch, blocks = training->blocks;
    int64_t first = start + present * shard / training->shards;
    int64_t end = start + present * (shard + 1) / training->shards;
    int64_t network = network_rows(survey) * PARTS, cells = cell_rows(survey) * PARTS;
    if (shard == 0)
        set_pace(training, batch);
    if (training->folded != batch)
        fold(survey, &training->room, training->hidden);
    training->folded = batch;
    for (int64_t i = 0; i < blocks * cells; i++) {
        scratch->cells[i] = every_lane(0.0f);
        __asm__ volatile(""); /* keeps compilers from calling memset, which is slow here */
    }
    struct told told = {0};
    for (; first < end; first += CHUNK) {
        struct chunk chunk =
            send_forward(survey, &training->room, training->hidden, first, end, training->rows);
        compare_chunk(training, &chunk, &told);
        for (int64_t block = 0; block < blocks; block++)
            scatter(survey, &chunk, training->room.network + block * network,
                    scratch->layer + block * CHUNK * PARTS, scratch->cells + block * cells);
    }
    for (int64_t block = 0; block < blocks; block++)
        unfold(survey, scratch->cells + block * cells,
               training->room.nudges + (shard * blocks + block) * network);
    training->room.told[shard] = told;
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

/* The turn of a block: take the step. */
static void
do_block(const struct training *training, int64_t block)
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

/* Take turns until none is left, or others must be let run first; whether that is so. */
static int
take_turns(struct training *training, struct turns *turns, int32_t *held)
{
    int64_t in_batch = training->shards + training->blocks;
    int64_t all = (training->rows + training->batch - 1) / training->batch * in_batch;
    while (!has_stopped(turns) && turn_of(turns, held) < all) {
        int64_t batch = *held / in_batch, number = *held % in_batch;
        int of_shard = number < training->shards;
        int64_t before = batch * in_batch + (of_shard ? 0 : training->shards);
        if (!wait_for(turns, (int32_t)before))
            return 1;
        if (of_shard)
            do_shard(training, batch, number);
        else
            do_block(training, number - training->shards);
        finish_turn(turns, held);
    }
    return 0;
}

EXPORT int32_t
glassbowl_bits_train(const int32_t *form, int32_t hidden, const uint8_t *yes, const uint8_t *known,
                     const float *number, const int32_t *chosen, const int32_t *order,
                     const float *targets, const float *weight, int32_t rows, int32_t batch,
                     double rate, int32_t first_batch, int32_t all_batches, double *progress,
                     int32_t thread, int32_t *shared, int32_t *held, float *room)
{
    uint64_t control = set_control(OUR_CONTROL);
    struct training training = {.survey = survey_of(form),
                                .targets = targets,
                                .weight = weight,
                                .hidden = hidden,
                                .shards = batch < LARGE_BATCH ? 1 : SHARDS,
                                .blocks = blocks_of(hidden),
                                .rows = rows,
                                .batch = batch,
                                .rate = rate,
                                .first_batch = first_batch,
                                .all_batches = all_batches,
                                .progress = progress,
                                .folded = -1};
    struct survey *survey = &training.survey;
    survey->yes = yes;
    survey->known = known;
    survey->number = number;
    survey->chosen = chosen;
    survey->order = order;
    training.room = bits_room_at(room, survey, hidden, thread);
    int waiting = take_turns(&training, (struct turns *)shared, held);
    set_control(control);
    return waiting;
}
