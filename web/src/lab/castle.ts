/** The trips of the castle's story: a guess is a trip with a fork at each hidden layer. */

import type { Step } from "../kernel.ts";
import type { Light } from "./focus.ts";
import { at } from "./places.ts";
import { products, sums } from "./reckon.ts";
import type { Lab } from "./state.svelte.ts";
import type { Again } from "./step_making.ts";
import { decimalsBeside, type Asking } from "./step_sums.ts";

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

/** What somebody said, how far off that was or how much it was blamed, and the delta of both. */
export interface Push {
  readonly said: number;
  readonly miss: number;
  readonly delta: number;
}

/**
 * How many decimals what was said and what was missed need, so that miss x said x (1 - said), or for
 * cross-entropy at the end of the trip the miss alone, is the delta as it is shown.
 */
export function decimalsOfPushes(
  asking: Asking & Pick<Lab, "decimals">,
  pushes: readonly Push[],
  missAlone = false,
): number {
  const { kernel, decimals } = asking;
  const again: Again = (typed) => {
    const misses = pushes.map(({ miss }) => typed(miss));
    if (missAlone) return misses;
    const said = pushes.map((push) => typed(push.said));
    const left = sums(
      kernel,
      said.map((one) => [1, -one]),
    );
    return products(kernel, misses, products(kernel, said, left));
  };
  return decimalsBeside(asking, again, { values: pushes.map(({ delta }) => delta), decimals });
}

/** Whether a light falls on the leg of the road that a synapse leads along. */
export function onLeg(light: Light | null, synapse: number): boolean {
  if (light?.kind === "weight") return light.synapse === synapse;
  return light?.kind === "synapses" && light.first <= synapse && synapse <= light.last;
}

/** Whether it falls on a stop: home, a fork, or, as the last layer, the end. */
export function onStop(light: Light | null, layer: number): boolean {
  if (light?.kind === "neuron") return light.layer === layer;
  return light?.kind === "layers" && light.first <= layer && layer <= light.last;
}
