/* What this build is, and which of the builds this processor can run. */

#include "wide.h"

EXPORT int32_t
glassbowl_abi(void)
{
    return GLASSBOWL_ABI;
}

EXPORT int32_t
glassbowl_width(void)
{
    return LANES;
}

#if defined(__x86_64__)

struct answer {
    uint32_t a, b, c, d;
};

/* Ask the processor what it is: one page of its answer. */
static struct answer
ask(uint32_t page, uint32_t part)
{
    struct answer answer;
    __asm__ volatile("cpuid"
                     : "=a"(answer.a), "=b"(answer.b), "=c"(answer.c), "=d"(answer.d)
                     : "a"(page), "c"(part));
    return answer;
}

/* Which registers the operating system keeps for each program: bits 1 and 2 are the 16 and 32 byte
   ones, bits 5 to 7 the 64 byte ones. */
static uint32_t
kept_registers(void)
{
    uint32_t low, high;
    __asm__ volatile("xgetbv" : "=a"(low), "=d"(high) : "c"(0));
    return low;
}

static int
has(uint32_t answer, uint32_t bits)
{
    return (answer & bits) == bits;
}

/* The levels are those of the x86-64 psABI: avx2 is x86-64-v3, avx512 is x86-64-v4. */
EXPORT int32_t
glassbowl_level(void)
{
    enum { OSXSAVE = 1 << 27, FMA = 1 << 12, MOVBE = 1 << 22, AVX = 1 << 28, F16C = 1 << 29 };
    enum { AVX2 = 1 << 5, BMI1 = 1 << 3, BMI2 = 1 << 8, LZCNT = 1 << 5 };
    const uint32_t avx512 = 1u << 16 | 1u << 17 | 1u << 28 | 1u << 30 | 1u << 31; /* F DQ CD BW VL */
    if (ask(0, 0).a < 7 || ask(0x80000000u, 0).a < 0x80000001u)
        return 0;
    if (!has(ask(1, 0).c, OSXSAVE | FMA | MOVBE | AVX | F16C) || !has(kept_registers(), 0x6))
        return 0;
    if (!has(ask(7, 0).b, AVX2 | BMI1 | BMI2) || !has(ask(0x80000001u, 0).c, LZCNT))
        return 0;
    return has(ask(7, 0).b, avx512) && has(kept_registers(), 0xe6) ? 2 : 1;
}

#else

EXPORT int32_t
glassbowl_level(void)
{
    return 0;
}

#endif
