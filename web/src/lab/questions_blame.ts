/** The greatest blame that a hidden neuron was given in a run. */

import { roundAt } from "../draw/axis.ts";
import type { Kernel } from "../kernel.ts";
import { at } from "./places.ts";
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
