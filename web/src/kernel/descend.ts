/** Down the bowl, round after round, in stretches that can be drawn and broken off. */

import { checkedRate, doubles, fits, MOST, settings, whole } from "./checks.ts";
import type { Machine } from "./machine.ts";
import { Refusal, shown } from "./refusal.ts";
import { checked, checkedSynapses, kept, laid, type Checked, type Task } from "./task.ts";

/** How to go down. */
export interface Way {
  /** How much of each nudge is added. */
  readonly rate: number;
  /** How many rounds. */
  readonly rounds: number;
  /**
   * Before which rounds the synapses are recorded, rising; `rounds` itself is after the last. Left out:
   * every one, `rounds` + 1 networks.
   */
  readonly stops?: "every" | readonly number[] | Int32Array;
  /**
   * What was recorded before and is no longer needed: it is written over, if it is long enough, which
   * saves a third of the time of asking for new memory. A worker takes it away from who gives it.
   */
  readonly into?: Float64Array | undefined;
  /** How much is done between two stretches: customers x synapses x rounds. */
  readonly slice?: number;
}

/** What is new since the stretch before. */
export interface Stretch {
  readonly done: number;
  readonly total: number;
  /** The networks recorded in it, one after another. */
  readonly recorded: Float64Array;
}

/** The way down. */
export interface Descent {
  /** The last network whose numbers are all finite. */
  readonly synapses: Float64Array;
  /** Every network recorded, one after another. */
  readonly recorded: Float64Array;
  /** How many rounds were taken: fewer than were asked for when the numbers ran away. */
  readonly taken: number;
}

/** What is done in about two milliseconds. */
const SLICE = 2 ** 20;

/** What is recorded at a time, before it is copied: as much as stays near the processor. */
const NEAR = 2 ** 17;

/** Way, checked: `stops` is null where every round is recorded. */
interface Path {
  readonly rate: number;
  readonly rounds: number;
  readonly stops: Int32Array | null;
  readonly into: Float64Array | null;
  readonly slice: number;
}

/** Roll one ball down. Refuses at once; each turn of the generator then takes one stretch. */
export function descend(
  machine: Machine,
  given: Task,
  synapses: Float64Array,
  way: Way,
): Generator<Stretch, Descent, void> {
  const task = kept(checked(given));
  const path = checkedWay(way, task);
  return roll(machine, task, checkedSynapses("synapses", synapses, task).slice(), path);
}

/** Rounds in one slice of so much work. */
export function roundsIn(slice: number, task: Checked): number {
  return Math.max(1, Math.min(MOST, Math.floor(slice / (task.rows * task.numbers))));
}

/** A slice as it was asked for. */
export function checkedSlice(given: unknown, otherwise: number): number {
  return given === undefined ? otherwise : whole("slice", given, 1, Number.MAX_SAFE_INTEGER);
}

function* roll(
  machine: Machine,
  task: Checked,
  ball: Float64Array,
  path: Path,
): Generator<Stretch, Descent, void> {
  const length = (path.stops?.length ?? path.rounds + 1) * task.numbers;
  const recorded = path.into && path.into.length >= length ? path.into : machine.spare.take(length);
  const most = roundsIn(path.slice, task);
  const near = Math.min(most, roundsIn(NEAR, task));
  let [done, filled, ended] = [0, 0, false];
  while (!ended) {
    const [goal, first] = [Math.min(done + most, path.rounds), filled];
    do {
      const rounds = Math.min(near, goal - done);
      const piece = rollOn(machine, task, ball, path, done, rounds);
      recorded.set(piece.recorded, filled);
      filled += piece.recorded.length;
      done += piece.taken;
      ended = piece.taken < rounds || done === path.rounds;
    } while (!ended && done < goal);
    yield { done, total: path.rounds, recorded: recorded.subarray(first, filled) };
  }
  return { synapses: ball, recorded: recorded.subarray(0, filled), taken: done };
}

/** So many rounds more, from round `done` on; `ball` is moved. What is recorded is a view. */
function rollOn(
  machine: Machine,
  task: Checked,
  ball: Float64Array,
  path: Path,
  done: number,
  rounds: number,
): { taken: number; recorded: Float64Array } {
  // The network after the last round is the one before the next, which the next stretch records.
  const last = done + rounds === path.rounds;
  const stops = path.stops && between(path.stops, done, done + rounds - (last ? 0 : 1));
  const networks = stops?.length ?? rounds + 1;
  const { calls, memory } = machine;
  const asked = [ball.byteLength, networks * ball.byteLength, 4 * networks] as const;
  const { head, room, places } = laid(machine, task, calls.glassbowl_room, ...asked);
  const [synapses, out, atStops] = places;
  memory.write(synapses, ball);
  if (stops) memory.wholes(atStops, networks).set(stops.map((stop) => stop - done));
  const wanted = [stops ? networks : -1, atStops] as const;
  const { rate } = path;
  const taken = calls.glassbowl_descend(...head, rate, rounds, ...wanted, synapses, out, room);
  ball.set(memory.doubles(synapses, ball.length));
  const ended = last || taken < rounds;
  const seen = stops ? between(stops, 0, done + taken).length : taken + (ended ? 1 : 0);
  return { taken, recorded: memory.doubles(out, seen * ball.length) };
}

/** The stops from `first` to `last`. */
function between(stops: Int32Array, first: number, last: number): Int32Array {
  return stops.subarray(placeOf(stops, first), placeOf(stops, last + 1));
}

/** Where the first stop stands that is not before `round`. */
function placeOf(stops: Int32Array, round: number): number {
  let [low, high] = [0, stops.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stops[middle] ?? 0) < round) low = middle + 1;
    else high = middle;
  }
  return low;
}

function checkedWay(given: unknown, task: Checked): Path {
  const way = settings("way", given);
  const rounds = whole("rounds", way["rounds"], 0, MOST);
  const stops = checkedStops(way["stops"], rounds);
  fits(8 * task.numbers * (stops?.length ?? rounds + 1));
  return {
    rate: checkedRate(way["rate"]),
    rounds,
    stops,
    into: way["into"] === undefined ? null : doubles("into", way["into"]),
    slice: checkedSlice(way["slice"], SLICE),
  };
}

function checkedStops(given: unknown, rounds: number): Int32Array | null {
  if (given === undefined || given === "every") return null;
  if (!Array.isArray(given) && !(given instanceof Int32Array))
    throw new Refusal("kernel.stops", 'stops must be "every" or a list of rounds. Got {got}.', {
      got: shown(given),
    });
  if (given.length > rounds + 1)
    throw new Refusal(
      "kernel.too_many_stops",
      "There must be at most {most} stops on {rounds} rounds. Got {count}.",
      { most: rounds + 1, rounds, count: given.length },
    );
  let before = -1;
  for (const [place, stop] of (given as unknown[]).entries()) {
    if (!Number.isInteger(stop) || Number(stop) <= before || Number(stop) > rounds)
      throw new Refusal(
        "kernel.stop",
        "stops must rise, in whole numbers from 0 to {rounds}. Got {got} at place {place}, " +
          "counted from 0; sort them and leave out what lies beyond the last round.",
        { rounds, got: shown(stop), place },
      );
    before = Number(stop);
  }
  return Int32Array.from(given as number[]);
}
