/* Customers brought in and sent forward, in chunks; scoring. Lanes: hidden neurons. */

#include "bits.h"
#include "control.h"

struct survey
survey_of(const int32_t *form)
{
    struct survey survey = {.questions = form[0],
                            .unknown = form[1],
                            .numbers = form[2],
                            .choices = form[3],
                            .levels = form + 4};
    survey.bytes = (survey.questions + 7) / 8 * (survey.unknown ? 2 : 1);
    int32_t last_byte = survey.questions & 7; /* answers in it, 0: it is full */
    survey.groups = 2 * survey.bytes - (last_byte > 0 && last_byte <= GROUP);
    for (int32_t i = 0; i < survey.choices; i++)
        survey.options += survey.levels[i];
    return survey;
}

struct bits_room
bits_room_at(float *start, const struct survey *survey, int32_t hidden, int32_t thread)
{
    uintptr_t aligned = ((uintptr_t)start + 63) & ~(uintptr_t)63;
    int64_t blocks = blocks_of(hidden), network = blocks * network_rows(survey) * BLOCK;
    int64_t cells = blocks * cell_rows(survey) * BLOCK, layer = blocks * CHUNK * BLOCK;
    int64_t gathered = CHUNK / 4 * (int64_t)survey->bytes;
    int64_t told = 6 * (SHARDS + SLOTS), pace = 8; /* floats that these take */
    int64_t shared = (3 + SHARDS) * network + SHARDS * cells + SLOTS * (layer + CHUNK + gathered);
    int64_t tables = blocks * survey->groups * CELLS * BLOCK, own = tables + CHUNK;
    float *free = (float *)aligned, *kept = free + (3 + SHARDS) * network + SHARDS * cells;
    float *others = free + shared, *scratch = others + told + pace + thread * own;
    return (struct bits_room){
        .network = (lanes *)free,
        .first = (lanes *)(free + network),
        .second = (lanes *)(free + 2 * network),
        .nudges = (lanes *)(free + 3 * network),
        .cells = (lanes *)(free + (3 + SHARDS) * network),
        .layer = (lanes *)kept,
        .deltas = kept + SLOTS * layer,
        .gathered = (uint8_t *)(kept + SLOTS * (layer + CHUNK)),
        .told = (struct told *)others,
        .told_each = (struct told *)others + SHARDS,
        .pace = others + told,
        .scratch = {.tables = (lanes *)scratch, .sums = scratch + tables},
        .floats = BLOCK + shared + told + pace + thread * own};
}

struct chunk
chunk_in(const struct survey *survey, const struct bits_room *room, int32_t hidden, int64_t slot,
         int64_t first, int64_t end, int64_t last)
{
    int64_t left = end > first ? end - first : 0;
    return (struct chunk){.first = first,
                          .rows = left < CHUNK ? left : CHUNK,
                          .last = last,
                          .gathered = room->gathered + slot * CHUNK * survey->bytes,
                          .layer = room->layer + slot * blocks_of(hidden) * CHUNK * PARTS,
                          .sums = room->scratch.sums,
                          .deltas = room->deltas + slot * CHUNK};
}

/* Whether the answers of a chunk lie together already. */
INLINE int
lie_together(const struct survey *survey)
{
    return !survey->order && !survey->unknown;
}

const uint8_t *
answers_of(const struct survey *survey, const struct chunk *chunk)
{
    return lie_together(survey) ? survey->yes + chunk->first * survey->bytes : chunk->gathered;
}

/* The bits of a chunk, together: those that say yes, and behind them those that are unknown. */
static void
gather(const struct survey *survey, const struct chunk *chunk)
{
    int64_t stride = (survey->questions + 7) / 8;
    uint8_t *out = chunk->gathered;
    for (int64_t place = chunk->first; place < chunk->first + chunk->rows; place++) {
        if (survey->order && place + AHEAD < chunk->last) {
            int64_t later = row_at(survey, place + AHEAD) * stride;
            __builtin_prefetch(survey->yes + later);
            if (survey->unknown)
                __builtin_prefetch(survey->known + later);
        }
        const uint8_t *yes = survey->yes + row_at(survey, place) * stride;
        if (!survey->unknown) {
            for (int64_t i = 0; i < stride; i++)
                *out++ = yes[i];
            continue;
        }
        const uint8_t *known = survey->known + row_at(survey, place) * stride;
        for (int64_t i = 0; i < stride; i++)
            *out++ = yes[i] & known[i];
        for (int64_t i = 0; i < stride; i++)
            *out++ = (uint8_t)~known[i];
    }
}

