/* One call of training: what its turns have in common (bits_train.c, bits_step.c). */

#ifndef GLASSBOWL_BITS_TRAINING_H
#define GLASSBOWL_BITS_TRAINING_H

#include "bits.h"

struct training {
    struct survey survey;
    const float *targets, *weight;
    int32_t hidden;
    int64_t shards, blocks;
    int64_t rows, batch;  /* of this call; of a batch */
    int64_t depth, times; /* chunks of a shard that wait together; how often a batch needs that */
    double rate, first_batch, all_batches;
    double *progress; /* Adam's two powers, the loss so far */
    struct bits_room room;
    int64_t folded; /* of which batch this thread's tables are; -1: of none */
};

/* The rate of a batch and the powers of Adam's betas, by multiplication. */
void set_pace(const struct training *training, int64_t batch);

/* A block of hidden neurons joins the nudges of all shards and takes its step. */
void take_step(const struct training *training, int64_t block);

#endif
