/** What every customer wishes for a weight, and what comes of it: the wishes add up to the change. */

import type { Kernel, Step } from "../kernel.ts";
import { at, indexOf, startOf, weightsOf, type WeightPlace } from "./places.ts";
import { product } from "./reckon.ts";

/** One customer's pull: above 0 it wants the weight larger. */
export interface Wish {
  readonly row: number;
  /** What came in at the start of the weight, and the delta at its end: the wish is their product. */
  readonly cameIn: number;
  readonly delta: number;
  readonly wish: number;
}

/** What a customer is in the tug of war. */
export type Side = "won" | "outvoted" | "silent";

/** What the round wants to change a weight by, or one customer if the step is his alone. */
export function nudgeOf(step: Step, widths: readonly number[], weight: WeightPlace): number {
  const place = indexOf(widths, weight) - startOf(widths, weight.synapse);
  return at(at(step.nudges, weight.synapse), place);
}

/** What is added to a weight in this round: its nudge, as often as the rate says. */
export function changeOf(
  kernel: Kernel,
  step: Step,
  widths: readonly number[],
  rate: number,
  weight: WeightPlace,
): number {
  return product(kernel, [rate, nudgeOf(step, widths, weight)]);
}

/** Everybody's wish, customer by customer. */
export function wishesOf(
  alone: readonly Step[],
  widths: readonly number[],
  weight: WeightPlace,
): Wish[] {
  return alone.map((step, row) => ({
    row,
    cameIn: at(at(step.layers, weight.synapse), weight.from),
    delta: at(at(step.deltas, weight.synapse), weight.to),
    wish: nudgeOf(step, widths, weight),
  }));
}

/** Whether a customer got his way. */
export function sideOf(wish: number, sum: number): Side {
  if (wish === 0) return "silent";
  return wish > 0 === sum > 0 && sum !== 0 ? "won" : "outvoted";
}

/** How hard both sides pull at a weight, and what is left over. */
export interface Pull {
  readonly weight: WeightPlace;
  readonly up: number;
  readonly down: number;
  readonly sum: number;
}

/** The pull at every weight, in the order of the weights. */
export function pullsOf(step: Step, alone: readonly Step[], widths: readonly number[]): Pull[] {
  return weightsOf(widths).map((weight) => {
    let [up, down] = [0, 0];
    for (const one of alone) {
      const wish = nudgeOf(one, widths, weight);
      if (wish > 0) up += wish;
      else down += wish;
    }
    return { weight, up, down, sum: nudgeOf(step, widths, weight) };
  });
}

/** The same pulls, the greatest change first. */
export function bySize(pulls: readonly Pull[]): Pull[] {
  return pulls.toSorted((one, other) => Math.abs(other.sum) - Math.abs(one.sum));
}
