/** A ball let go on a floor: gradient descent in what may move there, round after round, to its valley. */

import { finished, type Kernel } from "../kernel.ts";
import { joined, networkAt, type Axis, type Spot, type Terrain } from "./bowl.ts";
import { heightsOf } from "./bowl_height.ts";
import { at } from "./places.ts";
import { weightedSum } from "./reckon.ts";

/** The way of a ball: where it was before each round that is kept. */
export interface Road {
  readonly terrain: Terrain;
  readonly rate: number;
  readonly spots: readonly Spot[];
  /** The true height at each spot. */
  readonly losses: readonly number[];
  /** Which round each spot is before. */
  readonly rounds: readonly number[];
  /** Every network, where more moved than the floor shows. */
  readonly networks: readonly Float64Array[] | null;
  /** Whether the ball came to rest, or was still under way after so many rounds. */
  readonly ended: "rest" | "under way";
}

/** Rounds that a ball is given to come to rest. */
const MOST_ROUNDS = 12_000;

/** A ball rests when a round takes it less than this part of the floor. */
const REST = 1e-9;

/** One round: where the ball lies after it. */
export function stepped(kernel: Kernel, terrain: Terrain, spot: Spot, rate: number): Spot {
  const { task, axes } = terrain;
  const network = networkAt(terrain, spot);
  if (axes.every(({ weight }) => weight)) {
    const { synapses } = finished(kernel.descend(task, network, { rate, rounds: 1, stops: [] }));
    return axes.map(({ direction }) => at(synapses, direction.indexOf(1)));
  }
  const wish = nudges(kernel, terrain, network);
  return axes.map(({ direction }, k) =>
    weightedSum(kernel, [at(spot, k), ...wish], [1, ...direction.map((part) => rate * part)]),
  );
}

/** How the loss wants each axis to move: downhill, and by how much a round at rate 1. */
export function wishAt(kernel: Kernel, terrain: Terrain, network: Float64Array): number[] {
  const wish = nudges(kernel, terrain, network);
  return terrain.axes.map(({ weight, direction }) =>
    weight ? at(wish, direction.indexOf(1)) : weightedSum(kernel, wish, Array.from(direction)),
  );
}

function nudges(kernel: Kernel, { task }: Terrain, network: Float64Array): number[] {
  return kernel.step(task, network).nudges.flatMap((of) => Array.from(of));
}

/** Roll: each turn is one round and gives the spot after it; at the end, whether the ball lies at rest. */
export function* rolling(
  kernel: Kernel,
  terrain: Terrain,
  start: Spot,
  rate: number,
): Generator<Spot, Road["ended"], void> {
  for (let spot = start, round = 0; round < MOST_ROUNDS; round++) {
    const next = stepped(kernel, terrain, spot, rate);
    const far = terrain.axes.map((axis, k) => movedIn(axis, at(next, k) - at(spot, k)));
    if (!(Math.max(...far) > REST)) return "rest";
    yield next;
    spot = next;
  }
  return "under way";
}

function movedIn({ low, high }: Axis, by: number): number {
  return Math.abs(by) / (high - low);
}

/** So many milliseconds of rolling between two frames. */
const BREATH = 5;

/** Roll to the end, letting the page draw in between; null when the signal came first. */
export async function rolled(
  kernel: Kernel,
  terrain: Terrain,
  start: Spot,
  rate: number,
  signal: AbortSignal,
): Promise<Road | null> {
  const way = rolling(kernel, terrain, start, rate);
  const spots = [start];
  while (!signal.aborted) {
    const began = performance.now();
    while (performance.now() - began < BREATH) {
      const turn = way.next();
      if (turn.done) {
        const networks = spots.map((spot) => networkAt(terrain, spot));
        const losses = Array.from(heightsOf(kernel, terrain, joined(networks)));
        const rounds = spots.map((_, round) => round);
        return { terrain, rate, spots, losses, rounds, networks: null, ended: turn.value };
      }
      spots.push(turn.value);
    }
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return null;
}

/** Where a ball is on its road when a share of the time has gone, the first rounds having more room. */
export interface OnRoad {
  /** Between two rounds: the whole part is a place in the road's lists. */
  readonly place: number;
  readonly round: number;
  readonly spot: Spot;
  readonly network: Float64Array;
}

/** The ball's place after that share of the time, from 0 to 1. */
export function placeOn(road: Road, share: number): OnRoad {
  const last = at(road.rounds, road.rounds.length - 1);
  const round = (1 + last) ** Math.max(0, Math.min(share, 1)) - 1;
  const after = road.rounds.findIndex((one) => one >= round - 1e-9);
  const to = after < 0 ? road.rounds.length - 1 : after;
  const from = Math.max(to - 1, 0);
  const [early, late] = [at(road.rounds, from), at(road.rounds, to)];
  const part = late > early ? Math.max(0, Math.min((round - early) / (late - early), 1)) : 0;
  const between = (one: ArrayLike<number>, other: ArrayLike<number>): number[] =>
    Array.from(one, (value, k) => value + (at(other, k) - value) * part);
  const spot = between(at(road.spots, from), at(road.spots, to));
  const { networks } = road;
  const network = networks
    ? Float64Array.from(between(at(networks, from), at(networks, to)))
    : networkAt(road.terrain, spot);
  return { place: from + part, round, spot, network };
}
