/** The ripple: one weight changed for real, and how far each station on the way moved. */

import type { Step } from "../kernel.ts";
import { customerOf, type Subject } from "./chain.ts";
import { at, indexOf, nameOf } from "./places.ts";

/** A value on the way, before the weight was changed and after. */
export interface Station {
  readonly name: string;
  /** Its place among the numbers of the step, such as l1_LH[0,2]; none for the loss. */
  readonly cell?: string;
  readonly before: number;
  readonly after: number;
}

/** The story's stations by how many there are on the road: a last-layer weight skips the middle ones. */
export const STORY: Readonly<
  Record<number, readonly ("wing" | "gust" | "wind" | "thunder" | "storm" | "hurricane")[]>
> = {
  4: ["wing", "thunder", "storm", "hurricane"],
  6: ["wing", "gust", "wind", "thunder", "storm", "hurricane"],
};

/** Small enough for a curve to look straight, large enough for the digits of a double. */
const NUDGE = 1e-5;

/** A weight this large has its neuron at the very end of the S-curve. */
const ENDLESS = 1e6;

/** The network's numbers with the weight changed by so much. */
function moved({ task, synapses, weight }: Subject, change: number): Float64Array {
  const copy = synapses.slice();
  const place = indexOf(Array.from(task.widths), weight);
  copy[place] = at(copy, place) + change;
  return copy;
}

/** Every station of the road, from the weight to the miss: the changed network itself. */
export function ripple(
  subject: Subject,
  neurons: readonly number[],
  change: number,
): readonly Station[] {
  const { kernel, task, synapses, weight, row } = subject;
  const only = customerOf(task, row);
  const [before, after] = [synapses, moved(subject, change)].map((some) => kernel.step(only, some));
  if (!before || !after) return [];
  const value = at(synapses, indexOf(Array.from(task.widths), weight));
  const name = nameOf(weight);
  const stations: Station[] = [{ name, cell: name, before: value, after: value + change }];
  const station = (list: (step: Step) => Float64Array, name: string, neuron: number): void => {
    const cell = `${name}[${row},${neuron}]`;
    stations.push({
      name,
      cell,
      before: at(list(before), neuron),
      after: at(list(after), neuron),
    });
  };
  neurons.forEach((neuron, passed) => {
    const layer = weight.synapse + 1 + passed;
    station(({ sums }) => at(sums, layer - 1), `l${layer}_LH`, neuron);
    station(({ layers }) => at(layers, layer), `l${layer}`, neuron);
  });
  const last = before.errors.length;
  station(({ errors }) => at(errors, last - 1), `l${last}_error`, 0);
  return stations;
}

/** The last digits of two numbers that should be one may differ. */
const SAME = 1 + 1e-9;

/** How many ripples are greater than the one before. */
export function growing(stations: readonly Station[]): number {
  const moves = stations.map(({ before, after }) => Math.abs(after - before));
  return moves.filter((move, place) => place > 0 && move > SAME * at(moves, place - 1)).length;
}

/** The loss of all customers, before the weight was changed and after. */
export function lossRipple(subject: Subject, change: number): Station {
  const { kernel, task, synapses } = subject;
  const before = kernel.step(task, synapses).loss;
  return { name: "loss", before, after: kernel.step(task, moved(subject, change)).loss };
}

/** The customer's miss in the network with the weight changed; nothing estimated. */
function missWith(subject: Subject, change: number): number {
  const { kernel, task, row } = subject;
  const { errors } = kernel.step(customerOf(task, row), moved(subject, change));
  return at(at(errors, errors.length - 1), 0);
}

/** How far the miss moves when the weight does. */
export function effectOf(subject: Subject, change: number): number {
  return missWith(subject, change) - missWith(subject, 0);
}

/** The most the miss can fall or rise by raising the weight, however far. */
export function effectOfMost(subject: Subject): number {
  return effectOf(subject, ENDLESS);
}

/** The slope of the miss against the weight, from a little more and a little less of it. */
export function finiteDifference(subject: Subject): number {
  return (missWith(subject, NUDGE) - missWith(subject, -NUDGE)) / (2 * NUDGE);
}
