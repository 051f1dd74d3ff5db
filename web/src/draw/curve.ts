/** The error curve as columns: for each column the least and the greatest loss of the rounds in it. */

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
