/** A surface's heights as a table has them, a few of many; and the valleys among all that were measured. */

import type { Ground } from "./bowl.ts";
import type { Lowest } from "./bowl_lowest.ts";
import { at } from "./places.ts";

/** So many places of a list, as evenly as they come, both ends among them. */
export function someOf(length: number, most: number): number[] {
  const count = Math.min(length, most);
  if (count < 2) return count === 1 ? [0] : [];
  return Array.from({ length: count }, (_, k) => Math.round((k * (length - 1)) / (count - 1)));
}

/** One line of the table: a value of the second axis, or of the only one, and the heights over it. */
export interface Line {
  readonly value: number;
  readonly heights: readonly number[];
}

/** The table of a surface as its map lies: the first axis to the right, the second upwards. */
export function tableOf(
  { values, heights }: Ground,
  most: number,
): { readonly across: readonly number[]; readonly lines: readonly Line[] } {
  const [first, second] = values;
  if (!first) return { across: [], lines: [] };
  const columns = someOf(first.length, most);
  if (!second)
    return {
      across: [],
      lines: columns.map((k) => ({ value: at(first, k), heights: [at(heights, k)] })),
    };
  const lines = someOf(second.length, most)
    .toReversed()
    .map((s) => ({
      value: at(second, s),
      heights: columns.map((f) => at(heights, f * second.length + s)),
    }));
  return { across: columns.map((f) => at(first, f)), lines };
}

/** Places of the grid, not at its edge, that lie lower than all around them; the lowest first. */
export function valleysOf({ values, heights }: Ground): Lowest[] {
  const [first, second] = values;
  if (!first || !second) return [];
  const over = (f: number, s: number): number => at(heights, f * second.length + s);
  const found: Lowest[] = [];
  for (let f = 1; f + 1 < first.length; f++)
    for (let s = 1; s + 1 < second.length; s++) {
      const here = over(f, s);
      const around = [-1, 0, 1].flatMap((a) => [-1, 0, 1].map((b) => ({ a, b })));
      const lower = around.every(({ a, b }) => (a === 0 && b === 0) || over(f + a, s + b) > here);
      if (lower) found.push({ spot: [at(first, f), at(second, s)], height: here });
    }
  return found.toSorted((one, other) => one.height - other.height);
}
