/* The processor's floating-point control word: rounding to nearest, small numbers kept as they are.

   A program around us may have switched on flush-to-zero, or another rounding. Each entry point sets
   the word it needs and puts the caller's back. WebAssembly has no such word. */

#ifndef GLASSBOWL_CONTROL_H
#define GLASSBOWL_CONTROL_H

#include <stdint.h>

#if defined(__x86_64__)

static inline uint64_t
set_control(uint64_t wanted)
{
    uint32_t before, after = (uint32_t)wanted;
    __asm__ volatile("stmxcsr %0" : "=m"(before)::"memory");
    __asm__ volatile("ldmxcsr %0" ::"m"(after) : "memory");
    return before;
}

enum { OUR_CONTROL = 0x1f80 }; /* every exception masked, to nearest, nothing flushed */

#elif defined(__aarch64__)

static inline uint64_t
set_control(uint64_t wanted)
{
    uint64_t before;
    __asm__ volatile("mrs %0, fpcr" : "=r"(before)::"memory");
    __asm__ volatile("msr fpcr, %0" ::"r"(wanted) : "memory");
    return before;
}

enum { OUR_CONTROL = 0 };

#else

static inline uint64_t
set_control(uint64_t wanted)
{
    return wanted;
}

enum { OUR_CONTROL = 0 };

#endif
#endif
