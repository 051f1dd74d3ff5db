/** The dips and ridges of a line, found by measuring it closely; and seeds whose lines have three. */

import { finished, type Kernel } from "../kernel.ts";
import { extremes, valuesOf, type Ground, type Terrain } from "./bowl.ts";
import { heightsFrom, problemsOf } from "./bowl_height.ts";
import { throughTutorials } from "./bowl_lines.ts";
import { at } from "./places.ts";

export interface Turn {
  readonly kind: "dip" | "ridge";
  readonly value: number;
  readonly loss: number;
}

/** How often a turn is measured anew, and at how many places between its neighbours. */
const CLOSER = { times: 4, places: 33 } as const;

/** Every place where the line goes from falling to rising, or from rising to falling. */
export function turnsOf(kernel: Kernel, { terrain, values, heights }: Ground): Turn[] {
  const line = at(values, 0);
  const found: Turn[] = [];
  for (let k = 1; k + 1 < line.length; k++) {
    const kind = turnAt(heights, k);
    if (kind) found.push(closer(kernel, terrain, kind, at(line, k - 1), at(line, k + 1)));
  }
  return found;
}

function turnAt(heights: Float64Array, k: number): Turn["kind"] | null {
  const [before, here, after] = [at(heights, k - 1), at(heights, k), at(heights, k + 1)];
  if (here < before && here <= after) return "dip";
  return here > before && here >= after ? "ridge" : null;
}

/** The turn between two values, measured again and again over a smaller stretch. */
function closer(
  kernel: Kernel,
  terrain: Terrain,
  kind: Turn["kind"],
  low: number,
  high: number,
): Turn {
  let best = { value: low, loss: NaN };
  for (let time = 0; time < CLOSER.times; time++) {
    const values = valuesOf({ low, high }, CLOSER.places);
    const heights = alongLine(kernel, terrain, values);
    const [least, greatest] = extremes(heights);
    const place = Math.max(0, heights.indexOf(kind === "dip" ? least : greatest));
    best = { value: at(values, place), loss: at(heights, place) };
    low = at(values, Math.max(0, place - 1));
    high = at(values, Math.min(values.length - 1, place + 1));
  }
  return { kind, ...best };
}

/** The heights over these values of the only axis. */
export function alongLine(kernel: Kernel, terrain: Terrain, values: Float64Array): Float64Array {
  const { centre, axes, height } = terrain;
  const still = { direction: new Float64Array(centre.length), values: Float64Array.of(0) };
  const { direction } = at(axes, 0);
  const losses = problemsOf(terrain).map((task) =>
    finished(kernel.plane(task, centre, { direction, values }, still)),
  );
  return heightsFrom(losses, height);
}

/** A dip that is worth the name is at least so deep, as a part of the whole picture's height. */
const DEEP = 0.08;
const LOOKED_AT = 241;

/**
 * Whether a seed's line through the tutorial's network has three clear dips, with the network in the
 * middle one and a deeper one beside it, behind a ridge.
 */
function hasThree(kernel: Kernel, seed: number): boolean {
  const terrain = throughTutorials(kernel, seed);
  const values = valuesOf(at(terrain.axes, 0), LOOKED_AT);
  const heights = alongLine(kernel, terrain, values);
  const [lowest, highest] = extremes(heights);
  const turns = Array.from(heights.keys())
    .slice(1, -1)
    .filter((k) => turnAt(heights, k) !== null);
  const [left, ridge, middle, other, right] = turns;
  if (turns.length !== 5 || !left || !ridge || !middle || !other || !right) return false;
  const height = (k: number): number => at(heights, k);
  const clear = [
    [ridge, left],
    [ridge, middle],
    [other, middle],
    [other, right],
  ].every(([up = 0, down = 0]) => height(up) - height(down) > DEEP * (highest - lowest));
  const around = at(values, ridge) < 0 && at(values, other) > 0;
  return clear && around && Math.min(height(left), height(right)) < height(middle);
}

const MOST_SEEDS = 5_000;
const BREATH = 5;

/** The next seed whose line looks like that; null when the signal came first, or none was found. */
export async function seedOfThree(
  kernel: Kernel,
  from: number,
  signal: AbortSignal,
): Promise<number | null> {
  let began = performance.now();
  for (let seed = from; seed < from + MOST_SEEDS && !signal.aborted; seed++) {
    if (hasThree(kernel, seed)) return seed;
    if (performance.now() - began < BREATH) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    began = performance.now();
  }
  return null;
}
