/* Glassbowl's kernel: the arithmetic of the network, for every home it has.

   This header is the whole ABI. All arguments are plain numbers and arrays that the caller owns;
   nothing is allocated, kept, printed or thrown. Arrays of doubles must be aligned to 8 bytes;
   `room` is scratch space of at least as many doubles as the function beside it asks for.

   A network of k synapses has widths[0 .. k]; its numbers stand in one array, synapse after synapse,
   each row by row: from the first neuron of a layer to every neuron of the next, and so on.
   `inputs` (rows x widths[0]), `targets` (rows x widths[k]) and `weight` (rows, or null: each row
   counts once) are row by row too. `mean` 0 adds up over customers, 1 divides by their number.
   Functions that return a status say 0 for done; bindings check shapes and ranges before they call. */

#ifndef GLASSBOWL_H
#define GLASSBOWL_H

#include <stdint.h>

#define GLASSBOWL_ABI 1
#define MOST_SYNAPSES 32

#if defined(_WIN32)
#define EXPORT __declspec(dllexport)
#elif defined(__wasm__)
#define EXPORT __attribute__((visibility("default"), used))
#else
#define EXPORT __attribute__((visibility("default")))
#endif

/* Which build this is: GLASSBOWL_ABI, and how many lanes of doubles its registers hold. */
EXPORT int32_t glassbowl_abi(void);
EXPORT int32_t glassbowl_width(void);

/* The best level that this processor and its operating system can run, whichever build is asked:
   0 baseline, 1 avx2, 2 avx512. */
EXPORT int32_t glassbowl_level(void);

/* `count` numbers from 0 up to 1, as np.random.seed(seed); np.random.random(count) draws them. */
EXPORT void glassbowl_draws(uint32_t seed, int32_t count, double *out);

/* One round in full, changing nothing. Everything a customer makes pass through layer k >= 1 is
   written row by row into sums, layers, errors, slopes and deltas, one layer after the other (each
   array rows x (widths[1] + ... + widths[k])); nudges is as long as synapses. Returns the loss. */
EXPORT double glassbowl_step(
    int32_t synapse_count, const int32_t *widths, int32_t rows, const double *inputs,
    const double *targets, const double *weight, int32_t cross_entropy, int32_t mean,
    const double *synapses, double *sums, double *layers, double *errors, double *slopes,
    double *deltas, double *nudges, double *room);

/* Go down for `rounds` rounds from `synapses`, which end as the last network whose numbers are all
   finite. `stops` rise; before round stops[s] (and after the last, if stops[s] == rounds) the synapses
   are copied to recorded[s]; with stop_count -1, before every round and after the last: rounds + 1
   networks. Returns how many rounds were taken: fewer than `rounds` when the next would have left the
   finite numbers. */
EXPORT int32_t glassbowl_descend(
    int32_t synapse_count, const int32_t *widths, int32_t rows, const double *inputs,
    const double *targets, const double *weight, int32_t cross_entropy, int32_t mean, double rate,
    int32_t rounds, int32_t stop_count, const int32_t *stops, double *synapses, double *recorded,
    double *room);

/* The same descent for many networks at once: synapses holds `starts` of them, one after another.
   first_right[s] becomes the round in which start s first had every prediction on its target's side
   of one half, -1 if in none up to and after the last; taken[s] its rounds, as descend returns them;
   losses[s] its loss at the end. */
EXPORT void glassbowl_many(
    int32_t synapse_count, const int32_t *widths, int32_t rows, const double *inputs,
    const double *targets, const double *weight, int32_t cross_entropy, int32_t mean, double rate,
    int32_t rounds, int32_t starts, double *synapses, int32_t *first_right, int32_t *taken,
    double *losses, double *room);

/* How many doubles of room the functions above need. */
EXPORT int64_t glassbowl_room(int32_t synapse_count, const int32_t *widths, int32_t rows);
EXPORT int64_t glassbowl_many_room(int32_t synapse_count, const int32_t *widths, int32_t rows);

/* The height of the bowl, which is the loss, over a grid of two weights; the others stand still.
   `first` and `second` are two different places in `synapses`. out (first_count x second_count, row by
   row) has at [f][s] the very bits that step returns for the network with first_values[f] and
   second_values[s] at these places. */
EXPORT void glassbowl_bowl(
    int32_t synapse_count, const int32_t *widths, int32_t rows, const double *inputs,
    const double *targets, const double *weight, int32_t cross_entropy, int32_t mean,
    const double *synapses, int32_t first, int32_t first_count, const double *first_values,
    int32_t second, int32_t second_count, const double *second_values, double *out, double *room);

/* The same over any plane through weight space: at [f][s] stands the loss of the network whose numbers
   are (centre + first_values[f] * first_direction) + second_values[s] * second_direction. */
