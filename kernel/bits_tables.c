/* Four answers at a time, without multiplying: a group of four yes/no answers is a number from 0 to
   15, and says which of sixteen sums of synapses arrives. The sums are made once a batch (`fold`) and
   looked up for every customer; on the way back, what a customer wants is added in the cell of the
   same number (`scatter`), and once a batch the cells are added up for each answer (`unfold`).
   Lanes: hidden neurons, a block of sixteen at a time. */

#include "bits.h"

/* Rows that go through a block side by side: so that the processor always has a sum to go on with. */
enum { AT_ONCE = LANES / 4 };

/* All ways with an answer are all ways without it, and its row. */
INLINE void
fold_group(const lanes *rows, lanes *cells)
{
    for (int part = 0; part < PARTS; part++)
        cells[part] = every_lane(0.0f);
    for (int answer = 0; answer < GROUP; answer++)
        for (int cell = 0; cell < 1 << answer; cell++)
            for (int part = 0; part < PARTS; part++)
                cells[((1 << answer) + cell) * PARTS + part] =
                    cells[cell * PARTS + part] + rows[answer * PARTS + part];
}

void
fold(const struct survey *survey, const struct bits_room *room, int32_t hidden)
{
    for (int64_t block = 0; block < blocks_of(hidden); block++) {
        const lanes *rows = room->network + block * network_rows(survey) * PARTS;
        lanes *cells = room->scratch.tables + block * survey->groups * CELLS * PARTS;
        for (int64_t group = 0; group < survey->groups; group++)
            fold_group(rows + group * GROUP * PARTS, cells + group * CELLS * PARTS);
    }
}

/* The other way round: an answer's nudge is the sum over all ways with it, in their order. */
INLINE void
unfold_group(lanes *cells, lanes *nudges)
{
    for (int answer = GROUP - 1; answer >= 0; answer--)
        for (int part = 0; part < PARTS; part++) {
            int half = 1 << answer; /* all with the answer stand behind all without it */
            lanes sum = cells[half * PARTS + part];
            for (int cell = 1; cell < half; cell++)
                sum += cells[(half + cell) * PARTS + part];
            nudges[answer * PARTS + part] = sum;
            for (int cell = 0; cell < half; cell++)
                cells[cell * PARTS + part] += cells[(half + cell) * PARTS + part];
        }
}

void
unfold(const struct survey *survey, lanes *cells, lanes *nudges)
{
    for (int64_t group = 0; group < survey->groups; group++)
        unfold_group(cells + group * CELLS * PARTS, nudges + group * GROUP * PARTS);
    const lanes *others = cells + (int64_t)survey->groups * CELLS * PARTS;
    for (int64_t i = 0; i < other_rows(survey) * PARTS; i++)
        nudges[answer_rows(survey) * PARTS + i] = others[i];
}

/* What the numbers and the options that one row chose add to the sums of a block's neurons. */
static void
add_others(const struct survey *survey, const struct chunk *chunk, int64_t row, const float *others,
           lanes sum[PARTS])
{
    int64_t at = row_at(survey, chunk->first + row), numbers = survey->numbers;
    const float *number = survey->number + at * numbers;
    const int32_t *chosen = survey->chosen + at * survey->choices;
    const lanes *rows = (const lanes *)others;
    for (int64_t i = 0; i < numbers; i++, rows += PARTS)
        for (int part = 0; part < PARTS; part++)
            sum[part] += number[i] * rows[part];
    for (int64_t i = 0; i < survey->choices; rows += (int64_t)survey->levels[i++] * PARTS)
        for (int part = 0; part < PARTS; part++)
            sum[part] += rows[chosen[i] * PARTS + part];
}

/* The way back of the same. */
static void
scatter_others(const struct survey *survey, const struct chunk *chunk, int64_t row,
               const lanes delta[PARTS], lanes *rows)
{
    int64_t at = row_at(survey, chunk->first + row), numbers = survey->numbers;
    const float *number = survey->number + at * numbers;
    const int32_t *chosen = survey->chosen + at * survey->choices;
    for (int64_t i = 0; i < numbers; i++, rows += PARTS)
        for (int part = 0; part < PARTS; part++)
            rows[part] += number[i] * delta[part];
    for (int64_t i = 0; i < survey->choices; rows += (int64_t)survey->levels[i++] * PARTS)
        for (int part = 0; part < PARTS; part++)
            rows[chosen[i] * PARTS + part] += delta[part];
}

/* Some rows side by side. The upper four bits
   of eight answers, where they stand, already are how many floats lie before their cell. */
