/** Products and sums written out: each is asked of the kernel, so that the page has no second arithmetic. */

import type { Kernel } from "../kernel.ts";
import { at } from "./places.ts";

/**
 * Each of `left` times each of `right`, pair by pair, as the kernel multiplies them.
 *
 * They are the sums of a network without hidden neurons in which each customer has one answer only.
 */
export function products(
  kernel: Kernel,
  left: readonly number[],
  right: readonly number[],
): number[] {
  const count = left.length;
  const inputs = new Float64Array(count * count);
  left.forEach((value, place) => (inputs[place * count + place] = value));
  const task = { widths: [count, 1], inputs, targets: new Float64Array(count) };
  return Array.from(at(kernel.step(task, Float64Array.from(right)).sums, 0));
}

/** The sum of the products, pair by pair, in the kernel's order. */
export function weightedSum(
  kernel: Kernel,
  left: readonly number[],
  right: readonly number[],
): number {
  const task = {
    widths: [left.length, 1],
    inputs: Float64Array.from(left),
    targets: new Float64Array(1),
  };
  return at(at(kernel.step(task, Float64Array.from(right)).sums, 0), 0);
}

/** All factors times each other, from the first on, as the kernel multiplies. */
export function product(kernel: Kernel, factors: readonly number[]): number {
  return factors.reduce((sofar, factor) => at(products(kernel, [sofar], [factor]), 0));
}

/** What the S-curve makes of each number, and how steep it is there. */
export function squashed(
  kernel: Kernel,
  sums: readonly number[],
): { readonly outputs: number[]; readonly slopes: number[] } {
  const task = {
    widths: [1, 1],
    inputs: Float64Array.from(sums),
    targets: new Float64Array(sums.length),
  };
  const { layers, slopes } = kernel.step(task, Float64Array.of(1));
  return { outputs: Array.from(at(layers, 1)), slopes: Array.from(at(slopes, 0)) };
}
