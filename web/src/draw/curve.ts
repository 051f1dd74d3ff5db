/** The error curve as columns: for each column the least and the greatest loss of the rounds in it. */

import { roundAt } from "./axis.ts";

export interface Column {
  readonly low: number;
  readonly high: number;
}

/** So many columns of the losses, `from` being the round of the first of them. */
export function columnsOf(
  losses: Float64Array,
  count: number,
  { from, last, stretched }: { from: number; last: number; stretched: boolean },
): (Column | null)[] {
  return Array.from({ length: count }, (_, column) => {
    const first = roundAt(column / count, last, stretched) - from;
    const end = Math.max(roundAt((column + 1) / count, last, stretched) - from, first + 1);
    let [low, high] = [Infinity, -Infinity];
    for (let place = Math.max(first, 0); place < end && place < losses.length; place++) {
      const loss = losses[place] ?? NaN;
      if (loss < low) low = loss;
      if (loss > high) high = loss;
    }
    return low <= high ? { low, high } : null;
  });
}
