/* The height of the bowl over a grid of two weights: what is shared by the two halves of the work.

   Of the two, the weight that lies nearer to the questions is called the outer one, the other the
   inner one. Once the outer one has its value, the inner one moves a single neuron, its own, so that
   all else in that neuron's layer is worked out once for a row and a value of the outer weight, and a
   point of the grid begins there. Where a single moving number arrives at a neuron we keep a *moving
   sum*: what is added up before that number's turn, the factor it is multiplied by, and each term
   that comes after it. Its additions are those of a sum begun anew, in their order: the same bits.

   Lanes: values of the outer weight while sums are prepared, then values of the inner weight. */

#ifndef GLASSBOWL_BOWL_H
#define GLASSBOWL_BOWL_H

#include "grid.h"

enum { BLOCK = 16 }; /* rows at a time, so that what is prepared for them stays near: whole SUMS */

/* A weight that moves: from neuron `from` before a synapse to neuron `to` behind it. */
struct mover {
    int synapse, from, to;
    int32_t count;
    const double *values;
    int64_t stride; /* how far apart its values stand in the caller's grid */
};

struct bowl {
    struct problem problem;
    const double *synapses[MOST_SYNAPSES];
    struct mover outer, inner;
    int apart; /* the inner weight's neuron feels nothing of the outer weight, and is no output */
    int32_t own_length, next_length; /* of the moving sums of that neuron and of those behind it */
    int64_t given_length;            /* of everything prepared for a row */
    int32_t widest;
    lanes *outer_values, *inner_values;
    lanes *scratch;       /* two layers and the sums of one */
    lanes *before;        /* row of the block: what arrives at the outer weight's layer */
    lanes *sums;          /* row: its sums, no weight having moved */
    lanes *layer;         /* row: what comes out of it */
    lanes *inner_heights; /* row, value of the inner weight: its neuron, if apart */
    lanes *given;         /* row: the moving sums; a lane for each of a group of outer values */
    lanes *line;          /* value of the inner weight: whatever is made of one line at a time */
    lanes *so_far;        /* line of the grid, sum of SUMS, value of the inner weight: the loss */
};

/* Some rows that count. */
struct block {
    int count, is_first, is_last;
    int32_t rows[BLOCK];
    double shares[BLOCK];
};

INLINE void
swap(lanes **one, lanes **other)
{
    lanes *kept = *one;
    *one = *other;
    *other = kept;
}

/* Feed one layer forward, all its weights standing still. */
void feed(const struct bowl *bowl, int k, const lanes *before, lanes *sums, lanes *layer);

/* Work out what all points need of a block of rows. */
void prepare_block(const struct bowl *bowl, const struct block *block);

/* Work out what a group of lines of the grid needs of it: LANES values of the outer weight. */
void prepare_lines(const struct bowl *bowl, const struct block *block, int64_t group);

#endif
