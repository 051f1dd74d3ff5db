/* A round for many customers: several blocks of four go through the network together, so that what is
   fetched serves them all, and the processor always has another sum to go on with. It is the round of
   network.h, every sum in the same order.

   Lanes: four customers, as there. Where a register holds eight numbers, two times four share it and
   go their own ways: two blocks where neurons add up, two neurons where nudges are added up. */

#include "network.h"

/* So many blocks, and so many neurons, are worked on side by side that their sums fill half of the
   registers. */
#if defined(__AVX512F__)
enum { SHARING = 2, BLOCKS = 4, NEURONS = 4 };
#elif defined(__AVX2__)
enum { SHARING = 1, BLOCKS = 2, NEURONS = 4 };
#else
enum { SHARING = 1, BLOCKS = 1, NEURONS = 4 };
#endif

#if defined(__AVX512F__)
typedef double shared __attribute__((vector_size(64)));
typedef double two_of_lanes __attribute__((vector_size(64), aligned(32), may_alias));

INLINE shared
side_by_side(lanes one, lanes other)
{
    return __builtin_shufflevector(one, other, 0, 1, 2, 3, 4, 5, 6, 7);
}
#else
typedef lanes shared, two_of_lanes; /* one of them, here */

INLINE shared
side_by_side(lanes one, lanes other)
{
    (void)other;
    return one;
}
#endif

typedef lanes half __attribute__((may_alias)); /* of what shares a register, or all of it */

/* Some values of every block: those of the next block stand `stride` further on. */
struct column {
    lanes *values;
    int64_t stride;
};

INLINE struct column
moved_on(struct column column, int64_t values)
{
    return (struct column){column.values + values, column.stride};
}

/* The synapses between some values and some sums: how far it is to those of the next value, and to
   those of the next sum. */
struct between {
    const double *synapses;
    int64_t next_value, next_sum;
};

/* The value that stands here in a block, beside that of the block with which it shares a register. */
INLINE shared
value_at(struct column from, int block, int i)
{
    const lanes *one = from.values + block * from.stride + i;
    return side_by_side(*one, one[(SHARING - 1) * from.stride]);
}

/* The sums of some neurons in BLOCKS blocks, each from the first of `count` values to the last. */
INLINE void
add_up(struct column from, int count, struct between by, const int neurons, struct column to)
{
    shared sum[BLOCKS / SHARING][NEURONS];
    const double *synapse = by.synapses;
    for (int place = 0; place < BLOCKS / SHARING; place++)
        for (int j = 0; j < neurons; j++)
            sum[place][j] = value_at(from, place * SHARING, 0) * synapse[j * by.next_sum];
    for (int i = 1; i < count; i++) {
        synapse += by.next_value;
        for (int place = 0; place < BLOCKS / SHARING; place++) {
            shared value = value_at(from, place * SHARING, i);
            for (int j = 0; j < neurons; j++)
                sum[place][j] += value * synapse[j * by.next_sum];
        }
    }
    for (int block = 0; block < BLOCKS; block++)
        for (int j = 0; j < neurons; j++) {
            const half *halves = (const half *)&sum[block / SHARING][j];
            to.values[block * to.stride + j] = halves[block % SHARING];
        }
}

/* The sums of all neurons in all blocks. What does not go in evenly is worked on twice. */
static void
add_up_all(struct column from, int count, struct between by, int blocks, int neurons,
           struct column to)
{
    int at_once = neurons < NEURONS ? 1 : NEURONS;
    for (int last = 0, block = 0; !last; block += BLOCKS) {
        last = block + BLOCKS >= blocks;
        block = last ? blocks - BLOCKS : block;
        for (int end = 0, j = 0; !end; j += at_once) {
            end = j + at_once >= neurons;
            j = end ? neurons - at_once : j;
            struct column here = moved_on(from, block * from.stride);
            struct column there = moved_on(to, block * to.stride + j);
            struct between some = by;
            some.synapses += j * by.next_sum;
            if (at_once == NEURONS)
                add_up(here, count, some, NEURONS, there);
            else
                add_up(here, count, some, 1, there);
        }
    }
}

/* Feed forward, layer by layer. */
static void
feed_all_forward(const struct problem *problem, const double *synapses, struct column inputs,
                 struct column layers, int blocks)
{
    struct column before = inputs, layer = layers;
    for (int k = 0; k < problem->synapse_count; k++) {
        int from = problem->widths[k], to = problem->widths[k + 1];
        add_up_all(before, from, (struct between){synapses, to, 1}, blocks, to, layer);
        for (int block = 0; block < blocks; block++)
            for (int j = 0; j < to; j++)
                layer.values[block * layer.stride + j] =
                    sigmoid(layer.values[block * layer.stride + j]);
        synapses += from * to;
        before = layer;
        layer = moved_on(layer, to);
    }
}

