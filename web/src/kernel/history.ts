/** A whole run with what is known of every round: the networks, their losses, who was right since when. */

import type { Descent, Stretch, Way } from "./descend.ts";
import type { Arrived, ManyStretch, ManyWay } from "./many.ts";
import type { Task } from "./task.ts";

/** The way down, every round of it recorded. */
export interface History extends Descent {
  /** The loss before each round, and after the last. */
  readonly losses: Float64Array;
  /** The first place at which everybody is on the right side of one half; -1 where that never is. */
  readonly allRight: number;
  /** The same for each customer alone. */
  readonly right: Int32Array;
  /** The places at which each weight has come to the other side of 0: the first ones, at most TURNS. */
  readonly turned: readonly (readonly number[])[];
}

/** How often a weight is seen to change its sign; some do it again and again. */
export const TURNS = 4;

/** What it is made of. */
interface Parts {
  readonly descend: (
    task: Task,
    synapses: Float64Array,
    way: Way,
  ) => Generator<Stretch, Descent, void>;
  readonly many: (
    task: Task,
    starts: Float64Array,
    way: ManyWay,
  ) => Generator<ManyStretch, Arrived, void>;
}

/** Networks that are looked at together: few enough to stay near the processor. */
const TOGETHER = 4_096;

/** Nothing is learned here: each network is only looked at. */
const LOOK = { rate: 1, rounds: 0 };

/** Go down and look at every network on the way; one turn, one stretch of either. */
export function* history(
  { descend, many }: Parts,
  task: Task,
  synapses: Float64Array,
  way: Omit<Way, "stops">,
): Generator<Stretch | ManyStretch, History, void> {
  const descent = yield* descend(task, synapses, way);
  const { recorded } = descent;
  const size = TOGETHER * synapses.length;
  const losses = new Float64Array(recorded.length / synapses.length);
  let allRight = -1;
  for (let from = 0; from < recorded.length; from += size) {
    const arrived = yield* many(task, recorded.subarray(from, from + size), LOOK);
    losses.set(arrived.losses, from / synapses.length);
    if (allRight < 0) allRight = placeIn(arrived, from / synapses.length);
  }
  const right = new Int32Array(task.targets.length).fill(-1);
  for (let row = 0; row < right.length; row++) {
    const alone = oneOf(task, row);
    for (let from = 0; from < recorded.length && (right[row] ?? 0) < 0; from += size) {
      const arrived = yield* many(alone, recorded.subarray(from, from + size), LOOK);
      right[row] = placeIn(arrived, from / synapses.length);
    }
  }
  const numbers = synapses.length;
  const turned = Array.from(synapses, (_, weight) => turnsOf(recorded, weight, numbers));
  return { ...descent, losses, allRight, right, turned };
}

/** Where a weight comes to the other side of 0. At 0 itself it is on the side that it was on before. */
function turnsOf(recorded: Float64Array, weight: number, numbers: number): number[] {
  const turns: number[] = [];
  let side = 0;
  for (let place = weight; place < recorded.length && turns.length < TURNS; place += numbers) {
    const now = Math.sign(recorded[place] ?? 0);
    if (now * side < 0) turns.push((place - weight) / numbers);
    if (now) side = now; // neither 0 nor no number at all
  }
  return turns;
}

/** Where the first network that is right stands, counted from the beginning of all; -1: not here. */
function placeIn({ firstRight }: Arrived, before: number): number {
  const place = firstRight.indexOf(0);
  return place < 0 ? -1 : before + place;
}

/** The same task with one customer only. */
export function oneOf(task: Task, row: number): Task {
  const width = task.inputs.length / task.targets.length;
  return {
    ...task,
    inputs: task.inputs.slice(row * width, (row + 1) * width),
    targets: task.targets.slice(row, row + 1),
    weight: null,
  };
}
