/** How each number of a round is made of others, and the same made again by the kernel. */

import { fixed } from "../draw/format.ts";
import type { Kernel } from "../kernel.ts";
import { at } from "./places.ts";
import { product, products, squashed, weightedSum } from "./reckon.ts";
import { existsCell, type Cell, type Kind, type Shape } from "./step_cells.ts";

type Pair = readonly [Cell, Cell];

/**
 * What is done to get a number.
 *
 * given  nothing: somebody said it
 * sum    pairs are multiplied and added up, in turn or as customers are (see addedUp)
 * curve  the S-curve
 * minus  one less the other
 * slope  l x (1 - l)
 * flat   nothing: cross-entropy leaves the last slope out
 * times  one times the other
 * plus   one and so much of the other
 */
export type Making =
  | { readonly form: "given" | "flat" }
  | { readonly form: "sum"; readonly pairs: readonly Pair[]; readonly lanes: boolean }
  | { readonly form: "curve" | "slope"; readonly of: Cell }
  | { readonly form: "minus" | "times"; readonly left: Cell; readonly right: Cell }
  | { readonly form: "plus"; readonly left: Cell; readonly right: Cell; readonly rate: number };

/** The value of a number that another is made of. */
export type Look = (cell: Cell) => number;

const countTo = (count: number): number[] => Array.from({ length: count }, (_, place) => place);

/** What this number is made of. */
export function makingOf(shape: Shape, cell: Cell): Making {
  const { layer, row, column } = cell;
  const last = shape.widths.length - 1;
  const same = (kind: Kind): Cell => ({ ...cell, kind });
  switch (cell.kind) {
    case "answer":
    case "truth":
    case "weight":
      return { form: "given" };
    case "sum":
      return sumOf(at(shape.widths, layer - 1), (i) => [
        outOf(layer - 1, row, i),
        { kind: "weight", layer, row: i, column },
      ]);
    case "out":
      return { form: "curve", of: same("sum") };
    case "error":
      if (layer === last) return { form: "minus", left: same("truth"), right: same("out") };
      return sumOf(at(shape.widths, layer + 1), (j) => [
        { kind: "delta", layer: layer + 1, row, column: j },
        { kind: "weight", layer: layer + 1, row: column, column: j },
      ]);
    case "slope":
      if (layer === last && shape.crossEntropy) return { form: "flat" };
      return { form: "slope", of: same("out") };
    case "delta":
      return { form: "times", left: same("error"), right: same("slope") };
    case "change": {
      const pair = (customer: number): Pair => [
        outOf(layer - 1, customer, row),
        { kind: "delta", layer, row: customer, column },
      ];
      return { ...sumOf(shape.customers, pair), lanes: true };
    }
    case "after":
      return { form: "plus", left: same("weight"), right: same("change"), rate: shape.rate };
  }
}

function outOf(layer: number, row: number, column: number): Cell {
  return { kind: layer === 0 ? "answer" : "out", layer, row, column };
}

function sumOf(count: number, pair: (place: number) => Pair): Extract<Making, { form: "sum" }> {
  return { form: "sum", pairs: countTo(count).map(pair), lanes: false };
}

/** All numbers that it is made of. */
export function cellsIn(making: Making): readonly Cell[] {
  if ("pairs" in making) return making.pairs.flat();
  if ("of" in making) return [making.of];
  return "left" in making ? [making.left, making.right] : [];
}

/** Made again by the kernel, of whatever `look` says its parts are; null for what was given. */
export function madeAgain(kernel: Kernel, making: Making, look: Look): number | null {
  const less = (left: number, right: number): number => weightedSum(kernel, [left, right], [1, -1]);
  switch (making.form) {
    case "given":
      return null;
    case "flat":
      return 1;
    case "sum": {
      const left = making.pairs.map(([one]) => look(one));
      const right = making.pairs.map(([, other]) => look(other));
      if (!making.lanes) return weightedSum(kernel, left, right);
      return addedUp(kernel, products(kernel, left, right));
    }
    case "curve":
      return at(squashed(kernel, [look(making.of)]).outputs, 0);
    case "slope":
      return product(kernel, [look(making.of), less(1, look(making.of))]);
    case "minus":
      return less(look(making.left), look(making.right));
    case "times":
      return product(kernel, [look(making.left), look(making.right)]);
    case "plus":
      return weightedSum(kernel, [look(making.left), look(making.right)], [1, making.rate]);
  }
}

const LANES = 4;

/**
 * What customers want, added up in the kernel's order, so that the last digit is the same on every
 * machine: the first, fifth, ninth ... to one sum, the second, sixth ... to the next; of these four sums
 * the first two together, the last two together, and both.
 */
export function addedUp(kernel: Kernel, wishes: readonly number[]): number {
  const sum = (numbers: readonly number[]): number =>
    weightedSum(
      kernel,
      numbers,
      numbers.map(() => 1),
    );
  const [a = 0, b = 0, c = 0, d = 0] = countTo(LANES).map((lane) => {
    const own = wishes.filter((_, place) => place % LANES === lane);
    return own.length > 0 ? sum(own) : 0;
  });
  return sum([sum([a, b]), sum([c, d])]);
}

/** More decimals than this a number of the network does not have. */
const MOST_MORE = 14;

/**
 * How many decimals the parts must be written with, so that whoever types them into a calculator reads
 * `value` with `decimals` decimals: at least `least`.
 */
export function decimalsOfParts(
  kernel: Kernel,
  making: Making,
  look: Look,
  { value, decimals, least }: { value: number; decimals: number; least: number },
): number {
  const wanted = fixed(value, decimals);
  for (let more = least; more < decimals + MOST_MORE; more++) {
    const again = madeAgain(kernel, making, (cell) => Number(look(cell).toFixed(more)));
    if (again === null || fixed(again, decimals) === wanted) return more;
  }
  return decimals + MOST_MORE;
}

/** The cell, if there is one in such a network. */
export function within(shape: Shape, cell: Cell | null): Cell | null {
  return cell && existsCell(shape, cell) ? cell : null;
}
