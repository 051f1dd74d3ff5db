/** What follows from printed numbers: the way on from a rounded layer, and digits with the point moved. */

import type { Kernel } from "../kernel.ts";
import { at } from "./places.ts";

/** What arrives at the next layer, and what the S-curve makes of it. */
export interface Following {
  readonly sums: readonly number[];
  readonly outputs: readonly number[];
}

/** The way on from a layer as it is printed, row after row, through so many weights to each neuron. */
export function following(
  kernel: Kernel,
  printed: readonly number[],
  weights: Float64Array,
  width: number,
): Following {
  const inner = weights.length / width;
  const task = {
    widths: [inner, width],
    inputs: Float64Array.from(printed),
    targets: new Float64Array((printed.length / inner) * width),
  };
  const { sums, layers } = kernel.step(task, weights);
  return { sums: Array.from(at(sums, 0)), outputs: Array.from(at(layers, 1)) };
}

/** The digits of a number from the first that is not nought. */
const digitsOf = (text: string): string =>
  text.replace(/e.*$/, "").replace(/\D/g, "").replace(/^0+/, "");

/** Whether a printed number has the sign and the first digits of another, cut off or rounded. */
export function beginsAlike(printed: string, other: number): boolean {
  const digits = digitsOf(printed);
  if (digits === "" || printed.startsWith("-") !== other < 0) return false;
  const rounded = digitsOf(other.toPrecision(digits.length));
  return digitsOf(String(other)).startsWith(digits) || rounded === digits;
}
