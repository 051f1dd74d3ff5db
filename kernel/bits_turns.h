/* Turns: how threads share work without a clock, a lock or a number of their own.

   The work of a call is a row of turns, numbered from 0. A thread takes the next number, waits until
   every turn that must come before it is done, does it, says so, and takes the next. Who does a turn,
   and how many threads there are, changes no result. A thread that the system has put to sleep keeps
   at most one turn waiting; those who wait for long, about a millisecond, go back to their caller, who
   lets others run and calls again. Shorter waits are cheaper sat out than slept through. */

#ifndef GLASSBOWL_BITS_TURNS_H
#define GLASSBOWL_BITS_TURNS_H

#include <stdint.h>

enum { NO_TURN = -1, PATIENCE = 40000 };

/* What the threads share: three numbers of the caller's. */
struct turns {
    int32_t next, done;
    int32_t stop; /* set by a caller who gives up */
};

/* The turn that this thread holds, or else takes. */
static inline int32_t
turn_of(struct turns *turns, int32_t *held)
{
    if (*held == NO_TURN)
        *held = __atomic_fetch_add(&turns->next, 1, __ATOMIC_RELAXED);
    return *held;
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
wait_for(const struct turns *turns, int32_t before)
{
    for (int patience = PATIENCE; patience > 0; patience--) {
        if (__atomic_load_n(&turns->done, __ATOMIC_ACQUIRE) >= before)
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

/* The turn that this thread held is done, and others may see what it left. */
static inline void
finish_turn(struct turns *turns, int32_t *held)
{
    *held = NO_TURN;
    __atomic_fetch_add(&turns->done, 1, __ATOMIC_ACQ_REL);
}

#endif
