/** How many decimals some numbers need, so that the greatest of them is more than a row of noughts. */

import { fixed } from "./format.ts";

/** Beyond this many a number is as good as nothing. */
const MOST = 9;

/** The decimals that were chosen, or more where all would be written as nothing. */
export function enough(values: readonly number[], chosen: number): number {
  const greatest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  if (greatest === 0) return chosen;
  const tens = Number(greatest.toExponential().split("e")[1]);
  return Math.max(chosen, Math.min(1 - tens, MOST));
}

/** How wide a digit is for each pixel of its height: the page's digits are all as wide. */
const WIDE = 0.61;

/** As many decimals as were chosen, or fewer where the number would be wider than its room, in pixels. */
export function fitting(
  values: readonly number[],
  chosen: number,
  room: number,
  size: number,
): number {
  const longest = (decimals: number): number =>
    Math.max(0, ...values.map((value) => fixed(value, decimals).length));
  let decimals = chosen;
  while (decimals > 0 && longest(decimals) * WIDE * size > room) decimals--;
  return decimals;
}
