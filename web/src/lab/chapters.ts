/** The chapters of a run: moments that the machine found on its way down, each worth a mark in time. */

import type { Crew } from "../crew.ts";
import type { Kernel } from "../kernel.ts";
import { roundAt } from "../draw/axis.ts";
import { at } from "./places.ts";
import { lossesOf, synapsesAt, type Run } from "./run.ts";

/**
 * A moment worth a mark on the time bar.
 *
 * right     a customer is answered right for the first time
 * all       all of them are
 * steepest  the loss falls most in one round
 * sign      a weight has changed its sign
 * flat      a hidden neuron is sure of itself for every customer, whatever they answered
 */
export type Chapter =
  | { readonly kind: "right"; readonly round: number; readonly customer: number }
  | { readonly kind: "all" | "steepest"; readonly round: number }
  | { readonly kind: "sign"; readonly round: number; readonly weight: number }
  | {
      readonly kind: "flat";
      readonly round: number;
      readonly layer: number;
      readonly neuron: number;
    };

/** All of them in the order of time; `allRight` says of each network whether it has everybody right. */
export async function chaptersOf(crew: Crew, run: Run, allRight: Int32Array): Promise<Chapter[]> {
  const chapters = await firstsOf(crew, run);
  const together = allRight.indexOf(0);
  if (together > 0) chapters.push({ kind: "all", round: run.from + together });
  const drop = steepest(run.losses);
  if (drop > 0) chapters.push({ kind: "steepest", round: run.from + drop });
  chapters.push(...signs(run));
  return chapters.sort((a, b) => a.round - b.round);
}

/** When each customer alone is answered right for the first time, unless from the beginning. */
async function firstsOf(crew: Crew, { task, recorded, from }: Run): Promise<Chapter[]> {
  const { inputs, targets } = task;
  const width = inputs.length / targets.length;
  const firsts = Array.from(targets, async (_, customer): Promise<Chapter | null> => {
    const alone = {
      ...task,
      inputs: inputs.slice(customer * width, (customer + 1) * width),
      targets: targets.slice(customer, customer + 1),
    };
    const { firstRight } = await lossesOf(crew, alone, recorded);
    const place = firstRight.indexOf(0);
    return place > 0 ? { kind: "right", round: from + place, customer } : null;
  });
  return (await Promise.all(firsts)).filter((chapter) => chapter !== null);
}

/** The round after which the loss is lower by most. */
function steepest(losses: Float64Array): number {
  let [place, most] = [-1, 0];
  for (let round = 0; round + 1 < losses.length; round++) {
    const drop = at(losses, round) - at(losses, round + 1);
    if (drop > most) [place, most] = [round, drop];
  }
  return place;
}

/** The first round in which a weight stands on the other side of 0. */
function signs({ numbers, recorded, from }: Run): Chapter[] {
  const chapters: Chapter[] = [];
  for (let weight = 0; weight < numbers; weight++) {
    const above = at(recorded, weight) > 0;
    for (let place = weight; place < recorded.length; place += numbers)
      if (at(recorded, place) > 0 !== above) {
        chapters.push({ kind: "sign", round: from + (place - weight) / numbers, weight });
        break;
      }
  }
  return chapters;
}

/** A slope below this is flat: a fifth of the steepest there is. */
const FLAT = 0.05;

/** How many moments of a run are looked at for flat neurons, before the round itself is searched for. */
const LOOKS = 300;

/** When each hidden neuron goes flat for all customers, unless it is from the beginning. */
export function flatsOf(kernel: Kernel, run: Run): Chapter[] {
  const widths = Array.from(run.task.widths);
  const hidden = widths.slice(1, -1);
  const slopesAt = (round: number): readonly Float64Array[] =>
    kernel.step(run.task, synapsesAt(run, round)).slopes;
  const rounds = new Set(
    Array.from({ length: LOOKS + 1 }, (_, look) => roundAt(look / LOOKS, run.last, true)),
  );
  const looks = Array.from(rounds, (round) => ({ round, slopes: slopesAt(round) }));
  const places = hidden.flatMap((width, k) =>
    Array.from({ length: width }, (_, neuron) => ({ layer: k + 1, neuron, width })),
  );
  return places.flatMap(({ layer, neuron, width }) => {
    const flat = (slopes: readonly Float64Array[]): boolean =>
      at(slopes, layer - 1).every((slope, place) => place % width !== neuron || slope < FLAT);
    const found = looks.findIndex(({ slopes }) => flat(slopes));
    if (found <= 0) return [];
    let [before, round] = [at(looks, found - 1).round, at(looks, found).round];
    while (round - before > 1) {
      const middle = (before + round) >> 1;
      if (flat(slopesAt(middle))) round = middle;
      else before = middle;
    }
    return [{ kind: "flat", round, layer, neuron }] satisfies Chapter[];
  });
}
