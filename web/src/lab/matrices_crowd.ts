/** More customers: only counted, or the same ones over and over; and fewer, the first few of the batch. */

import type { Task } from "../kernel.ts";
import { at } from "./places.ts";

const MOST_IMAGINED = 1_000_000;
const STEPS = [1, 2, 5] as const;

/** How many customers somebody may imagine: those there are, then round numbers up to a million. */
export function crowdsFrom(customers: number): number[] {
  const round: number[] = [];
  for (let ten = 10; ten <= MOST_IMAGINED; ten *= 10)
    for (const step of STEPS) round.push(step * ten);
  return [customers, ...round.filter((count) => count > customers && count <= MOST_IMAGINED)];
}

/** A round is reckoned for no more rows than these, so that every frame has time for it. */
const MOST_ROWS = 5_000;
const TIMES = [1, 10, 100, 1_000] as const;

/** How many times over so many customers may be taken. */
export function timesFor(customers: number): number[] {
  return TIMES.filter((times) => times * customers <= MOST_ROWS);
}

/** The same customers, all of them so many times, one round of them after another. */
export function repeated(task: Task, times: number): Task {
  const rounds = Array.from({ length: times }, () => 0);
  const over = (numbers: Float64Array): Float64Array =>
    Float64Array.from(rounds.flatMap(() => Array.from(numbers)));
  return { ...task, inputs: over(task.inputs), targets: over(task.targets), weight: null };
}

/** The first customers alone, as a batch of their own. */
export function firstOf(task: Task, count: number): Task {
  return {
    ...task,
    inputs: task.inputs.slice(0, count * at(task.widths, 0)),
    targets: task.targets.slice(0, count * at(task.widths, task.widths.length - 1)),
    weight: null,
  };
}

/** A matrix of the network: how tall and wide it is, and whether that depends on the customers. */
export interface Size {
  readonly name: string;
  readonly tall: number;
  readonly wide: number;
  readonly grows: boolean;
}

/** Every matrix of a network when so many customers go through it. */
export function sizesOf(widths: readonly number[], customers: number): Size[] {
  return widths.flatMap((width, layer) => {
    const next = widths[layer + 1];
    const own = { name: `l${layer}`, tall: customers, wide: width, grows: true };
    if (next === undefined) return [own];
    return [own, { name: `syn${layer}`, tall: width, wide: next, grows: false }];
  });
}
