/** Where customers' sums land on the S-curve of a neuron: how high it is there, and how steep. */

import type { Kernel, Step } from "../kernel.ts";
import { at, type NeuronPlace } from "./places.ts";
import { squashed } from "./reckon.ts";

/** One customer's sum on the curve. */
export interface Landed {
  readonly sum: number;
  readonly height: number;
  /** The curve's own, not the round's: with cross-entropy the last slope is left out of a delta. */
  readonly slope: number;
}

/** Customer after customer, at this neuron. */
export function landed(
  kernel: Kernel,
  { sums, layers }: Pick<Step, "sums" | "layers">,
  widths: readonly number[],
  { layer, neuron }: NeuronPlace,
): Landed[] {
  const mine = (_: number, place: number): boolean => place % at(widths, layer) === neuron;
  const own = Array.from(at(sums, layer - 1)).filter(mine);
  const heights = Array.from(at(layers, layer)).filter(mine);
  const { slopes } = squashed(kernel, own);
  return own.map((sum, row) => ({ sum, height: at(heights, row), slope: at(slopes, row) }));
}
