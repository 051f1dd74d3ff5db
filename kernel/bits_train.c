/* Learning from packed answers, batch after batch. Lanes: hidden neurons; for the output, customers.

   A batch takes three kinds of turns. First its chunks go forward, which only reads the network. When
   all have, its shards go back, each block of hidden neurons by itself: the nudges of a shard's
   customers are added up from its first to its last. When all are done, the blocks take their step
   (bits_step.c). Chunks that went forward wait in slots for the way back; where a batch has more of
   them than there are slots, it goes forward and back several times before it takes its step.
   How many shards there are depends on the batch size that was asked for, and on nothing else. The
   turns are many and short, so that of two threads the faster does more and neither waits long. */

#include "bits_training.h"
#include "bits_turns.h"
#include "control.h"

enum { LARGE_BATCH = 2048 }; /* worth dividing */

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
    *told = (struct told){.weight = (double)joined(sums.weight),
                          .loss = (double)joined(sums.loss),
                          .bias_nudge = (double)joined(sums.bias_nudge)};
}

/* The chunk of a batch that waits in this slot: of the slot's shard, the next after those before. */
static struct chunk
chunk_of(const struct training *training, int64_t batch, int64_t time, int64_t slot)
{
    int64_t start = batch * training->batch, left = training->rows - start;
    int64_t present = left < training->batch ? left : training->batch;
    int64_t shard = slot / training->depth, before = time * training->depth + slot % training->depth;
    int64_t first = start + present * shard / training->shards + before * CHUNK;
    int64_t end = start + present * (shard + 1) / training->shards;
    return chunk_in(&training->survey, &training->room, training->hidden, slot, first, end,
                    training->rows);
}

/* The turn of a slot: send its chunk forward and say how far the output is off. */
static void
go_forward(struct training *training, int64_t batch, int64_t time, int64_t slot)
{
    struct chunk chunk = chunk_of(training, batch, time, slot);
    if (time == 0 && slot == 0)
        set_pace(training, batch);
    if (training->folded != batch)
        fold(&training->survey, &training->room, training->hidden);
    training->folded = batch;
    if (chunk.rows == 0)
        return;
    send_forward(&training->survey, &training->room, training->hidden, &chunk);
    compare_chunk(training, &chunk, &training->room.told_each[slot]);
}

/* What a shard's chunks told, one after the other. */
static void
add_told(const struct training *training, int64_t batch, int64_t time, int64_t shard)
{
    struct told told = {0};
    if (time > 0)
        told = training->room.told[shard];
    for (int64_t i = 0, slot = shard * training->depth; i < training->depth; i++, slot++)
        if (chunk_of(training, batch, time, slot).rows > 0) {
            const struct told *of = &training->room.told_each[slot];
            told.weight += of->weight;
            told.loss += of->loss;
            told.bias_nudge += of->bias_nudge;
        }
    training->room.told[shard] = told;
}

/* The turn of a shard's block: collect what the shard's customers want of the block's neurons. */
static void
go_back(const struct training *training, int64_t batch, int64_t time, int64_t number)
{
    const struct survey *survey = &training->survey;
    const struct bits_room *room = &training->room;
    int64_t shard = number / training->blocks, block = number % training->blocks;
    int64_t rows = network_rows(survey) * PARTS, size = cell_rows(survey) * PARTS;
    lanes *cells = room->cells + number * size;
    for (int64_t i = 0; time == 0 && i < size; i++) {
        cells[i] = every_lane(0.0f);
        __asm__ volatile(""); /* keeps compilers from calling memset, which is slow here */
    }
    for (int64_t i = 0; i < training->depth; i++) {
        struct chunk chunk = chunk_of(training, batch, time, shard * training->depth + i);
        scatter(survey, &chunk, room->network + block * rows, chunk.layer + block * CHUNK * PARTS,
                cells);
    }
    if (time == training->times - 1)
        unfold(survey, cells, room->nudges + number * rows);
    if (block == 0)
        add_told(training, batch, time, shard);
}

/* A phase of a batch: what it is, how many turns it has, and how many turns come before it. */
struct phase {
    int64_t batch, time, turns, before;
    int is_back, is_step;
};

static struct phase
phase_of(const struct training *training, int64_t number)
{
    int64_t forward = training->shards * training->depth, back = training->shards * training->blocks;
    int64_t once = forward + back, in_batch = training->times * once + training->blocks;
    int64_t phases = 2 * training->times + 1, within = number % phases;
    struct phase phase = {.batch = number / phases,
                          .time = within / 2,
                          .is_back = (int)(within % 2),
                          .is_step = within == phases - 1};
    phase.turns = phase.is_step ? training->blocks : phase.is_back ? back : forward;
    phase.before = phase.batch * in_batch + phase.time * once + (phase.is_back ? forward : 0);
    return phase;
}

static void
do_turn(struct training *training, const struct phase *phase, int64_t turn)
{
    if (phase->is_step)
        take_step(training, turn);
    else if (phase->is_back)
        go_back(training, phase->batch, phase->time, turn);
    else
        go_forward(training, phase->batch, phase->time, turn);
}

/* Take turns until none is left, or others must be let run first; whether that is so. */
static int
take_turns(struct training *training, struct turns *turns, int from_back)
{
    int64_t batches = (training->rows + training->batch - 1) / training->batch;
    int64_t phases = batches * (2 * training->times + 1);
    for (int64_t number = open_phase(turns); number < phases; number = open_phase(turns)) {
        struct phase phase = phase_of(training, number);
        int64_t turn;
        while (!has_stopped(turns) &&
               (turn = take_turn(turns, number, phase.turns, from_back)) >= 0) {
            do_turn(training, &phase, turn);
            finish_turn(turns);
        }
        if (has_stopped(turns))
            return 0;
        if (!wait_for(turns, phase.before + phase.turns))
            return 1;
        open_next(turns, number);
    }
    return 0;
}

EXPORT int32_t
glassbowl_bits_train(const int32_t *form, int32_t hidden, const uint8_t *yes, const uint8_t *known,
                     const float *number, const int32_t *chosen, const int32_t *order,
                     const float *targets, const float *weight, int32_t rows, int32_t batch,
                     double rate, int32_t first_batch, int32_t all_batches, double *progress,
                     int32_t thread, int64_t *shared, float *room)
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
    int64_t of_shard = (batch + training.shards - 1) / training.shards;
    int64_t chunks = (of_shard + CHUNK - 1) / CHUNK, most = SLOTS / training.shards;
    training.depth = chunks < most ? chunks : most;
    training.times = (chunks + training.depth - 1) / training.depth;
    struct survey *survey = &training.survey;
    survey->yes = yes;
    survey->known = known;
    survey->number = number;
    survey->chosen = chosen;
    survey->order = order;
    training.room = bits_room_at(room, survey, hidden, thread);
    int waiting = take_turns(&training, (struct turns *)shared, thread & 1);
    set_control(control);
    return waiting;
}
