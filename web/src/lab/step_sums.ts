/** How many decimals the parts of sums and products need where they stand side by side, as in a table. */

import { at } from "./places.ts";
import { products, sums } from "./reckon.ts";
import type { Lab } from "./state.svelte.ts";
import type { Tally } from "./step_loss.ts";
import {
  decimalsNeeded,
  decimalsOfParts,
  type Again,
  type Look,
  type Making,
} from "./step_making.ts";

/** What comes out, row by row, and with how many decimals it is shown. */
interface Shown {
  readonly values: readonly number[];
  readonly decimals: number;
}

/** What is asked of the lab: who reckons, and whether time plays. */
export type Asking = Pick<Lab, "kernel" | "playing">;

/** While time plays, so many digits more are taken than are shown: nothing jumps. */
const AT_PLAY = 2;

/** As many for all, so that every result comes out as it is shown; `again` makes them of their parts. */
export function decimalsBeside({ playing }: Asking, again: Again, shown: Shown): number {
  if (playing || shown.values.length === 0) return shown.decimals + AT_PLAY;
  return decimalsNeeded(again, { ...shown, least: shown.decimals });
}

/** The same where each row is a sum; all rows are as long as the first. */
export function decimalsOfSums(
  asking: Asking,
  rows: readonly (readonly number[])[],
  shown: Shown,
): number {
  if (rows[0]?.length === 0) return shown.decimals;
  const again: Again = (typed) => sums(asking.kernel, typedRows(rows, typed));
  return decimalsBeside(asking, again, shown);
}

/** The same where each row is a product; all rows are as long as the first. */
export function decimalsOfProducts(
  asking: Asking,
  rows: readonly (readonly number[])[],
  shown: Shown,
): number {
  const again: Again = (typed) => multiplied(asking, typedRows(rows, typed));
  return decimalsBeside(asking, again, shown);
}

/** The same for one number that is written out, whatever it is made of. */
export function decimalsOfWritten(
  { kernel, playing }: Asking,
  making: Making | Tally,
  look: Look,
  { value, decimals }: { readonly value: number; readonly decimals: number },
): number {
  if (playing || !Number.isFinite(value)) return decimals + AT_PLAY;
  return decimalsOfParts(kernel, making, look, { value, decimals, least: decimals });
}

function typedRows(
  rows: readonly (readonly number[])[],
  typed: (part: number) => number,
): number[][] {
  return rows.map((row) => row.map(typed));
}

function multiplied({ kernel }: Asking, rows: readonly (readonly number[])[]): number[] {
  const [first = [], ...others] = at(rows, 0).map((_, column) =>
    rows.map((row) => at(row, column)),
  );
  return others.reduce<number[]>((sofar, factors) => products(kernel, sofar, factors), [...first]);
}
