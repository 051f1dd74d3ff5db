/** Many balls down the same bowl, each from its own start. */

import { checkedRate, finite, fits, MOST, settings, whole } from "./checks.ts";
import { checkedSlice, roundsIn } from "./descend.ts";
import type { Machine } from "./machine.ts";
import { Refusal } from "./refusal.ts";
import { checked, kept, laid, type Checked, type Task } from "./task.ts";

/** How all of them go down. */
export interface ManyWay {
  readonly rate: number;
  readonly rounds: number;
  /** How much is done between two stretches: customers x synapses x rounds x starts. */
  readonly slice?: number;
}

/** What became of starts, one item a start. */
export interface Arrived {
  /** The networks at the end, one after another. */
  readonly synapses: Float64Array;
  /** The round in which each first had every prediction on its target's side of one half; -1: none. */
  readonly firstRight: Int32Array;
  /** The rounds each took: fewer than were asked for when its numbers ran away. */
  readonly taken: Int32Array;
  /** The loss of each at the end. */
  readonly losses: Float64Array;
}

/** What is new since the stretch before: starts `from` up to `to`, and not `to` itself, arrived. */
export interface ManyStretch extends Arrived {
  /** How many starts x rounds are done. */
  readonly done: number;
  readonly total: number;
  readonly from: number;
  readonly to: number;
}

/** What is done in about ten milliseconds. */
const SLICE = 2 ** 22;

/** How many rounds each start takes, and how much goes into one slice. */
interface Plan {
  readonly rate: number;
  readonly rounds: number;
  readonly startsAtOnce: number;
  readonly roundsAtOnce: number;
}

/** Roll many balls down. Refuses at once; each turn of the generator then takes one stretch. */
export function many(
  machine: Machine,
  given: Task,
  starts: Float64Array,
  way: ManyWay,
): Generator<ManyStretch, Arrived, void> {
  const task = kept(checked(given));
  checkedStarts(starts, task);
  fits(3 * starts.byteLength);
  return roll(machine, task, starts.slice(), planned(machine, task, way));
}

/** The starts, and how many they are. */
export function checkedStarts(given: unknown, task: Checked): number {
  const starts = finite("starts", given);
  const count = starts.length / task.numbers;
  if (Number.isInteger(count) && count > 0 && count <= MOST) return count;
  throw new Refusal(
    "kernel.starts",
    "starts must hold {numbers} numbers for each start, and one start or more. " +
      "Got {count} numbers; give starts x {numbers}.",
    { numbers: task.numbers, count: starts.length },
  );
}

/** Arrays for so many starts, none of which has gone a round. */
export function atStart(synapses: Float64Array, numbers: number): Arrived {
  const count = synapses.length / numbers;
  return {
    synapses,
    firstRight: new Int32Array(count).fill(-1),
    taken: new Int32Array(count),
    losses: new Float64Array(count),
  };
}

/** Views of the starts `from` up to `to`. */
export function part(of: Arrived, from: number, to: number, numbers: number): Arrived {
  return {
    synapses: of.synapses.subarray(from * numbers, to * numbers),
    firstRight: of.firstRight.subarray(from, to),
    taken: of.taken.subarray(from, to),
    losses: of.losses.subarray(from, to),
  };
}

function planned({ lanes }: Machine, task: Checked, given: unknown): Plan {
  const way = settings("way", given);
  const rounds = whole("rounds", way["rounds"], 0, MOST);
  const slice = checkedSlice(way["slice"], SLICE);
  const inLanes = roundsIn(Math.ceil(slice / lanes), task); // of as many starts as go side by side
  const groups = Math.max(1, Math.floor(inLanes / Math.max(rounds, 1)));
  return {
    rate: checkedRate(way["rate"]),
    rounds,
    startsAtOnce: groups * lanes,
    roundsAtOnce: Math.min(rounds, inLanes),
  };
}

function* roll(
  machine: Machine,
  task: Checked,
  synapses: Float64Array,
  plan: Plan,
): Generator<ManyStretch, Arrived, void> {
  const all = atStart(synapses, task.numbers);
  const count = all.taken.length;
  const total = count * plan.rounds;
  for (let from = 0; from < count; from += plan.startsAtOnce) {
    const to = Math.min(count, from + plan.startsAtOnce);
    const batch = part(all, from, to, task.numbers);
    for (let done = 0, ended = false; !ended;) {
      const rounds = Math.min(plan.roundsAtOnce, plan.rounds - done);
      rollOn(machine, task, batch, plan.rate, done, rounds);
      done += rounds;
      ended = done === plan.rounds;
      const fresh = part(all, from, ended ? to : from, task.numbers);
      const doneInAll = from * plan.rounds + done * (to - from);
      yield { done: doneInAll, total, from, to: ended ? to : from, ...fresh };
    }
  }
  return all;
}

/** So many rounds more for a batch, from round `done` on. */
function rollOn(
  machine: Machine,
  task: Checked,
  batch: Arrived,
  rate: number,
  done: number,
  rounds: number,
): void {
  const { calls, memory } = machine;
  const count = batch.taken.length;
  const asked = [batch.synapses.byteLength, 4 * count, 4 * count, 8 * count] as const;
  const { head, room, places } = laid(machine, task, calls.glassbowl_many_room, ...asked);
  const [synapses, firstRight, taken, losses] = places;
  const balls = memory.doubles(synapses, batch.synapses.length);
  balls.set(batch.synapses);
  calls.glassbowl_many(...head, rate, rounds, count, ...places, room);
  batch.synapses.set(balls);
  batch.losses.set(memory.doubles(losses, count));
  const rights = memory.wholes(firstRight, count);
  const steps = memory.wholes(taken, count);
  for (let start = 0; start < count; start++) {
    const right = rights[start] ?? -1;
    if (batch.firstRight[start] === -1 && right >= 0) batch.firstRight[start] = done + right;
    // Who ran away before stays where it was: its rounds are no longer counted.
    if (batch.taken[start] === done) batch.taken[start] = done + (steps[start] ?? 0);
  }
}
