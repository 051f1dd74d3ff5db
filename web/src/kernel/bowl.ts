/** The height of the bowl, which is the loss, over a grid: of two weights, or of any plane. */

import { finite, fits, settings, whole } from "./checks.ts";
import { checkedSlice } from "./descend.ts";
import type { Machine, RoomOf } from "./machine.ts";
import { Refusal } from "./refusal.ts";
import { checked, checkedSynapses, kept, laid, type Checked, type Task } from "./task.ts";

/** A weight that moves: its place among the synapses, counted from 0, and the values it takes. */
export interface Mover {
  readonly place: number;
  readonly values: Float64Array;
}

/** A direction through weight space, as long as the synapses, and how far to go along it. */
export interface Direction {
  readonly direction: Float64Array;
  readonly values: Float64Array;
}

/** What is new since the stretch before: the heights for values `from` up to `to` of the first. */
export interface BowlStretch {
  readonly done: number;
  readonly total: number;
  readonly from: number;
  readonly to: number;
  readonly heights: Float64Array;
}

/** What is done between two stretches, left out: customers x synapses x points of the grid. */
const SLICE = 2 ** 22;

/** Fewer values of the first weight at once would have too much prepared too often. */
const LEAST_VALUES = 8;

/** Writes the heights for some values of the first into the kernel's memory; where they lie. */
type Measure = (values: Float64Array) => number;

/**
 * The loss at [f][s], row by row, with values[f] of the first and values[s] of the second weight; all
 * others stand still.
 */
export function bowl(
  machine: Machine,
  given: Task,
  synapses: Float64Array,
  first: Mover,
  second: Mover,
  slice?: number,
): Generator<BowlStretch, Float64Array, void> {
  const task = kept(checked(given));
  const ball = checkedSynapses("synapses", synapses, task).slice();
  const one = checkedMover("first", first, task);
  const two = checkedMover("second", second, task);
  if (one.place === two.place)
    throw new Refusal(
      "kernel.same_place",
      "first and second must be two different weights. Got place {place} for both.",
      { place: one.place },
    );
  const { calls, memory } = machine;
  const other = [two.place, two.values.length] as const;
  const measure: Measure = (values) => {
    const moving = [one.place, values.length] as const;
    const roomOf: RoomOf = (...sizes) => calls.glassbowl_bowl_room(...sizes, ...moving, ...other);
    const sizes = [ball.byteLength, values.byteLength, two.values.byteLength] as const;
    const out = values.length * two.values.byteLength;
    const { head, room, places } = laid(machine, task, roomOf, ...sizes, out);
    const [atBall, atValues, atOther, heights] = places;
    memory.write(atBall, ball);
    memory.write(atValues, values);
    memory.write(atOther, two.values);
    calls.glassbowl_bowl(...head, atBall, ...moving, atValues, ...other, atOther, heights, room);
    return heights;
  };
  return measured(machine, task, one.values, two.values.length, measure, slice);
}

/**
 * The loss at [f][s], row by row, of the network (centre + first.values[f] x first.direction) +
 * second.values[s] x second.direction.
 */
export function plane(
  machine: Machine,
  given: Task,
  centre: Float64Array,
  first: Direction,
  second: Direction,
  slice?: number,
): Generator<BowlStretch, Float64Array, void> {
  const task = kept(checked(given));
  const middle = checkedSynapses("centre", centre, task).slice();
  const one = checkedDirection("first", first, task);
  const two = checkedDirection("second", second, task);
  const { calls, memory } = machine;
  const across = two.values.length;
  const roomOf: RoomOf = (count, widths) => calls.glassbowl_plane_room(count, widths, across);
  const measure: Measure = (values) => {
    const networks = [middle.byteLength, middle.byteLength, middle.byteLength] as const;
    const grid = [values.byteLength, 8 * across, 8 * values.length * across] as const;
    const { head, room, places } = laid(machine, task, roomOf, ...networks, ...grid);
    const [atCentre, atFirst, atSecond, atValues, atOther, heights] = places;
    memory.write(atCentre, middle);
    memory.write(atFirst, one.direction);
    memory.write(atSecond, two.direction);
    memory.write(atValues, values);
    memory.write(atOther, two.values);
    const lines = [values.length, atValues, across, atOther] as const;
    calls.glassbowl_plane(...head, atCentre, atFirst, atSecond, ...lines, heights, room);
    return heights;
  };
  return measured(machine, task, one.values, two.values.length, measure, slice);
}

function measured(
  machine: Machine,
  task: Checked,
  values: Float64Array,
  across: number,
  measure: Measure,
  slice?: number,
): Generator<BowlStretch, Float64Array, void> {
  fits(16 * values.length * across);
  const work = checkedSlice(slice, SLICE) / (task.rows * task.numbers * across);
  return inSlices(machine, values, across, measure, Math.max(LEAST_VALUES, Math.floor(work)));
}

function* inSlices(
  { memory }: Machine,
  values: Float64Array,
  across: number,
  measure: Measure,
  atOnce: number,
): Generator<BowlStretch, Float64Array, void> {
  const total = values.length;
  const heights = new Float64Array(total * across);
  for (let from = 0; from < total; from += atOnce) {
    const to = Math.min(total, from + atOnce);
    const place = measure(values.subarray(from, to));
    heights.set(memory.doubles(place, (to - from) * across), from * across);
    const fresh = heights.subarray(from * across, to * across);
    yield { done: to, total, from, to, heights: fresh };
  }
  return heights;
}

function checkedMover(name: string, given: unknown, task: Checked): Mover {
  const { place, values } = settings(name, given);
  return {
    place: whole(`${name}.place`, place, 0, task.numbers - 1),
    values: checkedValues(name, values),
  };
}

function checkedDirection(name: string, given: unknown, task: Checked): Direction {
  const { direction, values } = settings(name, given);
  return {
    direction: checkedSynapses(`${name}.direction`, direction, task).slice(),
    values: checkedValues(name, values),
  };
}

function checkedValues(name: string, given: unknown): Float64Array {
  const values = finite(`${name}.values`, given);
  if (values.length > 0) return values.slice();
  throw new Refusal("kernel.no_values", "{name}.values must hold one value or more. Got none.", {
    name,
  });
}
