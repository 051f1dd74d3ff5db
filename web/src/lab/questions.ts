/** What hidden neurons answer: for every pattern of answers there can be, and what is lost without one. */

import type { Kernel, Task } from "../kernel.ts";
import { at, indexOf, type NeuronPlace } from "./places.ts";
import { CUT, HIGH, LOW, type Said } from "./questions_said.ts";

/** One pattern of answers, and the customers who gave it, counted from 0. */
export interface Pattern {
  readonly answers: readonly number[];
  readonly givenBy: readonly number[];
}

/** Every pattern of so many yes/no answers: as the customers gave them, then the others as binary counts. */
export function patternsOf(task: Task): readonly Pattern[] {
  const { widths, inputs, targets } = task;
  const questions = at(widths, 0);
  const customers = Array.from(targets, (_, row) =>
    Array.from(inputs.subarray(row * questions, (row + 1) * questions)),
  );
  const all = Array.from({ length: 2 ** questions }, (_, number) => {
    const answers = Array.from(
      { length: questions },
      (_, question) => (number >> (questions - 1 - question)) & 1,
    );
    const given = customers.map((own) => own.every((answer, q) => answer === answers[q]));
    return { answers, givenBy: given.flatMap((yes, row) => (yes ? [row] : [])) };
  });
  const first = ({ givenBy }: Pattern): number => givenBy[0] ?? customers.length;
  return all.sort((one, other) => first(one) - first(other));
}

/** The layers of a network that is asked all patterns, one pattern after another. */
export function asked(
  kernel: Kernel,
  task: Task,
  patterns: readonly Pattern[],
  synapses: Float64Array,
): readonly Float64Array[] {
  const inputs = Float64Array.from(patterns.flatMap(({ answers }) => answers));
  const targets = new Float64Array(patterns.length);
  return kernel.step({ widths: task.widths, inputs, targets }, synapses).layers;
}

/** What a network is without one of its hidden neurons: nobody hears it any more. */
export function without(
  widths: readonly number[],
  synapses: Float64Array,
  { layer, neuron }: NeuronPlace,
): Float64Array {
  const left = synapses.slice();
  for (let to = 0; to < at(widths, layer + 1); to++)
    left[indexOf(widths, { synapse: layer, from: neuron, to })] = 0;
  return left;
}

/** Who is answered wrong, and how high the ball lies. */
export interface Loss {
  readonly loss: number;
  readonly wrong: readonly number[];
}

/** The customers on the wrong side of one half, and the loss. */
export function lossOf(kernel: Kernel, task: Task, synapses: Float64Array): Loss {
  const { loss, layers } = kernel.step(task, synapses);
  const guesses = at(layers, layers.length - 1);
  const wrong = Array.from(task.targets.keys()).filter(
    (row) => at(guesses, row) > CUT !== at(task.targets, row) > CUT,
  );
  return { loss, wrong };
}

/** What a neuron says: by the thresholds that are written beside it. */
export function saidBy(height: number): Said {
  if (height > HIGH) return "yes";
  return height < LOW ? "no" : "unsure";
}