INLINE void
look_up_rows(const struct survey *survey, const struct chunk *chunk, const float *others,
             const float *tables, int64_t first, const int rows, lanes *layer)
{
    const uint8_t *answers = answers_of(survey, chunk) + first * survey->bytes;
    const int64_t bytes = survey->bytes, pairs = survey->groups / 2;
    const lanes *bias = (const lanes *)(others + (int64_t)(survey->numbers + survey->options) * BLOCK);
    lanes sum[AT_ONCE][PARTS];
    for (int row = 0; row < rows; row++)
        for (int part = 0; part < PARTS; part++)
            sum[row][part] = bias[part];
    for (int64_t pair = 0; pair < pairs; pair++, tables += 2 * CELLS * BLOCK)
        for (int row = 0; row < rows; row++) {
            uint32_t eight = answers[row * bytes + pair];
            const lanes *low = (const lanes *)(tables + (eight << 4 & 0xf0));
            const lanes *high = (const lanes *)(tables + CELLS * BLOCK + (eight & 0xf0));
            for (int part = 0; part < PARTS; part++)
                sum[row][part] = (sum[row][part] + low[part]) + high[part];
        }
    for (int row = 0; row < rows && survey->groups % 2; row++) {
        uint32_t four = answers[row * bytes + pairs];
        const lanes *low = (const lanes *)(tables + (four << 4 & 0xf0));
        for (int part = 0; part < PARTS; part++)
            sum[row][part] += low[part];
    }
    if (survey->numbers + survey->choices)
        for (int row = 0; row < rows; row++)
            add_others(survey, chunk, first + row, others, sum[row]);
    for (int row = 0; row < rows; row++)
        for (int part = 0; part < PARTS; part++)
            layer[(first + row) * PARTS + part] = sigmoid(sum[row][part]);
}

void
look_up(const struct survey *survey, const struct chunk *chunk, const lanes *network,
        const lanes *tables, lanes *layer)
{
    const float *others = (const float *)(network + (int64_t)answer_rows(survey) * PARTS);
    int64_t row = 0;
    for (; row + AT_ONCE <= chunk->rows; row += AT_ONCE)
        look_up_rows(survey, chunk, others, (const float *)tables, row, AT_ONCE, layer);
    for (; row < chunk->rows; row++)
        look_up_rows(survey, chunk, others, (const float *)tables, row, 1, layer);
}

void
scatter(const struct survey *survey, const struct chunk *chunk, const lanes *network,
        const lanes *layer, lanes *cells)
{
    const int64_t bytes = survey->bytes, pairs = survey->groups / 2;
    const uint8_t *all_answers = answers_of(survey, chunk);
    const lanes *votes = network + votes_at(survey);
    lanes *others = cells + (int64_t)survey->groups * CELLS * PARTS;
    lanes *last = others + (int64_t)(survey->numbers + survey->options) * PARTS;
    lanes vote[PARTS], bias_nudge[PARTS], vote_nudge[PARTS], delta[PARTS];
    for (int part = 0; part < PARTS; part++) {
        vote[part] = votes[part];
        bias_nudge[part] = last[part];
        vote_nudge[part] = last[PARTS + part];
    }
    for (int64_t row = 0; row < chunk->rows; row++) {
        const uint8_t *answers = all_answers + row * bytes;
        float *cell = (float *)cells, output_delta = chunk->deltas[row];
        for (int part = 0; part < PARTS; part++) {
            lanes said = layer[row * PARTS + part];
            delta[part] = (output_delta * vote[part]) * slope(said);
            bias_nudge[part] += delta[part];
            vote_nudge[part] += output_delta * said;
        }
        for (int64_t pair = 0; pair < pairs; pair++, cell += 2 * CELLS * BLOCK) {
            uint32_t eight = answers[pair];
            lanes *low = (lanes *)(cell + (eight << 4 & 0xf0));
            lanes *high = (lanes *)(cell + CELLS * BLOCK + (eight & 0xf0));
            for (int part = 0; part < PARTS; part++) {
                low[part] += delta[part];
                high[part] += delta[part];
            }
        }
        if (survey->groups % 2) {
            lanes *low = (lanes *)(cell + ((uint32_t)answers[pairs] << 4 & 0xf0));
            for (int part = 0; part < PARTS; part++)
                low[part] += delta[part];
        }
        if (survey->numbers + survey->choices)
            scatter_others(survey, chunk, row, delta, others);
    }
    for (int part = 0; part < PARTS; part++) {
        last[part] = bias_nudge[part];
        last[PARTS + part] = vote_nudge[part];
    }
}
