/** The road of a whole run, and the plane that it lies in as well as in any. */

import type { Crew } from "../crew.ts";
import type { Directions, Kernel, Task } from "../kernel.ts";
import { roundAt } from "../draw/axis.ts";
import { joined, type Axis, type Spot, type Terrain } from "./bowl.ts";
import { heightsOf } from "./bowl_height.ts";
import type { Road } from "./bowl_roll.ts";
import { at } from "./places.ts";
import { lossAt, lossesOf, synapsesAt, type Run } from "./run.ts";

/** A run at some of its rounds, more of them where more happens. */
export interface Path {
  readonly run: Run;
  readonly rounds: readonly number[];
  readonly networks: readonly Float64Array[];
  readonly losses: readonly number[];
}

const POINTS = 160;

/** Rounds of a run on a stretched scale, from the first to the last, each once. */
export function roundsOf(last: number): number[] {
  const rounds = Array.from({ length: POINTS }, (_, k) => roundAt(k / (POINTS - 1), last, true));
  return [...new Set(rounds)];
}

export function pathOf(run: Run): Path {
  const rounds = roundsOf(run.last);
  return {
    run,
    rounds,
    networks: rounds.map((round) => synapsesAt(run, round)),
    losses: rounds.map((round) => lossAt(run, round)),
  };
}

/** The plane of a path, and how much of the path it holds. */
export interface Plane {
  readonly path: Path;
  readonly terrain: Terrain;
  /** What each direction holds of all squared distances to the road's end, from 0 to 1. */
  readonly shares: readonly number[];
  readonly spots: readonly Spot[];
}

/** The plane of this run's own road; null where it never moved, or has no two numbers to move in. */
export async function planeOf(crew: Crew, path: Path): Promise<Plane | null> {
  const { run, networks } = path;
  if (networks.length < 2 || run.numbers < 2) return null;
  const found = await crew.directions(joined(networks), run.numbers);
  if (!found) return null;
  const spots = path.rounds.map((_, k) => [
    at(found.coordinates, 2 * k),
    at(found.coordinates, 2 * k + 1),
  ]);
  const terrain: Terrain = {
    key: `road ${++planes}`,
    task: run.task,
    height: "loss",
    centre: synapsesAt(run, run.last).slice(),
    axes: axesOf(found, spots),
    start: [0, 0],
  };
  return { path, terrain, shares: Array.from(found.shares), spots };
}

let planes = 0;

/** How much floor there is around a road, as a part of its extent. */
const MARGIN = 0.35;

function axesOf({ directions }: Directions, spots: readonly Spot[]): Axis[] {
  const spans = directions.map((_, k) => spanOf(spots.map((spot) => at(spot, k))));
  const widest = Math.max(...spans.map(([low, high]) => high - low));
  return directions.map((direction, k) => {
    const [low, high] = at(spans, k);
    const margin = MARGIN * Math.max(high - low, widest / 2);
    return { weight: null, direction, low: low - margin, high: high + margin };
  });
}

function spanOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** Where networks stand over the floor: the foot of each, by the kernel's sums. */
export function feetOf(
  kernel: Kernel,
  terrain: Terrain,
  networks: readonly Float64Array[],
): Spot[] {
  const { centre, axes } = terrain;
  if (axes.every(({ weight }) => weight))
    return networks.map((network) =>
      axes.map(({ direction }) => at(network, direction.indexOf(1))),
    );
  const away = joined(
    networks.map((network) => network.map((value, place) => value - at(centre, place))),
  );
  const both = new Float64Array(centre.length * axes.length);
  axes.forEach(({ direction }, k) =>
    direction.forEach((part, place) => (both[place * axes.length + k] = part)),
  );
  const task: Task = {
    widths: [centre.length, axes.length],
    inputs: away,
    targets: new Float64Array(networks.length * axes.length),
  };
  const feet = at(kernel.step(task, both).sums, 0);
  return networks.map((_, row) => axes.map((_, k) => at(feet, row * axes.length + k)));
}

/** A whole descent from one network, every number of it free, seen from above this floor. */
export async function rolledFree(
  { crew, kernel }: { readonly crew: Crew; readonly kernel: Kernel },
  terrain: Terrain,
  start: Float64Array,
  { rate, rounds }: { readonly rate: number; readonly rounds: number },
  signal: AbortSignal,
): Promise<Road> {
  const stops = roundsOf(rounds);
  const descent = await crew.descend(terrain.task, start, { rate, rounds, stops }, { signal });
  const numbers = start.length;
  const networks = stops
    .filter((round) => round <= descent.taken)
    .map((_, k) => descent.recorded.subarray(k * numbers, (k + 1) * numbers))
    .filter((network) => network.length === numbers);
  const losses =
    terrain.height === "loss"
      ? (await lossesOf(crew, terrain.task, joined(networks))).losses
      : heightsOf(kernel, terrain, joined(networks));
  return {
    terrain,
    rate,
    spots: feetOf(kernel, terrain, networks),
    losses: Array.from(losses),
    rounds: stops.slice(0, networks.length),
    networks,
    ended: descent.taken === rounds ? "rest" : "under way",
  };
}
