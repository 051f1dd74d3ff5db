/** What happens in all that a run shows: before a branch in the run it grew out of, then in itself. */

import { TURNS, type History } from "../kernel.ts";
import { at } from "./places.ts";
import type { Run } from "./run.ts";

/** Rounds counted from birth, whether they lie in a branch or before it. */
export interface Found {
  /** The first round before which each customer is answered right; -1 where none is. */
  readonly right: readonly number[];
  /** The first before which all of them are; -1 where none is. */
  readonly allRight: number;
  /** Before which each weight has come to the other side of 0: the first ones, at most TURNS. */
  readonly turned: readonly (readonly number[])[];
  /** The round in which the loss falls most; -1 where it never does. */
  readonly steepest: number;
}

/** A run in which nothing is found yet. */
export type BareRun = Omit<Run, "found" | "chapters">;

/** What happens on this way, and on that which it branched off from until it did. */
export function foundOn(way: BareRun, { right, allRight, turned }: History): Found {
  const { from, trunk } = way;
  const first = (place: number, earlier = -1): number => {
    if (earlier >= 0 && earlier < from) return earlier;
    return place < 0 ? -1 : from + place;
  };
  return {
    right: Array.from(right, (place, customer) => first(place, trunk?.found.right[customer])),
    allRight: first(allRight, trunk?.found.allRight),
    turned: turned.map((places, weight) => {
      const earlier = trunk ? at(trunk.found.turned, weight).filter((round) => round < from) : [];
      const own = places.map((place) => from + place);
      return [...earlier, ...turnAtBranch(way, weight), ...own].slice(0, TURNS);
    }),
    steepest: steepestOf(way).round,
  };
}

/** Where a branch stands on the other side of 0 than what it grew out of: as a rule where it begins. */
function turnAtBranch({ from, trunk, recorded, numbers }: BareRun, weight: number): number[] {
  if (!trunk) return [];
  const place = (round: number): number => (round - from) * numbers + weight;
  let [before, after] = [from - 1, from];
  while (before >= 0 && !weightAt(trunk, before, weight)) before--;
  while (place(after) < recorded.length && !recorded[place(after)]) after++;
  if (before < 0 || place(after) >= recorded.length) return [];
  return weightAt(trunk, before, weight) * at(recorded, place(after)) < 0 ? [after] : [];
}

/** A weight before a round, in what is shown of this run. */
function weightAt(
  { from, trunk, recorded, numbers }: BareRun,
  round: number,
  weight: number,
): number {
  if (round < from && trunk) return weightAt(trunk, round, weight);
  return at(recorded, (round - from) * numbers + weight);
}

/** The round before this one in which the loss falls most, and by how much. */
function steepestOf(way: BareRun, before = Infinity): { round: number; drop: number } {
  const { from, losses, trunk } = way;
  let { round, drop } = trunk ? steepestOf(trunk, Math.min(before, from)) : { round: -1, drop: 0 };
  for (let next = 1; next < losses.length && from + next <= before; next++) {
    const fall = at(losses, next - 1) - at(losses, next);
    if (fall > drop) [round, drop] = [from + next - 1, fall];
  }
  return { round, drop };
}
