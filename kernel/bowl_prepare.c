/* What the points of a grid of two weights have in common, worked out ahead of them.

   Lanes: values of the outer weight; of the inner one, where its neuron feels nothing of the outer. */

#include "bowl.h"

/* A sum, and on top of it what arrives from neurons `first` up to, but without, `end`. */
static SEPARATE lanes
arriving(lanes sum, const lanes *before, const double *synapse, int to, int first, int end)
{
    for (int i = first; i < end; i++)
        sum += before[i] * synapse[(int64_t)i * to];
    return sum;
}

void
feed(const struct bowl *bowl, int k, const lanes *before, lanes *sums, lanes *layer)
{
    int from = bowl->problem.widths[k], to = bowl->problem.widths[k + 1];
    for (int j = 0; j < to; j++) {
        sums[j] = arriving(nothing_yet(), before, bowl->synapses[k] + j, to, 0, from);
        layer[j] = sigmoid(sums[j]);
    }
}

/* The sum of a neuron that a weight on the move leads to. */
static SEPARATE lanes
arriving_at(const struct bowl *bowl, const struct mover *mover, const lanes *before, lanes value)
{
    int from = bowl->problem.widths[mover->synapse], to = bowl->problem.widths[mover->synapse + 1];
    const double *synapse = bowl->synapses[mover->synapse] + mover->to;
    lanes sum = arriving(nothing_yet(), before, synapse, to, 0, mover->from);
    sum += before[mover->from] * value;
    return arriving(sum, before, synapse, to, mover->from + 1, from);
}

/* For every row what arrives at the outer weight's layer and what the layer makes of it. */
static void
prepare_rows(const struct bowl *bowl, const struct block *block)
{
    const int32_t *widths = bowl->problem.widths;
    int outer = bowl->outer.synapse, from = widths[outer], to = widths[outer + 1];
    for (int r = 0; r < block->count; r++) {
        const double *answers = bowl->problem.inputs + (int64_t)block->rows[r] * widths[0];
        lanes *before = bowl->scratch, *layer = before + bowl->widest;
        lanes *sums = layer + bowl->widest;
        for (int i = 0; i < widths[0]; i++)
            before[i] = every_lane(answers[i]);
        for (int k = 0; k < outer; k++) {
            feed(bowl, k, before, sums, layer);
            swap(&before, &layer);
        }
        for (int i = 0; i < from; i++)
            bowl->before[(int64_t)r * from + i] = before[i];
        feed(bowl, outer, before, bowl->sums + (int64_t)r * to, bowl->layer + (int64_t)r * to);
    }
}

/* For every row the inner weight's neuron at each of its values, nothing else moving it. */
static void
prepare_inner(const struct bowl *bowl, const struct block *block)
{
    int64_t groups = groups_of(bowl->inner.count), from = bowl->problem.widths[bowl->inner.synapse];
    for (int r = 0; r < block->count; r++)
        for (int64_t g = 0; g < groups; g++)
            bowl->inner_heights[r * groups + g] = sigmoid(arriving_at(
                bowl, &bowl->inner, bowl->before + r * from, bowl->inner_values[g]));
}

/* The moving sum of the inner weight's neuron, for a group of values of the outer weight. */
static void
prepare_own_sum(const struct bowl *bowl, const lanes *before, lanes outer_value, lanes *sum)
{
    const struct mover *outer = &bowl->outer, *inner = &bowl->inner;
    int from = bowl->problem.widths[inner->synapse], to = bowl->problem.widths[inner->synapse + 1];
    int same_neuron = outer->synapse == inner->synapse && outer->to == inner->to;
    lanes *rest = sum + 2;
    sum[0] = nothing_yet();
    sum[1] = before[inner->from];
    for (int i = 0; i < from; i++) {
        lanes weight = every_lane(bowl->synapses[inner->synapse][(int64_t)i * to + inner->to]);
        lanes term = before[i] * (same_neuron && i == outer->from ? outer_value : weight);
        if (i < inner->from)
            sum[0] += term;
        else if (i > inner->from)
            *rest++ = term;
    }
}

/* The moving sums of the neurons behind the inner weight's neuron. */
static void
prepare_next_sums(const struct bowl *bowl, const lanes *layer, lanes *sums)
{
    int k = bowl->inner.synapse + 1, moving = bowl->inner.to;
    int from = bowl->problem.widths[k], to = bowl->problem.widths[k + 1];
    for (int j = 0; j < to; j++, sums += bowl->next_length) {
        const double *synapse = bowl->synapses[k] + j;
        sums[0] = arriving(nothing_yet(), layer, synapse, to, 0, moving);
        sums[1] = every_lane(synapse[(int64_t)moving * to]);
        for (int i = moving + 1; i < from; i++)
            sums[i - moving + 1] = layer[i] * synapse[(int64_t)i * to];
    }
}

/* All that a row's points need, for a group of values of the outer weight. */
static void
prepare_given(const struct bowl *bowl, int r, lanes outer_value)
{
    const int32_t *widths = bowl->problem.widths;
    const struct mover *outer = &bowl->outer;
    int from = widths[outer->synapse], to = widths[outer->synapse + 1];
    lanes *layer = bowl->scratch, *other = layer + bowl->widest, *sums = other + bowl->widest;
    const lanes *before = bowl->before + (int64_t)r * from;
    for (int j = 0; j < to; j++) {
        sums[j] = bowl->sums[(int64_t)r * to + j];
        layer[j] = bowl->layer[(int64_t)r * to + j];
    }
    sums[outer->to] = arriving_at(bowl, outer, before, outer_value);
    layer[outer->to] = sigmoid(sums[outer->to]);
    for (int k = outer->synapse + 1; k <= bowl->inner.synapse; k++) {
        swap(&layer, &other);
        before = other;
        feed(bowl, k, before, sums, layer);
    }
    lanes *given = bowl->given + r * bowl->given_length;
    if (!bowl->apart)
        prepare_own_sum(bowl, before, outer_value, given);
    given += bowl->own_length;
    if (bowl->inner.synapse + 1 < bowl->problem.synapse_count) {
        prepare_next_sums(bowl, layer, given);
        return;
    }
    int outputs = widths[bowl->problem.synapse_count];
    for (int j = 0; j < outputs; j++) {
        given[j] = sums[j];
        given[outputs + j] = layer[j];
    }
}

void
prepare_block(const struct bowl *bowl, const struct block *block)
{
    prepare_rows(bowl, block);
    if (bowl->apart)
        prepare_inner(bowl, block);
}

void
prepare_lines(const struct bowl *bowl, const struct block *block, int64_t group)
{
    for (int r = 0; r < block->count; r++)
        prepare_given(bowl, r, bowl->outer_values[group]);
}
