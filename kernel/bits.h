/* Answers as bits: what training and scoring over packed answers share.

   The network has one hidden layer, a bias on both layers and one output. It lies in blocks of
   sixteen hidden neurons, each block with everything that belongs to its neurons: so a block's tables
   fit into the processor's nearest memory, and blocks learn without knowing of each other. The rows of
   a block, sixteen numbers each: the answers (groups of four, filled up), the numbers, the options of
   all choices, the bias, the votes of these neurons, and the output's own bias, in the first lane of
   the first block. Whatever stands for no number of the network is 0 and stays 0. */

#ifndef GLASSBOWL_BITS_H
#define GLASSBOWL_BITS_H

#include "glassbowl.h"
#include "numbers_single.h"

enum {
    GROUP = 4,   /* answers looked up at once */
    CELLS = 16,  /* ways to answer four questions */
    SHARDS = 4,  /* parts of a large batch, whatever the number of threads */
    CHUNK = 256, /* rows of a shard that go through the network together */
    SLOTS = 16,  /* chunks that wait, sent forward, for the way back */
    AHEAD = 32   /* rows between asking for a row's answers and using them */
};

/* A survey's form, and where the customers' answers lie. */
struct survey {
    int32_t questions, unknown;        /* yes/no questions; whether an answer may be unknown */
    int32_t bytes, groups;             /* of a row, both planes; look-ups of a row */
    int32_t numbers, choices, options; /* options: of all choices together */
    const int32_t *levels;             /* options of each choice */
    const uint8_t *yes, *known;        /* rows x (questions + 7) / 8 */
    const float *number;               /* rows x numbers */
    const int32_t *chosen;             /* rows x choices */
    const int32_t *order;              /* the rows as they come; null: as they lie */
};

/* One thread's own space, so that what it works on stays in the memory nearest to it. */
struct scratch {
    lanes *tables; /* of the network as the batch found it, block after block */
    float *sums;   /* of a chunk, what arrives at the output */
};

/* Some rows on their way through the network, and what is kept of them for the way back. */
struct chunk {
    int64_t first, rows, last; /* places in the order; before which place asking ahead ends */
    uint8_t *gathered;         /* space for their answers, where they do not lie together */
    lanes *layer;              /* what the hidden neurons say: block, row */
    float *sums, *deltas;      /* of the output: what arrives, and what is to be learned */
};

/* What a chunk or a shard leaves for all: how many customers its rows stand for, and two sums over
   them. */
struct told {
    double weight, loss, bias_nudge;
};

/* Where everything lies that the threads share; each has its scratch behind it. */
struct bits_room {
    lanes *network, *first, *second; /* Adam's moments of the network */
    lanes *nudges;                   /* of every shard, each as long as the network */
    lanes *cells;           /* of every shard, block after block: for every way to answer a group the
                               nudges of those who did, then as in the network */
    lanes *layer;           /* of every slot */
    float *deltas;          /* of every slot */
    uint8_t *gathered;      /* of every slot */
    struct told *told;      /* of every shard */
    struct told *told_each; /* of every slot */
    float *pace;            /* of the batch: its rate, and the scale of second moments */
    struct scratch scratch;
    int64_t floats; /* how long the room is */
};

INLINE int32_t
blocks_of(int32_t hidden)
{
    return (hidden + BLOCK - 1) / BLOCK;
}

/* Rows of a block of the network before the numbers. */
INLINE int32_t
answer_rows(const struct survey *survey)
{
    return GROUP * survey->groups;
}

/* Rows of a block after the answers: numbers, options, bias, votes, the output's bias. */
INLINE int32_t
other_rows(const struct survey *survey)
{
    return survey->numbers + survey->options + 3;
}

INLINE int32_t
network_rows(const struct survey *survey)
{
    return answer_rows(survey) + other_rows(survey);
}

/* Rows of a block of cells. */
INLINE int32_t
cell_rows(const struct survey *survey)
{
    return CELLS * survey->groups + other_rows(survey);
}

/* Where the votes of a block's neurons lie, from the block's beginning. */
INLINE int64_t
votes_at(const struct survey *survey)
{
    return (int64_t)(network_rows(survey) - 2) * PARTS;
}

/* The row of the survey that stands at this place. */
INLINE int64_t
row_at(const struct survey *survey, int64_t place)
{
    return survey->order ? survey->order[place] : place;
}

/* The form of a survey as the caller describes it (glassbowl.h). */
struct survey survey_of(const int32_t *form);

/* Lay the room out for one of the threads, numbered from 0; from null, to learn how long it must be
   for so many. */
struct bits_room bits_room_at(float *start, const struct survey *survey, int32_t hidden,
                              int32_t thread);

/* The tables of all blocks: for every group, the sums of its rows for every way to answer it. */
void fold(const struct survey *survey, const struct bits_room *room, int32_t hidden);

/* The chunk of these rows, at most CHUNK, with the space of a slot. */
struct chunk chunk_in(const struct survey *survey, const struct bits_room *room, int32_t hidden,
                      int64_t slot, int64_t first, int64_t end, int64_t last);

/* The bits to look up of a chunk that was sent forward, `bytes` of them a row. */
const uint8_t *answers_of(const struct survey *survey, const struct chunk *chunk);

/* Send a chunk from its answers to what arrives at the output. */
void send_forward(const struct survey *survey, const struct bits_room *room, int32_t hidden,
                  const struct chunk *chunk);

/* What one block's neurons say about every row of a chunk. */
void look_up(const struct survey *survey, const struct chunk *chunk, const lanes *network,
             const lanes *tables, lanes *layer);

/* Add to the cells of one block what every row of a chunk wants. */
void scatter(const struct survey *survey, const struct chunk *chunk, const lanes *network,
             const lanes *layer, lanes *cells);

/* The nudges of one block, one row for each of the network, from its cells, which are used up. */
void unfold(const struct survey *survey, lanes *cells, lanes *nudges);

#endif