EXPORT void glassbowl_plane(
    int32_t synapse_count, const int32_t *widths, int32_t rows, const double *inputs,
    const double *targets, const double *weight, int32_t cross_entropy, int32_t mean,
    const double *centre, const double *first_direction, const double *second_direction,
    int32_t first_count, const double *first_values, int32_t second_count,
    const double *second_values, double *out, double *room);

/* The two principal directions of a recorded path (points x numbers, at least 2 of each), as seen from
   its last point: directions (2 x numbers) are 1 long and square to each other, the largest number of
   each above 0. shares (2) say how much each explains of all squared distances to the last point,
   coordinates (points x 2) where every point stands in that plane, the last at 0, 0. Time grows with
   the cube of points or numbers, whichever are fewer. Returns 1, and writes nothing, when every point
   is the last. */
EXPORT int32_t glassbowl_directions(int32_t points, int32_t numbers, const double *recorded,
                                    double *directions, double *shares, double *coordinates,
                                    double *room);

/* `count` ranks, one after another: each is the next that its standing has left, following[standing],
   which moves on by one. Whoever calls says which standings come first. Not in the page. */
EXPORT void glassbowl_ranks(int32_t count, const int32_t *standing, int64_t *following,
                            int64_t *rank);

/* The places of rows of answers. answers has the address of each column, whose answers are one byte
   each; bits says in how many bits (0 to 8, at most 16 in all) they fit. Joined, the first column in
   the highest bits, a row's answers are the number that place_of has a place for. Returns columns, or
   a column with an answer that does not fit: then not all places are written. Not in the page. */
EXPORT int32_t glassbowl_places(int32_t rows, int32_t columns, const uint8_t *const *answers,
                                const int32_t *bits, const uint16_t *place_of, uint16_t *place);

/* How many doubles of room these need. */
EXPORT int64_t glassbowl_bowl_room(int32_t synapse_count, const int32_t *widths, int32_t rows,
                                   int32_t first, int32_t first_count, int32_t second,
                                   int32_t second_count);
EXPORT int64_t glassbowl_plane_room(int32_t synapse_count, const int32_t *widths,
                                    int32_t second_count);
EXPORT int64_t glassbowl_directions_room(int32_t points, int32_t numbers);

/* Answers as bits: a network with one hidden layer of `hidden` S-curves, a bias on both layers and one
   output, learning by cross-entropy from many customers, in single precision.

   `form` is the survey's form: the number of yes/no questions; 1 if their answers may be unknown,
   else 0; the number of numbers; the number of choices; then how many options each choice has. `yes`
   holds one bit an answer, question k in bit k mod 8 of byte k / 8 of its row; `known` likewise, where
   answers may be unknown: one that is not known counts as no, and has an input of its own. `number`
   (rows x numbers) and `chosen` (rows x choices, each from 0 up to its options) are row by row.
   `order` lists the rows to visit, `rows` of them; null: the first `rows`, as they lie. A network is
   (inputs + 2) x hidden + 1 floats: a row for each question, each unknown, each number and each option,
   the bias, the votes; then the output's bias. Adam's two moments have the same shape.

   begin puts a network into a room (without its moments: null) and end takes it out again; between
   them train goes once over the rows in batches of `batch`, any number of times. `targets` lie from 0
   to 1, `weight` (or null) says how often each row counts; a batch takes the step of its weighted
   mean. The rate falls in a straight line from `rate` before batch 0 to 0 after all_batches;
   first_batch is the one that begins this call. `progress`: powers of 0.9 and 0.999 (1 and 1 at the
   start), and the sum of all customers' losses, to which the call adds.

   `room` is counted in floats, and as large as so many threads need (for score, 1). Threads may share
   one call of train, of at most 2^20 batches, each with the same arguments but its number `thread`,
   from 0; shared (two int64 of 0) is common to them. How many they are changes no bit. It returns 0
   when all is done; 1 asks to let others run and to call again.
   The last of the four int32 that shared holds, set to 1, ends all early; the network in the room is
   then of no use. */
EXPORT int64_t glassbowl_bits_room(const int32_t *form, int32_t hidden, int32_t threads);
EXPORT void glassbowl_bits_begin(
    const int32_t *form, int32_t hidden, float *network, float *first, float *second, float *room);
EXPORT void glassbowl_bits_end(
    const int32_t *form, int32_t hidden, float *network, float *first, float *second, float *room);
EXPORT int32_t glassbowl_bits_train(
    const int32_t *form, int32_t hidden, const uint8_t *yes, const uint8_t *known,
    const float *number, const int32_t *chosen, const int32_t *order, const float *targets,
    const float *weight, int32_t rows, int32_t batch, double rate, int32_t first_batch,
    int32_t all_batches, double *progress, int32_t thread, int64_t *shared, float *room);

/* The probability of a yes for each row, with the network that begin put into the room. */
EXPORT void glassbowl_bits_score(
    const int32_t *form, int32_t hidden, const uint8_t *yes, const uint8_t *known,
    const float *number, const int32_t *chosen, const int32_t *order, int32_t rows, float *out,
    float *room);

#endif
