/** The loss of a round: what each customer's miss costs, added up to one number, the height of the bowl. */

import type { Kernel } from "../kernel.ts";
import { addedUp, product, products } from "./reckon.ts";
import type { Cell, Kind, Shape } from "./step_cells.ts";

/**
 * What is done to get the loss.
 *
 * halves     half of each miss times itself, added up
 * surprises  what cross-entropy makes of each customer's sum and truth, added up: ln(1 + e^-sum) where
 *            the truth is a yes, ln(1 + e^sum) where it is a no
 */
export type Tally =
  | { readonly form: "halves"; readonly misses: readonly Cell[] }
  | { readonly form: "surprises"; readonly pairs: readonly (readonly [Cell, Cell])[] };

/** The loss as a number to choose. */
export function lossCell({ widths }: Pick<Shape, "widths">): Cell {
  return { kind: "loss", layer: widths.length - 1, row: 0, column: 0 };
}

/** What the loss of such a network is made of. */
export function tallyOf(shape: Shape): Tally {
  const customers = Array.from({ length: shape.customers }, (_, row) => row);
  const of = (kind: Kind, row: number): Cell => ({ ...lossCell(shape), kind, row });
  if (!shape.crossEntropy)
    return { form: "halves", misses: customers.map((row) => of("error", row)) };
  const pairs = customers.map((row) => [of("sum", row), of("truth", row)] as const);
  return { form: "surprises", pairs };
}

/** The loss made again by the kernel, of whatever `look` says its parts are. */
export function costAgain(kernel: Kernel, tally: Tally, look: (cell: Cell) => number): number {
  if (tally.form === "halves") {
    const misses = tally.misses.map(look);
    return product(kernel, [addedUp(kernel, products(kernel, misses, misses)), 0.5]);
  }
  const inputs = Float64Array.from(tally.pairs, ([sum]) => look(sum));
  const targets = Float64Array.from(tally.pairs, ([, truth]) => look(truth));
  const task = { widths: [1, 1], inputs, targets, loss: "cross_entropy" } as const;
  return kernel.step(task, Float64Array.of(1)).loss;
}

/** Beyond this many decimals a loss is as good as nothing. */
const MOST = 12;

/** The decimals that were chosen, or as many as it takes to see that the loss is more than nothing. */
export function decimalsOfLoss(loss: number, chosen: number): number {
  let more = chosen;
  while (more < MOST && Number(loss.toFixed(more)) === 0) more++;
  return more;
}
