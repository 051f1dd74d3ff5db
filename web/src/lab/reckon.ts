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

/** The sum of each row of numbers, as the kernel adds; all rows are as long as the first. */
export function sums(kernel: Kernel, rows: readonly (readonly number[])[]): number[] {
  const length = at(rows, 0).length;
  const inputs = Float64Array.from(rows.flat());
  const task = { widths: [length, 1], inputs, targets: new Float64Array(rows.length) };
  return Array.from(at(kernel.step(task, new Float64Array(length).fill(1)).sums, 0));
}

const LANES = 4;

/**
 * What customers bring, added up in the kernel's order, so that the last digit is the same on every
 * machine: the first, fifth, ninth ... to one sum, the second, sixth ... to the next; of these four sums
 * the first two together, the last two together, and both.
 */
export function addedUp(kernel: Kernel, brought: readonly number[]): number {
  const sum = (numbers: readonly number[]): number => at(sums(kernel, [numbers]), 0);
  const [a = 0, b = 0, c = 0, d = 0] = Array.from({ length: LANES }, (_, lane) => {
    const own = brought.filter((_, place) => place % LANES === lane);
    return own.length > 0 ? sum(own) : 0;
  });
  return sum([sum([a, b]), sum([c, d])]);
}

/** One number less another. */
export function less(kernel: Kernel, left: number, right: number): number {
  return weightedSum(kernel, [left, right], [1, -1]);
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
