/** Numbers from a seed, the same on every machine. */

import { fits, MOST, whole } from "./checks.ts";
import type { Machine } from "./machine.ts";

/** `count` numbers from 0 up to 1, as np.random.seed(seed); np.random.random(count) draws them. */
export function draws({ calls, memory }: Machine, seed: number, count: number): Float64Array {
  whole("seed", seed, 0, 2 ** 32 - 1);
  fits(8 * whole("count", count, 0, MOST));
  const [place] = memory.lay(8 * count);
  calls.glassbowl_draws(seed, count, place);
  return memory.doubles(place, count).slice();
}
