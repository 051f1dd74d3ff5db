/* Places for rows of answers: the answers of a row make one number, and that is looked up.

   Lanes: the rows of one block, a column after the other, so that the numbers of a block stay near the
   processor until they are looked up, which goes row by row. No number here is rounded, so the control
   word is left alone. */

#include "glassbowl.h"

enum { BLOCK = 1024 };

/* The numbers of some rows with one more column in their lowest bits; every bit that was seen in it. */
static uint8_t
join(int64_t rows, const uint8_t *restrict answer, int32_t bits, uint16_t *restrict number)
{
    uint8_t seen = 0;

    for (int64_t i = 0; i < rows; i++) {
        number[i] = (uint16_t)(number[i] << bits | answer[i]);
        seen |= answer[i];
    }
    return seen;
}

int32_t
glassbowl_places(int32_t rows, int32_t columns, const uint8_t *const *answers, const int32_t *bits,
                 const uint16_t *place_of, uint16_t *place)
{
    uint16_t number[BLOCK];

    for (int64_t first = 0; first < rows; first += BLOCK) {
        int64_t here = rows - first < BLOCK ? rows - first : BLOCK;

        for (int64_t i = 0; i < here; i++)
            number[i] = 0;
        for (int32_t k = 0; k < columns; k++)
            if (join(here, answers[k] + first, bits[k], number) >> bits[k])
                return k;
        for (int64_t i = 0; i < here; i++)
            place[first + i] = place_of[number[i]];
    }
    return columns;
}
