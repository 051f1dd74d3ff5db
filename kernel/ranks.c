/* Ranks for many who share few standings, in one walk over them.

   No lanes: each waits for the one before it that stands where it does. No number here is rounded, so
   the control word is left alone. */

#include "glassbowl.h"

void
glassbowl_ranks(int32_t count, const int32_t *standing, int64_t *following, int64_t *rank)
{
    for (int64_t i = 0; i < count; i++)
        rank[i] = following[standing[i]]++;
}
