/* What compilers call without being asked, since there is no C library: copy bytes, set bytes; eight at
   a time while there are as many. The empty instruction keeps a compiler from seeing that a loop copies
   bytes, and calling us again. */

#include <stddef.h>
#include <stdint.h>

struct __attribute__((packed, may_alias)) eight {
    uint64_t bytes;
};

void *
memcpy(void *restrict to, const void *restrict from, size_t count)
{
    char *out = to;
    const char *in = from;
    for (; count >= 8; count -= 8, out += 8, in += 8) {
        ((struct eight *)out)->bytes = ((const struct eight *)in)->bytes;
        __asm__ volatile("");
    }
    for (; count > 0; count--) {
        *out++ = *in++;
        __asm__ volatile("");
    }
    return to;
}

void *
memset(void *to, int value, size_t count)
{
    char *out = to;
    uint64_t bytes = (uint8_t)value * UINT64_C(0x0101010101010101);
    for (; count >= 8; count -= 8, out += 8) {
        ((struct eight *)out)->bytes = bytes;
        __asm__ volatile("");
    }
    for (; count > 0; count--) {
        *out++ = (char)value;
        __asm__ volatile("");
    }
    return to;
}
