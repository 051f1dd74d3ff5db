/* The plane in which a recorded path lies best: its two principal directions, as seen from its end.

   Every point of the path, less the last point, is a row of differences. The direction along which
   their squares add up to most is the first; among those square to it, the second is found alike.
   They are eigenvectors of the Gram matrix of the differences, taken over numbers or over points,
   whichever are fewer, and found by Jacobi's rotations (1846), pair after pair in a fixed order.

   Lanes: entries of a row of a matrix, never joined. Every sum runs from the first to the last. What
   is marked noinline is not copied into its callers: the page has to wait for every byte. */

#include "control.h"
#include "wide.h"

enum { MOST_SWEEPS = 30 };

/* Entries side by side, at any place where a double may stand. */
typedef double loose_lanes __attribute__((vector_size(8 * LANES), aligned(8)));

/* What is worked with: the differences are held with as few columns as they may have. */
struct path {
    int64_t rows, columns, numbers;
    int over_points; /* a column is a point, not a number */
    double *differences; /* row, column; scaled so that the largest is 1 */
    double *gram;        /* column, column; turned until only its diagonal is left */
    double *turned;      /* eigenvector, column */
};

/* to += factor * row, entry by entry. */
static __attribute__((noinline)) void
add_multiple(double *to, double factor, const double *row, int64_t count)
{
    int64_t i = 0;
    for (; i + LANES <= count; i += LANES)
        *(loose_lanes *)(to + i) += factor * *(const loose_lanes *)(row + i);
    for (; i < count; i++)
        to[i] += factor * row[i];
}

/* Two rows become c * one - s * other and s * one + c * other. */
static __attribute__((noinline)) void
turn(double *one, double *other, double c, double s, int64_t count)
{
    int64_t i = 0;
    for (; i + LANES <= count; i += LANES) {
        loose_lanes a = *(loose_lanes *)(one + i), b = *(loose_lanes *)(other + i);
        *(loose_lanes *)(one + i) = c * a - s * b;
        *(loose_lanes *)(other + i) = s * a + c * b;
    }
    for (; i < count; i++) {
        double a = one[i], b = other[i];
        one[i] = c * a - s * b;
        other[i] = s * a + c * b;
    }
}

static __attribute__((noinline)) double
dot(const double *one, const double *other, int64_t count)
{
    double sum = 0;
    for (int64_t i = 0; i < count; i++)
        sum += one[i] * other[i];
    return sum;
}

INLINE double
size_of(double number)
{
    return number < 0 ? -number : number;
}

/* The differences to the last point, over the largest of them; whether there is any but 0. */
static int
measure(struct path *path, const double *points)
{
    int64_t count = path->over_points ? path->columns : path->rows, numbers = path->numbers;
    const double *last = points + (count - 1) * numbers;
    double largest = 0;
    for (int64_t place = 0; place < count * numbers; place++) {
        double size = size_of(points[place] - last[place % numbers]);
        largest = size > largest ? size : largest;
    }
    for (int64_t point = 0; point < count; point++)
        for (int64_t p = 0; p < numbers; p++) {
            int64_t place = path->over_points ? p * count + point : point * numbers + p;
            path->differences[place] = (points[point * numbers + p] - last[p]) / largest;
        }
    return largest > 0;
}

/* The Gram matrix: column times column, added up over the rows; and directions that are not turned. */
static void
multiply(struct path *path)
{
    int64_t columns = path->columns;
    for (int64_t place = 0; place < columns * columns; place++) {
        path->gram[place] = 0;
        path->turned[place] = place % (columns + 1) == 0;
    }
    for (int64_t row = 0; row < path->rows; row++)
        for (int64_t i = 0; i < columns; i++) {
            const double *differences = path->differences + row * columns;
            add_multiple(path->gram + i * columns, differences[i], differences, columns);
        }
}

/* Turn columns p and q of the Gram matrix, on both its sides, until nothing is left between them. */
static void
turn_pair(struct path *path, int64_t p, int64_t q)
{
    int64_t n = path->columns;
    double *gram = path->gram;
    double between = gram[p * n + q], ratio = (gram[q * n + q] - gram[p * n + p]) / (2 * between);
    double size = 1 / (size_of(ratio) + __builtin_sqrt(ratio * ratio + 1));
    double tangent = ratio < 0 ? -size : size;
    double c = 1 / __builtin_sqrt(tangent * tangent + 1), s = tangent * c;
    turn(gram + p * n, gram + q * n, c, s, n);
    for (int64_t i = 0; i < n; i++)
        turn(gram + i * n + p, gram + i * n + q, c, s, 1);
    gram[p * n + q] = gram[q * n + p] = 0;
    turn(path->turned + p * n, path->turned + q * n, c, s, n);
}

