/** What the height of a bowl is: the loss, or by how much the network is off, on average or for one customer. */

import { finished, oneOf, type Kernel, type Task } from "../kernel.ts";
import type { Height } from "./looks.ts";
import { at } from "./places.ts";

/** A problem, and what of it is the height. */
export interface Counted {
  readonly task: Task;
  readonly height: Height;
}

/**
 * The problems whose losses make the height: the problem itself; for misses one for each customer, in
 * which nobody else has weight, and whose loss is half of that customer's error squared.
 */
export function problemsOf({ task, height }: Counted): Task[] {
  if (height === "loss") return [task];
  return Array.from(task.targets, (_, row) => ({
    ...oneOf(task, row),
    loss: "squared_error",
    mean: false,
  }));
}

/**
 * The heights, from the losses of each problem, network by network.
 *
 * A square root and a mean are no arithmetic of the network. The kernel has done all of that: it gives
 * half a square, and the square's side is the same number read off another scale, as decibels are of
 * a loudness. Nothing is learned from what comes out; it is only looked at.
 */
export function heightsFrom(losses: readonly Float64Array[], height: Height): Float64Array {
  const first = at(losses, 0);
  if (height === "loss") return first;
  return first.map((_, place) => {
    const misses = losses.map((ofOne) => Math.sqrt(2 * at(ofOne, place)));
    return misses.reduce((sum, miss) => sum + miss, 0) / misses.length;
  });
}

/** The height over one network. */
export function heightOf(kernel: Kernel, counted: Counted, network: Float64Array): number {
  const losses = problemsOf(counted).map((task) =>
    Float64Array.of(kernel.step(task, network).loss),
  );
  return at(heightsFrom(losses, counted.height), 0);
}

/** The height over each network of many, which stand one after another. */
export function heightsOf(kernel: Kernel, counted: Counted, networks: Float64Array): Float64Array {
  const losses = problemsOf(counted).map(
    (task) => finished(kernel.many(task, networks, { rate: 1, rounds: 0 })).losses,
  );
  return heightsFrom(losses, counted.height);
}

/** How far off the network is for each customer, in size. */
export function missesOf(kernel: Kernel, task: Task, network: Float64Array): number[] {
  const { errors } = kernel.step(task, network);
  return Array.from(at(errors, errors.length - 1), Math.abs);
}