/* What arrives at the output from all neurons: block after block, then joined, then the bias. */
static void
add_votes(const struct survey *survey, const struct bits_room *room, int32_t hidden,
          const struct chunk *chunk)
{
    int64_t between = (int64_t)network_rows(survey) * PARTS, blocks = blocks_of(hidden);
    const lanes *votes = room->network + votes_at(survey), *layer = chunk->layer;
    float bias = votes[PARTS][0];
    for (int64_t row = 0; row < chunk->rows; row++) {
        lanes sum[PARTS];
        for (int part = 0; part < PARTS; part++)
            sum[part] = layer[row * PARTS + part] * votes[part];
        for (int64_t block = 1; block < blocks; block++)
            for (int part = 0; part < PARTS; part++)
                sum[part] += layer[(block * CHUNK + row) * PARTS + part] *
                             votes[block * between + part];
        chunk->sums[row] = joined(sum) + bias;
    }
    for (int64_t row = chunk->rows; row % BLOCK != 0; row++)
        chunk->sums[row] = 0.0f;
}

void
send_forward(const struct survey *survey, const struct bits_room *room, int32_t hidden,
             const struct chunk *chunk)
{
    if (!lie_together(survey))
        gather(survey, chunk);
    for (int64_t block = 0; block < blocks_of(hidden); block++)
        look_up(survey, chunk, room->network + block * network_rows(survey) * PARTS,
                room->scratch.tables + block * survey->groups * CELLS * PARTS,
                chunk->layer + block * CHUNK * PARTS);
    add_votes(survey, room, hidden, chunk);
}

/* Which row of a block holds a row of the network as the caller has it, which is without gaps. */
static int64_t
block_row(const struct survey *survey, int64_t row)
{
    int64_t asked = (int64_t)survey->questions * (survey->unknown ? 2 : 1);
    if (row >= asked)
        return answer_rows(survey) + (row - asked);
    int64_t plane = row / survey->questions, question = row % survey->questions;
    return plane * ((survey->questions + 7) / 8 * 8) + question;
}

/* Copy a network into the blocks, or back. */
static void
copy_network(const struct survey *survey, int32_t hidden, float *flat, float *blocks, int back)
{
    int64_t block_rows = network_rows(survey), asked = survey->questions;
    int64_t rows = asked * (survey->unknown ? 2 : 1) + other_rows(survey) - 1;
    for (int64_t row = 0; row <= rows; row++)
        for (int64_t j = 0; j < (row < rows ? hidden : 1); j++, flat++) {
            int64_t place = (j / BLOCK * block_rows + block_row(survey, row)) * BLOCK + j % BLOCK;
            if (back)
                *flat = blocks[place];
            else
                blocks[place] = *flat;
        }
}

EXPORT int64_t
glassbowl_bits_room(const int32_t *form, int32_t hidden, int32_t threads)
{
    struct survey survey = survey_of(form);
    return bits_room_at(0, &survey, hidden, threads).floats;
}

EXPORT void
glassbowl_bits_begin(const int32_t *form, int32_t hidden, float *network, float *first, float *second,
                     float *room)
{
    uint64_t control = set_control(OUR_CONTROL);
    struct survey survey = survey_of(form);
    struct bits_room laid = bits_room_at(room, &survey, hidden, 0);
    int64_t rows = (int64_t)blocks_of(hidden) * network_rows(&survey);
    float *given[] = {network, first, second};
    lanes *kept[] = {laid.network, laid.first, laid.second};
    for (int i = 0; i < 3; i++) {
        for (int64_t row = 0; row < rows * PARTS; row++)
            kept[i][row] = every_lane(0.0f);
        if (given[i])
            copy_network(&survey, hidden, given[i], (float *)kept[i], 0);
    }
    set_control(control);
}

EXPORT void
glassbowl_bits_end(const int32_t *form, int32_t hidden, float *network, float *first, float *second,
                   float *room)
{
    struct survey survey = survey_of(form);
    struct bits_room laid = bits_room_at(room, &survey, hidden, 0);
    copy_network(&survey, hidden, network, (float *)laid.network, 1);
    copy_network(&survey, hidden, first, (float *)laid.first, 1);
    copy_network(&survey, hidden, second, (float *)laid.second, 1);
}

EXPORT void
glassbowl_bits_score(const int32_t *form, int32_t hidden, const uint8_t *yes, const uint8_t *known,
                     const float *number, const int32_t *chosen, const int32_t *order, int32_t rows,
                     float *out, float *room)
{
    uint64_t control = set_control(OUR_CONTROL);
    struct survey survey = survey_of(form);
    survey.yes = yes;
    survey.known = known;
    survey.number = number;
    survey.chosen = chosen;
    survey.order = order;
    struct bits_room laid = bits_room_at(room, &survey, hidden, 0);
    fold(&survey, &laid, hidden);
    for (int64_t first = 0; first < rows; first += CHUNK) {
        struct chunk chunk = chunk_in(&survey, &laid, hidden, 0, first, rows, rows);
        send_forward(&survey, &laid, hidden, &chunk);
        for (int64_t row = 0; row < chunk.rows; row += LANES) {
            lanes score = sigmoid(*(const lanes *)(chunk.sums + row));
            for (int lane = 0; lane < LANES && row + lane < chunk.rows; lane++)
                out[first + row + lane] = score[lane];
        }
    }
    set_control(control);
}
