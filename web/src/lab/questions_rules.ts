/** Two things that are easily believed of learning, and can be looked at: how blame reads, how weights move. */

import { roundAt } from "../draw/axis.ts";
import { finished, type Kernel, type Task } from "../kernel.ts";
import { at } from "./places.ts";
import { products } from "./reckon.ts";
import { synapsesAt, type Run } from "./run.ts";

/** How many rounds of a run are looked at, close together where most is learned. */
const LOOKS = 200;

/** The greatest blame that a hidden neuron was given, in the rounds looked at. */
export interface Blame {
  readonly value: number;
  readonly round: number;
  readonly layer: number;
  readonly neuron: number;
  readonly customer: number;
}

/** Null where there is no hidden neuron. */
export function greatestBlame(kernel: Kernel, run: Run): Blame | null {
  const widths = Array.from(run.task.widths);
  let greatest: Blame | null = null;
  for (let look = 0; look <= LOOKS; look++) {
    const round = roundAt(look / LOOKS, run.last, true);
    const { errors } = kernel.step(run.task, synapsesAt(run, round));
    for (const [k, list] of errors.slice(0, -1).entries())
      for (const [place, value] of list.entries()) {
        if (greatest && Math.abs(value) <= Math.abs(greatest.value)) continue;
        const width = at(widths, k + 1);
        const customer = Math.floor(place / width);
        greatest = { value, round, layer: k + 1, neuron: place % width, customer };
      }
  }
  return greatest;
}

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
