/* As many lanes as this target's registers are wide: for files whose lanes are never joined, where
   their number cannot change a result. */

#ifndef GLASSBOWL_WIDE_H
#define GLASSBOWL_WIDE_H

#include "glassbowl.h"

#if defined(__AVX512F__)
#define LANES 8
#elif defined(__AVX2__)
#define LANES 4
#else
#define LANES 2
#endif

#include "numbers.h"

#endif
