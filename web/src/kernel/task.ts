/** What is learned from, checked once: the network's layers, the customers, and what a miss costs. */

import { finite, fits, MOST, settings } from "./checks.ts";
import type { Head, Machine, RoomOf } from "./machine.ts";
import type { Places } from "./memory.ts";
import { Refusal, shown } from "./refusal.ts";

/** Arrays hold one customer after another. */
export interface Task {
  /** Neurons in each layer, from the questions to the predictions: [3, 4, 1]. */
  readonly widths: readonly number[] | Int32Array;
  /** Answers, customers x widths[0]. */
  readonly inputs: Float64Array;
  /** What happened, customers x the last width, from 0 (no) to 1 (yes). */
  readonly targets: Float64Array;
  /** How many customers each row stands for; left out, each stands for itself. */
  readonly weight?: Float64Array | null;
  /** What a miss costs; left out, half the error squared. */
  readonly loss?: "squared_error" | "cross_entropy";
  /** Divide by the number of customers; left out, no. */
  readonly mean?: boolean;
}

/** A task that the kernel may be given. */
export interface Checked {
  readonly widths: Int32Array;
  readonly rows: number;
  /** How many numbers the synapses hold. */
  readonly numbers: number;
  /** How many neurons there are behind the questions. */
  readonly neurons: number;
  readonly inputs: Float64Array;
  readonly targets: Float64Array;
  readonly weight: Float64Array | null;
  readonly crossEntropy: 0 | 1;
  readonly mean: 0 | 1;
}

const MOST_LAYERS = 33;

/** The task, or a refusal of the first thing that is wrong with it. */
export function checked(given: unknown): Checked {
  const task = settings("task", given);
  const widths = checkedWidths(task["widths"]);
  const questions = widths[0] ?? 0;
  const inputs = finite("inputs", task["inputs"]);
  const rows = inputs.length / questions;
  if (inputs.length === 0 || !Number.isInteger(rows) || rows > MOST)
    throw new Refusal(
      "kernel.inputs",
      "inputs must hold {questions} answers for each customer, and one customer or more. " +
        "Got {count} numbers; give customers x {questions}.",
      { questions, count: inputs.length },
    );
  return {
    widths,
    rows,
    numbers: numbersOf(widths),
    neurons: neuronsOf(widths),
    inputs,
    targets: checkedTargets(task["targets"], rows, widths[widths.length - 1] ?? 0),
    weight: checkedWeight(task["weight"], rows),
    crossEntropy: checkedLoss(task["loss"]),
    mean: checkedMean(task["mean"]),
  };
}

/** A copy that stays as it is while the caller does something else. */
export function kept(task: Checked): Checked {
  const { inputs, targets, weight } = task;
  return {
    ...task,
    inputs: inputs.slice(),
    targets: targets.slice(),
    weight: weight?.slice() ?? null,
  };
}

/** The layers of a network. */
export function checkedWidths(given: unknown): Int32Array {
  const layered = Array.isArray(given) || given instanceof Int32Array;
  const list: unknown[] = layered && given.length <= MOST_LAYERS ? Array.from(given) : [];
  const wide = (width: unknown): boolean => Number.isInteger(width) && Number(width) >= 1;
  if (list.length < 2 || list.length > MOST_LAYERS || !list.every(wide))
    throw new Refusal(
      "kernel.widths",
      "A network must have 2 to {most} layers, each of 1 neuron or more, as whole numbers. " +
        "Got {got}; the tutorial's is [3, 4, 1].",
      { most: MOST_LAYERS, got: list.length > 0 ? list.map(shown).join(", ") : shown(given) },
    );
  fits(8 * numbersOf(list as number[]));
  return Int32Array.from(list as number[]);
}

/** The synapses of one network, or of several one after another. */
export function checkedSynapses(name: string, given: unknown, task: Checked): Float64Array {
  const synapses = finite(name, given);
  if (synapses.length === task.numbers) return synapses;
  throw new Refusal(
    "kernel.synapses",
    "{name} must hold {numbers} numbers for layers of {widths}. Got {count}.",
    { name, numbers: task.numbers, widths: task.widths.join(", "), count: synapses.length },
  );
}

/** How many numbers stand on the synapses between layers of such widths. */
export function numbersOf(widths: ArrayLike<number>): number {
  let numbers = 0;
  for (let k = 1; k < widths.length; k++) numbers += (widths[k - 1] ?? 0) * (widths[k] ?? 0);
  return numbers;
}

/** Lay a task into the kernel's memory, then room, then so many bytes for each array more. */
export function laid<const Bytes extends readonly number[]>(
  { memory }: Machine,
  task: Checked,
  roomOf: RoomOf,
  ...more: Bytes
): { head: Head; room: number; places: Places<Bytes> } {
  const { widths, rows, inputs, targets, weight } = task;
  const [first] = memory.lay(widths.byteLength); // the room is asked for with the widths in place
  memory.wholes(first, widths.length).set(widths);
  const [, atInputs, atTargets, atWeight, room, ...places] = memory.lay(
    widths.byteLength,
    inputs.byteLength,
    targets.byteLength,
    weight?.byteLength ?? 0,
    8 * Number(roomOf(widths.length - 1, first, rows)),
    ...more,
  );
  memory.write(atInputs, inputs);
  memory.write(atTargets, targets);
  if (weight) memory.write(atWeight, weight);
  const problem = [widths.length - 1, first, rows, atInputs, atTargets] as const;
  const head: Head = [...problem, weight ? atWeight : 0, task.crossEntropy, task.mean];
  return { head, room, places };
}

function neuronsOf(widths: Int32Array): number {
  return widths.subarray(1).reduce((neurons, width) => neurons + width, 0);
}

function checkedTargets(given: unknown, rows: number, outputs: number): Float64Array {
  const targets = finite("targets", given);
  if (targets.length !== rows * outputs)
    throw new Refusal(
      "kernel.targets",
      "targets must hold {expected} numbers, one for each prediction for each customer. Got {count}.",
      { expected: rows * outputs, count: targets.length },
    );
  const place = targets.findIndex((target) => target < 0 || target > 1);
  if (place < 0) return targets;
  throw new Refusal(
    "kernel.target_range",
    "targets must run from 0 (no) to 1 (yes). Got {got} at place {place}, counted from 0.",
    { got: String(targets[place]), place },
  );
}

function checkedWeight(given: unknown, rows: number): Float64Array | null {
  if (given === undefined || given === null) return null;
  const weight = finite("weight", given);
  const right = weight.length === rows && weight.every((count) => count >= 0);
  if (right && weight.some((count) => count > 0)) return weight;
  throw new Refusal(
    "kernel.weight",
    "weight must hold one count for each of the {rows} customers, none negative, not all 0. " +
      "Got {count} counts, the least {least}.",
    { rows, count: weight.length, least: weight.reduce((a, b) => Math.min(a, b), Infinity) },
  );
}

function checkedLoss(given: unknown): 0 | 1 {
  if (given === undefined || given === "squared_error") return 0;
  if (given === "cross_entropy") return 1;
  throw new Refusal("kernel.loss", "loss must be squared_error or cross_entropy. Got {got}.", {
    got: shown(given),
  });
}

function checkedMean(given: unknown): 0 | 1 {
  if (given === undefined || typeof given === "boolean") return given ? 1 : 0;
  throw new Refusal("kernel.mean", "mean must be true or false. Got {got}.", { got: shown(given) });
}
