/**
 * The floor that a bowl stands on: a few numbers that may move, along one axis or two, while all others
 * of the network stand still. The bowl's height over a spot of the floor is the loss of the network there.
 */

import type { Crew } from "../crew.ts";
import type { Kernel, Task } from "../kernel.ts";
import { heightOf, heightsFrom, problemsOf } from "./bowl_height.ts";
import type { Height } from "./looks.ts";
import { at, indexOf, numbersIn, weightsOf, type WeightPlace } from "./places.ts";
import { TUTORIAL, RECIPE } from "./recipe.ts";
import { SURVEYS, taskOf } from "./survey.ts";

/** One axis of the floor: the values of one weight, or how far to go in a direction through all. */
export interface Axis {
  /** The weight that moves; null where all of them move in a direction. */
  readonly weight: WeightPlace | null;
  /** As long as the network's numbers: 1 at the weight's place, or the direction. */
  readonly direction: Float64Array;
  readonly low: number;
  readonly high: number;
}

/** A place on the floor: as many numbers as there are axes. */
export type Spot = readonly number[];

export interface Terrain {
  /** Changes when a surface that was measured before can no longer be shown. */
  readonly key: string;
  readonly task: Task;
  /** What of the task is the height. */
  readonly height: Height;
  /** The network at the floor's origin: what stands still, and nothing in the place of what moves. */
  readonly centre: Float64Array;
  readonly axes: readonly Axis[];
  /** Where a ball lies at first. */
  readonly start: Spot;
}

/** How high the bowl is over a grid; [f][s] is over the f-th value of the first axis. */
export interface Ground {
  readonly terrain: Terrain;
  readonly values: readonly Float64Array[];
  readonly heights: Float64Array;
  readonly lowest: number;
  readonly highest: number;
}

/** The network whose loss is the height over that spot. */
export function networkAt({ centre, axes }: Terrain, spot: Spot): Float64Array {
  const network = centre.slice();
  axes.forEach(({ weight, direction }, k) => {
    const far = at(spot, k);
    if (weight) network[direction.indexOf(1)] = far;
    else direction.forEach((part, place) => (network[place] = at(network, place) + far * part));
  });
  return network;
}

/** All networks one after another, as the kernel takes them. */
export function joined(networks: readonly Float64Array[]): Float64Array {
  const numbers = networks[0]?.length ?? 0;
  const all = new Float64Array(networks.length * numbers);
  networks.forEach((network, k) => all.set(network, k * numbers));
  return all;
}

/** The height of the bowl over that spot. */
export function heightAt(kernel: Kernel, terrain: Terrain, spot: Spot): number {
  return heightOf(kernel, terrain, networkAt(terrain, spot));
}

/** So many values from one end of an axis to the other. */
export function valuesOf({ low, high }: Pick<Axis, "low" | "high">, count: number): Float64Array {
  return Float64Array.from({ length: count }, (_, k) => low + ((high - low) * k) / (count - 1));
}

/** Measure the bowl's height over a grid of `count` values an axis, off the main thread. */
export async function measured(
  crew: Pick<Crew, "bowl" | "plane">,
  terrain: Terrain,
  count: number,
  signal?: AbortSignal,
): Promise<Ground> {
  const { centre, axes } = terrain;
  const values = axes.map((axis) => valuesOf(axis, count));
  const [one, two] = axes;
  const [along, across] = values;
  if (!one || !along) throw new RangeError("a floor has one axis or two");
  const line = { direction: one.direction, values: along };
  const still = { direction: new Float64Array(centre.length), values: Float64Array.of(0) };
  const other = two && across ? { direction: two.direction, values: across } : still;
  const mover = (
    { direction }: Axis,
    moved: Float64Array,
  ): { place: number; values: Float64Array } => ({
    place: direction.indexOf(1),
    values: moved,
  });
  const ofOne = (task: Task): Promise<Float64Array> =>
    one.weight && two?.weight && across
      ? crew.bowl(task, centre, mover(one, along), mover(two, across), { signal })
      : crew.plane(task, centre, line, other, { signal });
  const losses = await Promise.all(problemsOf(terrain).map(ofOne));
  const heights = heightsFrom(losses, terrain.height);
  const [lowest, highest] = extremes(heights);
  return { terrain, values, heights, lowest, highest };
}

/** The least and the greatest, of those that are finite. */
export function extremes(heights: ArrayLike<number>): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (let place = 0; place < heights.length; place++) {
    const height = heights[place] ?? NaN;
    if (!Number.isFinite(height)) continue;
    if (height < low) low = height;
    if (height > high) high = height;
  }
  return low <= high ? [low, high] : [0, 1];
}

/** The axis of one weight. */
export function weightAxis(
  widths: readonly number[],
  weight: WeightPlace,
  low: number,
  high: number,
): Axis {
  const direction = new Float64Array(numbersIn(widths));
  direction[indexOf(widths, weight)] = 1;
  return { weight, direction, low, high };
}

/** These weights move; the others are as in `synapses`. */
export function overWeights(
  key: string,
  task: Task,
  synapses: Float64Array,
  axes: readonly Axis[],
): Terrain {
  const centre = synapses.slice();
  const start = axes.map(({ direction }) => {
    const place = direction.indexOf(1);
    const value = at(synapses, place);
    centre[place] = 0;
    return value;
  });
  return { key, task, height: "loss", centre, axes, start };
}

/** The weights that stand still, with their numbers. */
export function frozenIn({ task, centre, axes }: Terrain): { place: WeightPlace; value: number }[] {
  const moving = axes.map(({ direction }) => direction.indexOf(1));
  return weightsOf(Array.from(task.widths))
    .map((place, index) => ({ place, value: at(centre, index), index }))
    .filter(({ index }) => !moving.includes(index));
}

/** The story's customers and the tutorial's network. */
export const STORY = taskOf(SURVEYS.story, RECIPE);
export const TUTORIALS = Float64Array.from(TUTORIAL);

/** The two weights of the lumpy bowl, and how far its floor reaches. */
const FIRST: WeightPlace = { synapse: 0, from: 2, to: 1 };
const SECOND: WeightPlace = { synapse: 1, from: 2, to: 0 };
const FLOOR = { first: [-8, 8], second: [-16, 2] } as const;

/** Corners of the lumpy bowl from which it is good to start, beside the tutorial's own spot. */
export const CORNERS: readonly Spot[] = [
  [-8, -8],
  [3, -8],
];

/** A slice through the tutorial's own matrices that has two true valleys. */
export function lumpy(task: Task = STORY): Terrain {
  const widths = Array.from(task.widths);
  return overWeights("lumpy", task, TUTORIALS, [
    weightAxis(widths, FIRST, ...FLOOR.first),
    weightAxis(widths, SECOND, ...FLOOR.second),
  ]);
}

/** Four customers, one question, which all of them answered with yes. */
const ONE = { customers: 4, start: -4, reach: 6 } as const;

/** One weight only. How many of the four bought decides whether there is a bottom. */
export function oneQuestion(bought: number): Terrain {
  const task: Task = {
    widths: [1, 1],
    inputs: new Float64Array(ONE.customers).fill(1),
    targets: Float64Array.from({ length: ONE.customers }, (_, row) => (row < bought ? 1 : 0)),
  };
  const axis = weightAxis([1, 1], { synapse: 0, from: 0, to: 0 }, -ONE.reach, ONE.reach);
  return overWeights(`one ${bought}`, task, Float64Array.of(ONE.start), [axis]);
}
