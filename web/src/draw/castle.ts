/** The map of a trip, in CSS pixels: home on the left, the castle on the right, the road with its bends. */

import type { Trip } from "../lab/castle.ts";
import { at } from "../lab/places.ts";

export const HEIGHT = 98;
/** How far down the straight way from home to the castle lies. */
export const GROUND = 72;

const HOME = 20;
const CASTLE = 26;
const WIDEST = 50;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Road {
  readonly forks: readonly Spot[];
  readonly end: Spot;
  /** As far from the end towards the castle as is to change, to the same scale as the miss. */
  readonly wanted: Spot;
  /** Each leg by itself, and all of them. */
  readonly legs: readonly string[];
  readonly path: string;
}

/** Where home and the castle stand: a miss of 1 apart. */
export function endsOf(width: number): { home: number; castle: number } {
  return { home: HOME, castle: Math.max(width - CASTLE, HOME + 1) };
}

/**
 * The road of a trip. It ends as far from the castle as the guess misses; its forks stand at equal
 * distances on the way, and as far aside as they are blamed: `most` is drawn as far as there is room.
 */
export function roadOf({ miss, delta, bends }: Trip, width: number, most: number): Road {
  const { home, castle } = endsOf(width);
  const end = { x: castle - Math.min(Math.abs(miss), 1) * (castle - home), y: GROUND };
  const forks = bends.map((bend, place) => ({
    x: home + ((place + 1) * (end.x - home)) / (bends.length + 1),
    y: GROUND - (most > 0 ? bend / most : 0) * WIDEST,
  }));
  const wanted = { x: end.x + Math.min(Math.abs(delta), 1) * (castle - home), y: GROUND };
  const spots = [{ x: home, y: GROUND }, ...forks, end];
  const legs = spots.slice(1).map((spot, leg) => lineOf([at(spots, leg), spot]));
  return { forks, end, wanted, legs, path: lineOf(spots) };
}

/** Half of the head of an arrow. */
const HEAD = 4;

/** An arrow along the ground, a little above it; too short for a shaft, it is a head alone. */
export function arrowOf(from: Spot, to: Spot): string {
  const y = to.y - 7;
  const [x, tip] = [from.x.toFixed(1), to.x.toFixed(1)];
  return `M${x} ${y}H${tip}m${-HEAD} ${-HEAD}l${HEAD} ${HEAD}l${-HEAD} ${HEAD}`;
}

function lineOf(spots: readonly Spot[]): string {
  return spots
    .map(({ x, y }, place) => `${place ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
}
