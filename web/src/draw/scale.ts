/** The scale of the curve: how high a loss stands, and a few round ones to read the others by. */

import type { Pen, Size } from "./hues.ts";

/** Room under the lowest loss, and above the highest as well. */
const UNDER = 2;
const ROOM = 10;

/** How far below the top of a picture of this height a loss stands, when `highest` stands at its top. */
export function heightOf(loss: number, highest: number, height: number): number {
  return height - UNDER - (loss / (highest || 1)) * (height - ROOM);
}

/** A loss that is written beside the curve, with as many decimals as it needs. */
export interface Level {
  readonly loss: number;
  readonly decimals: number;
}

/** Distances that are easily read, the plainest first, each with the decimals it adds. */
const STEPS = [
  [5, 0],
  [2, 0],
  [1, 0],
  [2.5, 1],
] as const;

/** Fewer than so many stand above 0. */
const MANY = 4;

/** Nothing, and two or three losses above it, all equally far apart; the highest is not under them. */
export function levelsOf(highest: number): Level[] {
  const half = highest / 2;
  if (!(half > 0 && half < Infinity)) return [];
  let power = 0;
  while (10 ** power > half) power--;
  while (10 ** (power + 1) <= half) power++;
  const fitting = STEPS.find(([step]) => {
    const distance = step * 10 ** power;
    return distance <= half && highest < MANY * distance;
  });
  if (!fitting) return [];
  const [step, more] = fitting;
  const decimals = Math.max(0, more - power);
  const distance = step * 10 ** power;
  return Array.from({ length: Math.floor(highest / distance) + 1 }, (_, place) => ({
    loss: place * distance,
    decimals: place === 0 ? 0 : decimals,
  }));
}

/** A fine line across the picture at each of them, but for the floor's, which has its own. */
export function rule(
  pen: Pen,
  { width, height }: Size,
  levels: readonly Level[],
  { highest, colour }: { highest: number; colour: string },
): void {
  pen.fillStyle = colour;
  for (const { loss } of levels)
    if (loss > 0) pen.fillRect(0, Math.round(heightOf(loss, highest, height)), width, 1);
}
