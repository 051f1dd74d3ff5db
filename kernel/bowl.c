/* The height of the bowl over a grid of two weights, all others standing still: point by point, from
   what bowl_prepare.c has worked out ahead. Lanes: values of the inner weight. */

#include "bowl.h"
#include "control.h"

/* A moving sum where the number that moves has this value; `sum` points to a lane of its terms. */
INLINE lanes
moving_sum(const double *sum, int length, lanes value)
{
    lanes all = sum[0] + sum[LANES] * value;
    for (int term = 2; term < length; term++)
        all += sum[(int64_t)term * LANES];
    return all;
}

/* What a row costs at a group of points, on top of a sum. */
INLINE lanes
with_row(const struct bowl *bowl, const struct block *block, int r, const double *given, int64_t group,
         lanes before)
{
    const struct problem *problem = &bowl->problem;
    int k = bowl->inner.synapse, to = problem->widths[k + 1];
    lanes *layer = bowl->scratch, *other = layer + bowl->widest, *sums = other + bowl->widest;
    lanes value, sum = nothing_yet();
    if (bowl->apart)
        value = bowl->inner_heights[r * groups_of(bowl->inner.count) + group];
    else {
        sum = moving_sum(given, bowl->own_length, bowl->inner_values[group]);
        value = sigmoid(sum);
        given += (int64_t)bowl->own_length * LANES;
    }
    if (++k == problem->synapse_count) {
        for (int j = 0; j < to; j++) {
            sums[j] = j == bowl->inner.to ? sum : every_lane(given[(int64_t)j * LANES]);
            layer[j] = j == bowl->inner.to ? value : every_lane(given[(int64_t)(to + j) * LANES]);
        }
        return with_costs(problem, block->rows[r], block->shares[r], sums, layer, before);
    }
    for (int j = 0; j < problem->widths[k + 1]; j++) {
        sums[j] = moving_sum(given, bowl->next_length, value);
        layer[j] = sigmoid(sums[j]);
        given += (int64_t)bowl->next_length * LANES;
    }
    while (++k < problem->synapse_count) {
        swap(&layer, &other);
        feed(bowl, k, other, sums, layer);
    }
    return with_costs(problem, block->rows[r], block->shares[r], sums, layer, before);
}

/* Add a row to a line of the grid, a group of points after the other. */
static void
add_row(const struct bowl *bowl, const struct block *block, int r, const double *given, lanes *line)
{
    for (int64_t group = 0; group < groups_of(bowl->inner.count); group++)
        line[group] = with_row(bowl, block, r, given, group, line[group]);
}

/* The same, faster, where all that moves is one sum, that of the only output: so it is with one hidden
   layer and two weights that lead to different neurons of it, and wherever the inner one leads to the
   output. Here the whole line goes through each addition in turn. */
static void
add_row_of_one_sum(const struct bowl *bowl, const struct block *block, int r, const double *given,
                   lanes *restrict line)
{
    int64_t groups = groups_of(bowl->inner.count);
    int32_t length = bowl->apart ? bowl->next_length : bowl->own_length;
    const lanes *values = bowl->apart ? bowl->inner_heights + r * groups : bowl->inner_values;
    lanes *restrict sums = bowl->line;
    for (int64_t group = 0; group < groups; group++)
        sums[group] = given[0] + given[LANES] * values[group];
    for (int term = 2; term < length; term++)
        for (int64_t group = 0; group < groups; group++)
            sums[group] += given[(int64_t)term * LANES];
    lanes target = every_lane(bowl->problem.targets[block->rows[r]]);
    double share = block->shares[r];
    int cross_entropy = bowl->problem.cross_entropy;
    for (int64_t group = 0; group < groups; group++)
        line[group] += cost(sums[group], sigmoid(sums[group]), target, cross_entropy) * share;
}

/* Whether it is so. */
static int
is_one_sum(const struct bowl *bowl)
{
    const struct problem *problem = &bowl->problem;
    int behind = problem->synapse_count - bowl->inner.synapse; /* layers, the neuron's own included */
    return problem->widths[problem->synapse_count] == 1 && behind == 1 + bowl->apart;
}

/* Add the rows of a block to a line of the grid, to four sums for each of its points. */
static void
add_rows(const struct bowl *bowl, const struct block *block, int64_t line, lanes *sums)
{
    const double *given = (const double *)bowl->given + line % LANES;
    int64_t groups = groups_of(bowl->inner.count);
    for (int r = 0; r < block->count; r++, given += bowl->given_length * LANES) {
        lanes *sum = sums + r % SUMS * groups;
        if (is_one_sum(bowl))
            add_row_of_one_sum(bowl, block, r, given, sum);
        else
            add_row(bowl, block, r, given, sum);
    }
}

/* Join the sums of a line and write its heights where the caller wants them. */
static void
write_line(const struct bowl *bowl, const lanes *sums, double *out)
{
    int64_t groups = groups_of(bowl->inner.count);
    for (int64_t group = 0; group < groups; group++)
        bowl->line[group] = joined(sums[group], sums[groups + group], sums[2 * groups + group],
                                   sums[3 * groups + group]);
    const double *heights = (const double *)bowl->line;
    for (int64_t point = 0; point < bowl->inner.count; point++)
        out[point * bowl->inner.stride] = heights[point];
}

/* Add the rows of a block to the whole grid. */
static void
fill(const struct bowl *bowl, const struct block *block, double *out)
{
    int64_t values = SUMS * groups_of(bowl->inner.count);
    prepare_block(bowl, block);
    for (int64_t line = 0; line < bowl->outer.count; line++) {
        if (line % LANES == 0)
            prepare_lines(bowl, block, line / LANES);
        lanes *sums = bowl->so_far + (block->is_first && block->is_last ? 0 : line * values);
        if (block->is_first)
            for (int64_t place = 0; place < values; place++)
                sums[place] = nothing_yet();
        add_rows(bowl, block, line, sums);
        if (block->is_last)
            write_line(bowl, sums, out + line * bowl->outer.stride);
    }
}

