/** A change is added; what would become of a network whose weights were multiplied by their changes. */

import { finished, type Kernel, type Task } from "../kernel.ts";
import { products } from "./reckon.ts";

/** Where a network is after some rounds of a rule. */
export interface Standing {
  readonly loss: number;
  /** The size of its largest weight. */
  readonly largest: number;
}

/** Some rounds in which every change is added, as it is done. */
export function added(kernel: Kernel, task: Task, from: Float64Array, way: Way): Standing[] {
  const { recorded } = finished(kernel.descend(task, from, way));
  const rounds = Array.from({ length: recorded.length / from.length }, (_, round) => round);
  return rounds.map((round) =>
    standing(kernel, task, recorded.subarray(round * from.length, (round + 1) * from.length)),
  );
}

interface Way {
  readonly rate: number;
  readonly rounds: number;
}

/** The same rounds, had every weight been multiplied by its change. */
export function multiplied(
  kernel: Kernel,
  task: Task,
  from: Float64Array,
  { rounds }: Way,
): Standing[] {
  const standings = [standing(kernel, task, from)];
  let synapses = Array.from(from);
  for (let round = 0; round < rounds; round++) {
    const { nudges } = kernel.step(task, Float64Array.from(synapses));
    synapses = products(
      kernel,
      synapses,
      nudges.flatMap((list) => Array.from(list)),
    );
    standings.push(standing(kernel, task, Float64Array.from(synapses)));
  }
  return standings;
}

function standing(kernel: Kernel, task: Task, synapses: Float64Array): Standing {
  const largest = synapses.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  return { loss: kernel.step(task, synapses).loss, largest };
}
