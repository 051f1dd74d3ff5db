/** The error curve as columns: for each column the least and the greatest loss of the rounds in it. */

import { at } from "../lab/places.ts";
import type { Run } from "../lab/run.ts";
import { roundAt } from "./axis.ts";
import type { Pen, Size } from "./hues.ts";

export interface Column {
  readonly low: number;
  readonly high: number;
}

/** So many columns of a run's losses; what came before a branch stands in its trunk. */
export function columnsOf(
  run: Run,
  count: number,
  axis: { readonly last: number; readonly stretched: boolean },
): (Column | null)[] {
  const trunk = run.trunk ? columnsOf(run.trunk, count, axis) : [];
  return Array.from({ length: Math.max(0, count) }, (_, column) => {
    const { last, stretched } = axis;
    const begin = roundAt(column / count, last, stretched);
    const first = begin - run.from;
    const end = Math.max(roundAt((column + 1) / count, last, stretched) - run.from, first + 1);
    if (first < 0) return trunk[column] ?? null;
    return spanOf(run.losses.subarray(first, end));
  });
}

function spanOf(losses: Float64Array): Column | null {
  let [low, high] = [Infinity, -Infinity];
  for (const loss of losses) {
    if (loss < low) low = loss;
    if (loss > high) high = loss;
  }
  return low <= high ? { low, high } : null;
}

/** The greatest loss there is. */
export function highestOf(columns: readonly (Column | null)[]): number {
  return columns.reduce((most, column) => Math.max(most, column?.high ?? 0), 0);
}

/** Draw the columns as one line, 0 at the bottom and `highest` at the top. */
export function paint(
  pen: Pen,
  { height }: Size,
  columns: readonly (Column | null)[],
  { highest, colour, dashed }: { highest: number; colour: string; dashed: boolean },
): void {
  const y = (loss: number): number => height - 2 - (loss / (highest || 1)) * (height - 10);
  pen.fillStyle = colour;
  columns.forEach((column, x) => {
    if (!column || (dashed && x % 9 > 5)) return;
    pen.fillRect(x, y(column.high) - 1, 1.2, y(column.low) - y(column.high) + 2);
  });
}

/** The least size of what a finger can press, in CSS pixels. */
export const FINGER = 24;

/** A stretch above the curve that is pressed as one, with the marks that stand in it. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly marks: readonly number[];
}

/**
 * Where marks can be pressed: each stretch is at least a finger wide, none covers another, and marks
 * that are nearer to each other than a finger share one. `places` are in pixels, from left to right.
 */
export function stretchesOf(places: readonly number[]): Stretch[] {
  const stretches: { from: number; to: number; marks: number[] }[] = [];
  places.forEach((place, mark) => {
    const before = stretches.at(-1);
    const [from, to] = [place - FINGER / 2, place + FINGER / 2];
    if (before && from < before.to) Object.assign(before, { to }).marks.push(mark);
    else stretches.push({ from, to, marks: [mark] });
  });
  return stretches;
}

/** Which of these marks, at least one, stands nearest to a place. */
export function nearestOf(
  marks: readonly number[],
  places: readonly number[],
  place: number,
): number {
  const far = (mark: number): number => Math.abs(at(places, mark) - place);
  return marks.reduce((best, mark) => (far(mark) < far(best) ? mark : best));
}
