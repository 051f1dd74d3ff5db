/** The plane that a recorded path lies in as well as in any. */

import { finite, fits, whole } from "./checks.ts";
import type { Machine } from "./machine.ts";
import { Refusal } from "./refusal.ts";

/** As seen from the path's last point. */
export interface Directions {
  /** Two directions, each 1 long, square to each other. */
  readonly directions: readonly [Float64Array, Float64Array];
  /** How much each explains of all squared distances to the last point, from 0 to 1. */
  readonly shares: Float64Array;
  /** Where every point stands in that plane, points x 2; the last at 0, 0. */
  readonly coordinates: Float64Array;
}

/** Time grows with the cube of points or numbers, whichever are fewer. */
const MOST_OF_THE_FEWER = 256;

/** `recorded` holds networks of so many numbers, one after another; null when all points are one. */
export function directions(
  { calls, memory }: Machine,
  recorded: Float64Array,
  numbers: number,
): Directions | null {
  finite("recorded", recorded);
  const length = whole("numbers", numbers, 2, Math.max(2, recorded.length));
  const points = checkedPoints(recorded.length, length);
  checkDistances(recorded, length);
  fits(recorded.byteLength);
  const roomBytes = 8 * Number(calls.glassbowl_directions_room(points, length));
  const sizes = [recorded.byteLength, 16 * length, 16, 16 * points, roomBytes] as const;
  const [path, out, shares, coordinates, room] = memory.lay(...sizes);
  memory.write(path, recorded);
  if (calls.glassbowl_directions(points, length, path, out, shares, coordinates, room) !== 0)
    return null;
  const both = memory.doubles(out, 2 * length).slice();
  return {
    directions: [both.subarray(0, length), both.subarray(length)],
    shares: memory.doubles(shares, 2).slice(),
    coordinates: memory.doubles(coordinates, 2 * points).slice(),
  };
}

function checkedPoints(count: number, numbers: number): number {
  const points = count / numbers;
  if (!Number.isInteger(points) || points < 2)
    throw new Refusal(
      "kernel.recorded",
      "recorded must hold {numbers} numbers for each point, and two points or more. " +
        "Got {count} numbers; give points x {numbers}.",
      { numbers, count },
    );
  if (Math.min(points, numbers) > MOST_OF_THE_FEWER)
    throw new Refusal(
      "kernel.long_path",
      "A path may have at most {most} points, or networks of so many numbers. " +
        "Got {points} points of {numbers}; leave some points out.",
      { most: MOST_OF_THE_FEWER, points, numbers },
    );
  return points;
}

/** Numbers may be so far apart that their distance is none. */
function checkDistances(recorded: Float64Array, numbers: number): void {
  const last = recorded.length - numbers;
  const place = recorded.findIndex(
    (value, index) => !Number.isFinite(value - (recorded[last + (index % numbers)] ?? 0)),
  );
  if (place < 0) return;
  throw new Refusal(
    "kernel.far",
    "The points of a path must lie a finite distance apart. Got {got} at place {place}, counted " +
      "from 0; leave that point out.",
    { got: String(recorded[place]), place },
  );
}