/* Back propagation, layer by layer from the last. */
static void
propagate_all_back(const struct problem *problem, const double *synapses, const lanes *targets,
                   const lanes *shares, struct column layers, struct column deltas, int blocks)
{
    int last = problem->synapse_count, to = problem->widths[last];
    int place = neurons_of(problem->synapse_count, problem->widths) - to; /* of the layer at hand */
    const double *synapse = synapses + numbers_of(problem->synapse_count, problem->widths);
    for (int block = 0; block < blocks; block++)
        for (int j = 0; j < to; j++) {
            lanes prediction = layers.values[block * layers.stride + place + j];
            lanes steepness = problem->cross_entropy ? every_lane(1.0) : slope(prediction);
            lanes error = targets[block * to + j] - prediction;
            deltas.values[block * deltas.stride + place + j] = (error * steepness) * shares[block];
        }
    for (int k = last - 1; k > 0; k--) {
        int from = problem->widths[k];
        synapse -= from * to;
        struct column before = moved_on(deltas, place - from);
        add_up_all(moved_on(deltas, place), to, (struct between){synapse, 1, to}, blocks, from,
                   before);
        place -= from;
        for (int block = 0; block < blocks; block++)
            for (int i = 0; i < from; i++)
                before.values[block * before.stride + i] *=
                    slope(layers.values[block * layers.stride + place + i]);
        to = from;
    }
}

/* What all blocks add to the nudges between some values and NEURONS neurons. */
INLINE void
add_to_nudges(struct column from, struct column deltas, int blocks, int first, const int values,
              lanes *nudges, int64_t next_value)
{
    shared nudge[BLOCKS][NEURONS / SHARING];
    for (int i = 0; i < values; i++)
        for (int place = 0; place < NEURONS / SHARING; place++)
            nudge[i][place] = *(two_of_lanes *)(nudges + i * next_value + place * SHARING);
    for (int block = 0; block < blocks; block++)
        for (int i = 0; i < values; i++) {
            lanes value = from.values[block * from.stride + i];
            for (int place = 0; place < NEURONS / SHARING; place++) {
                shared delta = *(two_of_lanes *)(deltas.values + block * deltas.stride + place * SHARING);
                shared part = side_by_side(value, value) * delta;
                nudge[i][place] = first && block == 0 ? part : nudge[i][place] + part;
            }
        }
    for (int i = 0; i < values; i++)
        for (int place = 0; place < NEURONS / SHARING; place++)
            *(two_of_lanes *)(nudges + i * next_value + place * SHARING) = nudge[i][place];
}

/* The same between some values and one neuron. */
static void
add_to_nudges_of_one(struct column from, struct column deltas, int blocks, int first, int values,
                     lanes *nudges, int64_t next_value)
{
    for (int i = 0; i < values; i++) {
        lanes nudge = nudges[i * next_value];
        for (int block = 0; block < blocks; block++) {
            lanes part = from.values[block * from.stride + i] * deltas.values[block * deltas.stride];
            nudge = first && block == 0 ? part : nudge + part;
        }
        nudges[i * next_value] = nudge;
    }
}

/* What all blocks add to the nudges of one layer's synapses. */
static void
add_layer_nudges(struct column from, struct column deltas, int blocks, int first, int values,
                 int neurons, lanes *nudges)
{
    int j = 0;
    for (; j + NEURONS <= neurons; j += NEURONS, deltas = moved_on(deltas, NEURONS)) {
        int i = 0;
        for (; i + BLOCKS <= values; i += BLOCKS)
            add_to_nudges(moved_on(from, i), deltas, blocks, first, BLOCKS,
                          nudges + i * neurons + j, neurons);
        for (; i < values; i++)
            add_to_nudges(moved_on(from, i), deltas, blocks, first, 1, nudges + i * neurons + j,
                          neurons);
    }
    for (; j < neurons; j++, deltas = moved_on(deltas, 1))
        add_to_nudges_of_one(from, deltas, blocks, first, values, nudges + j, neurons);
}

void
send_crowd(const struct problem *problem, const double *synapses, struct values values,
            lanes *nudges)
{
    const int32_t *widths = problem->widths;
    int neurons = neurons_of(problem->synapse_count, widths), count;
    int outputs = widths[problem->synapse_count];
    struct column layers = {values.layers, neurons}, deltas = {values.deltas, neurons};
    for (int block = 0; block < problem->blocks; block += count) {
        int left = problem->blocks - block;
        count = left <= CROWD ? left : left < CROWD + BLOCKS ? left - BLOCKS : CROWD;
        struct column inputs = {(lanes *)problem->inputs + (int64_t)block * widths[0], widths[0]};
        feed_all_forward(problem, synapses, inputs, layers, count);
        propagate_all_back(problem, synapses, problem->targets + (int64_t)block * outputs,
                           problem->shares + block, layers, deltas, count);
        struct column before = inputs, delta = deltas, layer = layers;
        lanes *nudge = nudges;
        for (int k = 0; k < problem->synapse_count; k++) {
            add_layer_nudges(before, delta, count, block == 0, widths[k], widths[k + 1], nudge);
            nudge += widths[k] * widths[k + 1];
            delta = moved_on(delta, widths[k + 1]);
            before = layer;
            layer = moved_on(layer, widths[k + 1]);
        }
    }
}
