/* The Mersenne Twister MT19937 (Matsumoto and Nishimura, 1998), seeded and read as NumPy does it, so
   that a seed means the same network everywhere. */

#include "glassbowl.h"

enum { WORDS = 624, MIDDLE = 397 };

struct twister {
    uint32_t words[WORDS];
    int next;
};

/* Every word of the state from the new word before it. */
static void
seed_with(struct twister *twister, uint32_t seed)
{
    twister->words[0] = seed;
    for (uint32_t i = 1; i < WORDS; i++) {
        uint32_t before = twister->words[i - 1];
        twister->words[i] = 1812433253u * (before ^ (before >> 30)) + i;
    }
    twister->next = WORDS;
}

/* All words anew: each from its own highest bit, its neighbour's other bits and a word far away. */
static void
twist(struct twister *twister)
{
    uint32_t *words = twister->words;
    for (int i = 0; i < WORDS; i++) {
        uint32_t mixed = (words[i] & 0x80000000u) | (words[(i + 1) % WORDS] & 0x7fffffffu);
        words[i] = words[(i + MIDDLE) % WORDS] ^ (mixed >> 1) ^ (mixed & 1 ? 0x9908b0dfu : 0);
    }
    twister->next = 0;
}

static uint32_t
draw_word(struct twister *twister)
{
    if (twister->next == WORDS)
        twist(twister);
    uint32_t word = twister->words[twister->next++];
    word ^= word >> 11;
    word ^= (word << 7) & 0x9d2c5680u;
    word ^= (word << 15) & 0xefc60000u;
    return word ^ (word >> 18);
}

EXPORT void
glassbowl_draws(uint32_t seed, int32_t count, double *out)
{
    struct twister twister;
    seed_with(&twister, seed);
    for (int32_t i = 0; i < count; i++) {
        uint32_t high = draw_word(&twister) >> 5, low = draw_word(&twister) >> 6;
        out[i] = (high * 67108864.0 + low) / 9007199254740992.0; /* 2^26 and 2^53 */
    }
}
