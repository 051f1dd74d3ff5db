/** Two runs side by side in one round: what each guesses about every customer, and what all of it costs. */

import type { Kernel, Step, Task } from "../kernel.ts";
import { at } from "./places.ts";
import { less } from "./reckon.ts";

/** A run in this round. */
export interface Look {
  readonly task: Task;
  readonly step: Step;
}

/** One customer in one of the runs. */
export interface Outcome {
  readonly guess: number;
  readonly truth: number;
  readonly miss: number;
}

/** One customer in both; null where a run has no such customer. */
export interface Pair {
  readonly own: Outcome | null;
  readonly kept: Outcome | null;
  /** The guess of this run less that of the kept one. */
  readonly difference: number | null;
  /** Whose guess is nearer to its truth. */
  readonly nearer: "own" | "kept" | null;
  /** Whether both gave the same answers. */
  readonly alike: boolean;
}

export interface Compared {
  readonly pairs: readonly Pair[];
  /** The loss of this run less that of the kept one; null where a miss does not cost the same in both. */
  readonly difference: number | null;
}

/** Both runs, customer by customer. */
export function compared(kernel: Kernel, own: Look, kept: Look): Compared {
  const count = Math.max(own.task.targets.length, kept.task.targets.length);
  const pairs = Array.from({ length: count }, (_, row) => pairOf(kernel, own, kept, row));
  const alike = costOf(own.task) === costOf(kept.task);
  const difference = alike ? less(kernel, own.step.loss, kept.step.loss) : null;
  return { pairs, difference };
}

function pairOf(kernel: Kernel, ownLook: Look, keptLook: Look, row: number): Pair {
  const [own, kept] = [outcomeOf(ownLook, row), outcomeOf(keptLook, row)];
  if (!own || !kept) return { own, kept, difference: null, nearer: null, alike: true };
  const [near, far] = [Math.abs(own.miss), Math.abs(kept.miss)];
  return {
    own,
    kept,
    difference: less(kernel, own.guess, kept.guess),
    nearer: near < far ? "own" : near > far ? "kept" : null,
    alike: answersOf(ownLook.task, row) === answersOf(keptLook.task, row),
  };
}

function outcomeOf({ task, step }: Look, row: number): Outcome | null {
  if (row >= task.targets.length) return null;
  const last = step.layers.length - 1;
  return {
    guess: at(at(step.layers, last), row),
    truth: at(task.targets, row),
    miss: at(at(step.errors, last - 1), row),
  };
}

/** What a miss costs. */
function costOf({ loss = "squared_error" }: Task): string {
  return loss;
}

function answersOf({ inputs, targets }: Task, row: number): string {
  const width = inputs.length / targets.length;
  return inputs.slice(row * width, (row + 1) * width).join();
}
