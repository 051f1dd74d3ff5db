/** The trips of the castle's story: a guess is a trip with a fork at each hidden layer. */

import type { Step } from "../kernel.ts";
import { at } from "./places.ts";

/** One customer's trip on one day. */
export interface Trip {
  /** Where it ended: the guess. */
  readonly end: number;
  /** How far from the castle, signed: truth minus guess. */
  readonly miss: number;
  /** What is to change. */
  readonly delta: number;
  /** For each fork how far the road leads aside there: the largest blame of its neurons, signless. */
  readonly bends: readonly number[];
}

/** Every customer's trip on the day of that step, through layers of these widths. */
export function tripsOf(step: Step, widths: readonly number[]): Trip[] {
  const last = widths.length - 1;
  const forks = widths.slice(1, last).map((_, k) => k + 1);
  return Array.from(at(step.layers, last), (end, row) => ({
    end,
    miss: at(at(step.errors, last - 1), row),
    delta: at(at(step.deltas, last - 1), row),
    bends: forks.map((layer) =>
      at(blames(step, widths, layer, row), loudest(step, widths, layer, row)),
    ),
  }));
}

/** Which neuron of the layer is blamed most for this customer. */
export function loudest(step: Step, widths: readonly number[], layer: number, row: number): number {
  const sizes = blames(step, widths, layer, row);
  return sizes.reduce((most, size, neuron) => (size > at(sizes, most) ? neuron : most), 0);
}

function blames(step: Step, widths: readonly number[], layer: number, row: number): number[] {
  const width = at(widths, layer);
  const errors = at(step.errors, layer - 1).subarray(row * width, (row + 1) * width);
  return Array.from(errors, Math.abs);
}

/** The widest bend of all trips, to which the map is drawn. */
export function widest(...days: readonly (readonly Trip[])[]): number {
  return days
    .flatMap((trips) => trips.flatMap(({ bends }) => bends))
    .reduce((most, bend) => Math.max(most, bend), 0);
}
