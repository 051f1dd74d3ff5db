/* Turns: how threads share work without a clock, a lock or a number of their own.

   The work of a call is a row of phases, and each phase a row of turns. Threads take turns of the open
   phase from its two ends until they meet: the faster thread does more, and each does much the same
   turns in every phase, so that it finds near it what it left there. When all turns of a phase are
   done, the next is opened. Who does a turn, and how many threads there are, changes no result. A
   thread that the system has put to sleep keeps at most one turn waiting; those who wait for long,
   about a millisecond, go back to their caller, who lets others run and calls again. Shorter waits are
   cheaper sat out than slept through. */

#ifndef GLASSBOWL_BITS_TURNS_H
#define GLASSBOWL_BITS_TURNS_H

#include <stdint.h>

enum { PATIENCE = 40000, END_BITS = 21 };

/* What the threads share: two numbers of 64 bits of the caller's. */
struct turns {
    uint64_t taken; /* which phase is open, and how many of its turns are taken from either end */
    int32_t done;   /* turns, of all phases */
    int32_t stop;   /* set by a caller who gives up */
};

/* The open phase, and how many of its turns are taken. */
struct taken {
    int64_t phase, front, back;
};

static inline struct taken
taken_in(uint64_t word)
{
    uint64_t mask = (1u << END_BITS) - 1;
    return (struct taken){.phase = (int64_t)(word >> 2 * END_BITS),
                          .front = (int64_t)(word >> END_BITS & mask),
                          .back = (int64_t)(word & mask)};
}

/* Put a new word in the place of the one that was read; whether nobody else was quicker. */
static inline int
replaced(struct turns *turns, uint64_t word, uint64_t new_word)
{
    return __atomic_compare_exchange_n(&turns->taken, &word, new_word, 0, __ATOMIC_ACQ_REL,
                                       __ATOMIC_RELAXED);
}

/* Take a turn of a phase that has so many, from the front or from the back; -1: none is left. */
static inline int64_t
take_turn(struct turns *turns, int64_t phase, int64_t size, int from_back)
{
    for (;;) {
        uint64_t word = __atomic_load_n(&turns->taken, __ATOMIC_ACQUIRE);
        struct taken taken = taken_in(word);
        if (taken.phase != phase || taken.front + taken.back == size)
            return -1;
        if (replaced(turns, word, word + (from_back ? 1 : 1u << END_BITS)))
            return from_back ? size - 1 - taken.back : taken.front;
    }
}

/* The phase that is open. */
static inline int64_t
open_phase(const struct turns *turns)
{
    return taken_in(__atomic_load_n(&turns->taken, __ATOMIC_ACQUIRE)).phase;
}

/* Open the phase after this one, unless somebody has. */
static inline void
open_next(struct turns *turns, int64_t phase)
{
    uint64_t word = __atomic_load_n(&turns->taken, __ATOMIC_ACQUIRE);
    if (taken_in(word).phase == phase)
        replaced(turns, word, (uint64_t)(phase + 1) << 2 * END_BITS);
}

/* Tell the processor that this is waiting. */
static inline void
breathe(void)
{
#if defined(__x86_64__)
    __asm__ volatile("pause");
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

/* Wait until so many turns are done; whether they are. */
static inline int
wait_for(const struct turns *turns, int64_t many)
{
    for (int patience = PATIENCE; patience > 0; patience--) {
        if (__atomic_load_n(&turns->done, __ATOMIC_ACQUIRE) >= many)
            return 1;
        breathe();
    }
    return 0;
}

static inline int
has_stopped(const struct turns *turns)
{
    return __atomic_load_n(&turns->stop, __ATOMIC_RELAXED) != 0;
}

/* A turn is done, and others may see what it left. */
static inline void
finish_turn(struct turns *turns)
{
    __atomic_fetch_add(&turns->done, 1, __ATOMIC_ACQ_REL);
}

#endif
