/** The error curve as columns: for each column the least and the greatest loss of the rounds in it. */

import { at } from "../lab/places.ts";
import type { Run } from "../lab/run.ts";
import { roundAt } from "./axis.ts";
import type { Pen, Size } from "./hues.ts";
import { heightOf } from "./scale.ts";

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
  const y = (loss: number): number => heightOf(loss, highest, height);
  pen.fillStyle = colour;
  columns.forEach((column, x) => {
    if (!column || (dashed && x % 9 > 5)) return;
    pen.fillRect(x, y(column.high) - 1, 1.2, y(column.low) - y(column.high) + 2);
  });
}

/** A mark above the curve: where it stands, in pixels, and whether it is one of the small ones. */
export interface Mark {
  readonly x: number;
  readonly minor: boolean;
}

/** A dot: the mark that it stands at, and all the marks that it stands for. */
export interface Dot {
  readonly mark: number;
  readonly marks: readonly number[];
}

/** How far from each other two dots are at least, large ones and small ones. */
export const APART = { major: 12, minor: 5 } as const;

/**
 * The dots that are drawn for marks that stand from left to right, so that none lies on another: a mark
 * with no room has no dot of its own, and the nearest stands for it. Small ones give way to large ones.
 */
export function dotsOf(marks: readonly Mark[]): Dot[] {
  const chosen: number[] = [];
  for (const small of [false, true])
    marks.forEach(({ x, minor }, mark) => {
      const near = chosen.some(
        (other) => Math.abs(at(marks, other).x - x) < gapOf(marks, mark, other),
      );
      if (minor === small && !near) chosen.push(mark);
    });
  const places = marks.map(({ x }) => x);
  const standing = marks.map(({ x }) => nearestOf(chosen, places, x));
  return chosen
    .sort((one, other) => one - other)
    .map((mark) => ({
      mark,
      marks: [...marks.keys()].filter((one) => standing[one] === mark),
    }));
}

function gapOf(marks: readonly Mark[], one: number, other: number): number {
  const size = (mark: number): number => APART[at(marks, mark).minor ? "minor" : "major"];
  return (size(one) + size(other)) / 2;
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