/* Fill the grid, a block of rows after the other. */
static void
fill_by_blocks(const struct bowl *bowl, double *out)
{
    const struct problem *problem = &bowl->problem;
    struct block block = {.is_first = 1};
    int32_t row = counting_from(problem, 0);
    for (; !block.is_last; block.is_first = 0) {
        for (block.count = 0; block.count < BLOCK && row < problem->rows; block.count++) {
            block.rows[block.count] = row;
            block.shares[block.count] = share_of(problem, row);
            row = counting_from(problem, row + 1);
        }
        block.is_last = row >= problem->rows;
        fill(bowl, &block, out);
    }
}

/* Where a weight stands, from its place among all numbers of the network. */
static struct mover
mover_at(const int32_t *widths, int32_t place, int32_t count, const double *values, int64_t stride)
{
    struct mover mover = {.count = count, .values = values, .stride = stride};
    int32_t left = place;
    for (; left >= widths[mover.synapse] * widths[mover.synapse + 1]; mover.synapse++)
        left -= widths[mover.synapse] * widths[mover.synapse + 1];
    mover.from = left / widths[mover.synapse + 1];
    mover.to = left % widths[mover.synapse + 1];
    return mover;
}

/* Lay the room out, if there is one; how many lanes it takes. */
static int64_t
laid_out(struct bowl *bowl, lanes *room)
{
    const int32_t *widths = bowl->problem.widths;
    int64_t before = widths[bowl->outer.synapse], layer = widths[bowl->outer.synapse + 1];
    int64_t outers = groups_of(bowl->outer.count), inners = groups_of(bowl->inner.count);
    int64_t points = (bowl->problem.rows > BLOCK ? bowl->outer.count : 1) * inners;
    struct {
        lanes **part;
        int64_t size;
    } parts[] = {{&bowl->outer_values, outers},
                 {&bowl->inner_values, inners},
                 {&bowl->scratch, 3 * (int64_t)bowl->widest},
                 {&bowl->before, BLOCK * before},
                 {&bowl->sums, BLOCK * layer},
                 {&bowl->layer, BLOCK * layer},
                 {&bowl->inner_heights, bowl->apart ? BLOCK * inners : 0},
                 {&bowl->given, BLOCK * bowl->given_length},
                 {&bowl->line, inners},
                 {&bowl->so_far, SUMS * points}};
    int64_t taken = 0;
    for (unsigned part = 0; part < sizeof parts / sizeof parts[0]; part++) {
        if (room)
            *parts[part].part = room + taken;
        taken += parts[part].size;
    }
    return taken;
}

/* What the places of two weights make of the work. */
static struct bowl
bowl_over(struct problem problem, const double *synapses, struct mover first, struct mover second)
{
    const int32_t *widths = problem.widths;
    int swapped = first.synapse > second.synapse;
    struct bowl bowl = {.problem = problem,
                        .outer = swapped ? second : first,
                        .inner = swapped ? first : second,
                        .widest = widest(problem.synapse_count, widths)};
    const struct mover *inner = &bowl.inner;
    int64_t to = widths[inner->synapse + 1];
    int is_last = inner->synapse + 1 == problem.synapse_count;
    bowl.apart = !is_last && bowl.outer.synapse == inner->synapse && bowl.outer.to != inner->to;
    bowl.own_length = bowl.apart ? 0 : widths[inner->synapse] - inner->from + 1;
    bowl.next_length = is_last ? 0 : (int32_t)to - inner->to + 1;
    bowl.given_length =
        bowl.own_length + (is_last ? 2 * to : (int64_t)widths[inner->synapse + 2] * bowl.next_length);
    for (int k = 0; k < problem.synapse_count && synapses; k++) {
        bowl.synapses[k] = synapses;
        synapses += (int64_t)widths[k] * widths[k + 1];
    }
    return bowl;
}

EXPORT int64_t
glassbowl_bowl_room(int32_t synapse_count, const int32_t *widths, int32_t rows, int32_t first,
                    int32_t first_count, int32_t second, int32_t second_count)
{
    struct problem problem = {.synapse_count = synapse_count, .widths = widths, .rows = rows};
    struct bowl bowl = bowl_over(problem, 0, mover_at(widths, first, first_count, 0, 0),
                                 mover_at(widths, second, second_count, 0, 0));
    return LANES * (laid_out(&bowl, 0) + 1);
}

EXPORT void
glassbowl_bowl(int32_t synapse_count, const int32_t *widths, int32_t rows, const double *inputs,
               const double *targets, const double *weight, int32_t cross_entropy, int32_t mean,
               const double *synapses, int32_t first, int32_t first_count, const double *first_values,
               int32_t second, int32_t second_count, const double *second_values, double *out,
               double *room)
{
    uint64_t control = set_control(OUR_CONTROL);
    struct problem problem = {synapse_count, widths, rows, inputs, targets, weight,
                              mean ? sum_of_weights(weight, rows) : 1.0, cross_entropy};
    struct bowl bowl =
        bowl_over(problem, synapses, mover_at(widths, first, first_count, first_values, second_count),
                  mover_at(widths, second, second_count, second_values, 1));
    laid_out(&bowl, first_lanes(room));
    grouped(bowl.outer.values, bowl.outer.count, bowl.outer_values);
    grouped(bowl.inner.values, bowl.inner.count, bowl.inner_values);
    fill_by_blocks(&bowl, out);
    set_control(control);
}
