/** A matrix product sorted by the neuron that its lines come from: a set of products for each, which add up. */

import type { Kernel } from "../kernel.ts";
import { at } from "./places.ts";
import { decimalsOfProducts, decimalsOfSums, type Asking } from "./step_sums.ts";

/** What meets: what each customer has in each neuron on the left, and a weight for each line to the right. */
export interface Meeting {
  readonly customers: number;
  readonly from: number;
  readonly to: number;
  readonly left: Float64Array;
  readonly weights: Float64Array;
}

/** Whether the product of a neuron on the left and one on the right is to be seen. */
export type Seen = (from: number, to: number) => boolean;

const countTo = (count: number): number[] => Array.from({ length: count }, (_, place) => place);

/** What each customer has in one neuron on the left. */
export function heldBy({ customers, from, left }: Meeting, neuron: number): number[] {
  return countTo(customers).map((row) => at(left, row * from + neuron));
}

/** The weights of the lines that leave it. */
export function linesOf({ to, weights }: Meeting, neuron: number): number[] {
  return Array.from(weights.subarray(neuron * to, (neuron + 1) * to));
}

/**
 * The products of one neuron on the left, customer after customer: what it holds for him times each of
 * its lines. They are the sums of a network that has no other neuron there.
 */
export function setOf(kernel: Kernel, meeting: Meeting, neuron: number): number[] {
  const { customers, to } = meeting;
  const task = {
    widths: [1, to],
    inputs: Float64Array.from(heldBy(meeting, neuron)),
    targets: new Float64Array(customers * to),
  };
  return Array.from(at(kernel.step(task, Float64Array.from(linesOf(meeting, neuron))).sums, 0));
}

/** For each place of the result what stands there in each set; what is not seen brings nothing. */
export function stacked(
  { customers, to }: Pick<Meeting, "customers" | "to">,
  sets: readonly (readonly number[])[],
  seen: Seen,
): number[][] {
  return countTo(customers * to).map((place) =>
    sets.map((set, from) => (seen(from, place % to) ? at(set, place) : 0)),
  );
}

/** Decimals of the products, so that they add up to what is shown, and of the factors that make them. */
export function decimalsOfLines(
  asking: Asking,
  meeting: Meeting,
  sets: readonly (readonly number[])[],
  seen: Seen,
  shown: { readonly values: readonly number[]; readonly decimals: number },
): { readonly products: number; readonly factors: number } {
  const products = decimalsOfSums(asking, stacked(meeting, sets, seen), shown);
  const factors = sets.map((values, neuron) => {
    const lines = linesOf(meeting, neuron);
    const pairs = heldBy(meeting, neuron).flatMap((held) => lines.map((line) => [held, line]));
    return decimalsOfProducts(asking, pairs, { values, decimals: products });
  });
  return { products, factors: Math.max(...factors) };
}
