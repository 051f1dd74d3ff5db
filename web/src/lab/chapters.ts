/** The chapters of a run: moments that the machine found on its way down, each worth a mark in time. */

import { TURNS, type Kernel } from "../kernel.ts";
import { roundAt } from "../draw/axis.ts";
import type { Found } from "./found.ts";
import { at } from "./places.ts";
import { synapsesAt, type Run } from "./run.ts";

/**
 * A moment worth a mark on the time bar.
 *
 * right     a customer is answered right for the first time
 * all       all of them are
 * steepest  the loss falls most in one round
 * sign      a weight has changed its sign: for the first time, again, or again with more to come
 * flat      a hidden neuron is sure of itself for every customer, whatever they answered
 */
export type Chapter =
  | { readonly kind: "right"; readonly round: number; readonly customer: number }
  | { readonly kind: "all" | "steepest"; readonly round: number }
  | { readonly kind: Turn; readonly round: number; readonly weight: number }
  | {
      readonly kind: "flat";
      readonly round: number;
      readonly layer: number;
      readonly neuron: number;
    };

type Turn = "sign" | "sign_again" | "sign_on";

/** Whether there are many of its kind, and its mark is a small one. */
export function isMinor({ kind }: Chapter): boolean {
  return !["right", "all", "steepest"].includes(kind);
}

/** The chapters of what was found, in the order of time; what is so from birth is none. */
export function chaptersOf({ right, allRight, turned, steepest }: Found): Chapter[] {
  const chapters: Chapter[] = [];
  right.forEach((round, customer) => {
    if (round > 0) chapters.push({ kind: "right", round, customer });
  });
  if (allRight > 0) chapters.push({ kind: "all", round: allRight });
  if (steepest >= 0) chapters.push({ kind: "steepest", round: steepest });
  turned.forEach((rounds, weight) => {
    rounds.slice(0, TURNS - 1).forEach((round, turn) => {
      chapters.push({ kind: turnOf(turn, rounds.length), round, weight });
    });
  });
  return chapters.sort((a, b) => a.round - b.round);
}

/** Of as many turns as were seen, the last is not told by itself: the one before it says that it comes. */
function turnOf(turn: number, seen: number): Turn {
  if (turn === 0) return "sign";
  return turn + 2 === TURNS && seen === TURNS ? "sign_on" : "sign_again";
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
