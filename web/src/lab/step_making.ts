/** How each number of a round is made of others, and the same made again by the kernel. */

import { fixed } from "../draw/format.ts";
import type { Kernel } from "../kernel.ts";
import { at } from "./places.ts";
import { addedUp, less, product, products, squashed, weightedSum } from "./reckon.ts";
import { existsCell, type Cell, type Kind, type Shape } from "./step_cells.ts";
import { costAgain, tallyOf, type Tally } from "./step_loss.ts";

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
export function makingOf(shape: Shape, cell: Cell): Making | Tally {
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
    case "loss":
      return tallyOf(shape);
  }
}

function outOf(layer: number, row: number, column: number): Cell {
  return { kind: layer === 0 ? "answer" : "out", layer, row, column };
}

function sumOf(count: number, pair: (place: number) => Pair): Extract<Making, { form: "sum" }> {
  return { form: "sum", pairs: countTo(count).map(pair), lanes: false };
}

/** All numbers that it is made of. */
export function cellsIn(making: Making | Tally): readonly Cell[] {
  if ("pairs" in making) return making.pairs.flat();
  if ("misses" in making) return making.misses;
  if ("of" in making) return [making.of];
  return "left" in making ? [making.left, making.right] : [];
}

/** Made again by the kernel, of whatever `look` says its parts are; null for what was given. */
export function madeAgain(kernel: Kernel, making: Making | Tally, look: Look): number | null {
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
      return product(kernel, [look(making.of), less(kernel, 1, look(making.of))]);
    case "minus":
      return less(kernel, look(making.left), look(making.right));
    case "times":
      return product(kernel, [look(making.left), look(making.right)]);
    case "plus":
      return weightedSum(kernel, [look(making.left), look(making.right)], [1, making.rate]);
    case "halves":
    case "surprises":
      return costAgain(kernel, making, look);
  }
}

/** More decimals than this a number of the network does not have. */
const MOST_MORE = 14;

/** So much of the last digit is too near to the middle between two. */
const NEAR = 1e-3;

/** What a calculator makes of parts, each of which `typed` writes with the decimals that are tried. */
export type Again = (typed: (part: number) => number) => readonly number[];

/** Results, with how many decimals they are shown, and how many their parts have at least. */
export interface Asked {
  readonly values: readonly number[];
  readonly decimals: number;
  readonly least: number;
}

/**
 * How many decimals parts must be written with, so that whoever types them into a calculator reads
 * every one of `values` with `decimals` decimals: at least `least`. What comes out half-way between two
 * is avoided where it can be, for one calculator rounds it up and another down.
 */
export function decimalsNeeded(again: Again, { values, decimals, least }: Asked): number {
  const wanted = values.map((value) => fixed(value, decimals));
  const edge = 10 ** -decimals * NEAR;
  const shows = (found: readonly number[], aside: number): boolean =>
    found.every((one, place) => fixed(one + aside, decimals) === wanted[place]);
  let halfway: number | null = null;
  for (let more = least; more < decimals + MOST_MORE; more++) {
    const found = again((part) => Number(part.toFixed(more)));
    if (shows(found, -edge) && shows(found, edge)) return more;
    if (shows(found, 0)) halfway ??= more;
  }
  return halfway ?? decimals + MOST_MORE;
}

/** The same for one number and whatever it is made of. */
export function decimalsOfParts(
  kernel: Kernel,
  making: Making | Tally,
  look: Look,
  { value, decimals, least }: { value: number; decimals: number; least: number },
): number {
  const again: Again = (typed) => {
    const one = madeAgain(kernel, making, (cell) => typed(look(cell)));
    return one === null ? [] : [one];
  };
  return decimalsNeeded(again, { values: [value], decimals, least });
}

/** The cell, if there is one in such a network. */
export function within(shape: Shape, cell: Cell | null): Cell | null {
  return cell && existsCell(shape, cell) ? cell : null;
}