/* Sweep over all pairs until a sweep finds none that is worth a turn. */
static void
diagonalise(struct path *path, double trace)
{
    int64_t n = path->columns, turns = 1;
    for (int sweep = 0; sweep < MOST_SWEEPS && turns; sweep++) {
        turns = 0;
        for (int64_t p = 0; p < n - 1; p++)
            for (int64_t q = p + 1; q < n; q++)
                if (size_of(path->gram[p * n + q]) > 0x1p-60 * trace) {
                    turn_pair(path, p, q);
                    turns++;
                }
    }
}

/* The column with the largest entry on the diagonal, `but` left out; the first of equals. */
static int64_t
largest_but(const struct path *path, int64_t but)
{
    int64_t best = but == 0 ? 1 : 0;
    for (int64_t i = best + 1; i < path->columns; i++)
        if (i != but && path->gram[i * (path->columns + 1)] > path->gram[best * (path->columns + 1)])
            best = i;
    return best;
}

/* From an eigenvector over the columns the direction among the numbers. */
static void
look_along(const struct path *path, int64_t eigenvector, double *direction)
{
    const double *turned = path->turned + eigenvector * path->columns;
    for (int64_t p = 0; p < path->numbers; p++)
        direction[p] = path->over_points
                           ? dot(path->differences + p * path->columns, turned, path->columns)
                           : turned[p];
}

/* Made 1 long, its largest number (the first of equals) above 0. */
static __attribute__((noinline)) void
made_unit(double *direction, int64_t numbers)
{
    int64_t largest = 0;
    for (int64_t p = 1; p < numbers; p++)
        if (size_of(direction[p]) > size_of(direction[largest]))
            largest = p;
    double scale = direction[largest];
    for (int64_t p = 0; p < numbers; p++)
        direction[p] /= scale;
    double length = __builtin_sqrt(dot(direction, direction, numbers));
    for (int64_t p = 0; p < numbers; p++)
        direction[p] /= length;
}

/* For a path as straight as can be told: the axis that the first direction has least to do with. */
static void
look_aside(const double *first, double *second, int64_t numbers)
{
    int64_t least = 0;
    for (int64_t p = 0; p < numbers; p++) {
        second[p] = 0;
        if (size_of(first[p]) < size_of(first[least]))
            least = p;
    }
    second[least] = 1;
}

static struct path
laid_out(int32_t points, int32_t numbers, double *room)
{
    struct path path = {.rows = points, .columns = numbers, .numbers = numbers};
    path.over_points = points < numbers;
    if (path.over_points) {
        path.rows = numbers;
        path.columns = points;
    }
    path.differences = room;
    path.gram = path.differences + path.rows * path.columns;
    path.turned = path.gram + path.columns * path.columns;
    return path;
}

EXPORT int64_t
glassbowl_directions_room(int32_t points, int32_t numbers)
{
    int64_t fewer = points < numbers ? points : numbers;
    return (int64_t)points * numbers + 2 * fewer * fewer;
}

EXPORT int32_t
glassbowl_directions(int32_t points, int32_t numbers, const double *recorded, double *directions,
                     double *shares, double *coordinates, double *room)
{
    uint64_t control = set_control(OUR_CONTROL);
    struct path path = laid_out(points, numbers, room);
    int moves = measure(&path, recorded);
    if (moves) {
        multiply(&path);
        double trace = 0, *first = directions, *second = directions + numbers;
        for (int64_t i = 0; i < path.columns; i++)
            trace += path.gram[i * (path.columns + 1)];
        diagonalise(&path, trace);
        int64_t longest = largest_but(&path, -1), next = largest_but(&path, longest);
        shares[0] = path.gram[longest * (path.columns + 1)] / trace;
        shares[1] = path.gram[next * (path.columns + 1)] / trace;
        look_along(&path, longest, first);
        made_unit(first, numbers);
        if (shares[1] > 1e-13)
            look_along(&path, next, second);
        else {
            shares[1] = 0;
            look_aside(first, second, numbers);
        }
        add_multiple(second, -dot(first, second, numbers), first, numbers);
        made_unit(second, numbers);
        const double *last = recorded + (int64_t)(points - 1) * numbers;
        for (int64_t place = 0; place < 2 * (int64_t)points; place++) {
            const double *point = recorded + place / 2 * numbers;
            double sum = 0;
            for (int64_t p = 0; p < numbers; p++)
                sum += (point[p] - last[p]) * directions[place % 2 * numbers + p];
            coordinates[place] = sum;
        }
    }
    set_control(control);
    return moves ? 0 : 1;
}
