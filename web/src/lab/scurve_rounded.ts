/** A row of the table of misses as the tutorial's document reckons it: rounded first, and then worked with. */

import type { Kernel } from "../kernel.ts";
import { at } from "./places.ts";
import { less, product } from "./reckon.ts";
import { judged, sumOf, type Loss } from "./scurve.ts";

/** Decimals in the document: of what is read off and worked with, and of what comes out. */
export const DECIMALS = { read: 2, made: 3 } as const;

export interface Rounded {
  readonly output: number;
  readonly error: number;
  readonly slope: number;
  readonly delta: number;
}

/** From a prediction and its truth; with cross-entropy the slope is left out of the delta. */
export function roundedRow(kernel: Kernel, output: number, target: number, loss: Loss): Rounded {
  const said = rounded(output, DECIMALS.read);
  const error = rounded(less(kernel, target, said), DECIMALS.read);
  const { slopes } = judged(kernel, [sumOf(kernel, said)], target);
  const slope = rounded(at(slopes, 0), DECIMALS.read);
  const made = loss === "cross_entropy" ? error : product(kernel, [error, slope]);
  return { output: said, error, slope, delta: rounded(made, DECIMALS.made) };
}

function rounded(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}
