/** How many times the heights of a bowl are drawn out, and how a height near nothing is written. */

import { fixed, signed } from "./format.ts";

/** Of the whole picture, the least at which a gap over the grid is seen well. */
const SEEN = 0.03;

/** What is offered in any case, and the highest power of ten that there is. */
const OFFERED = [1, 10, 100];
const MOST = 12;

/** The power of ten by which the heights are drawn out so that a low one is seen. */
export function tallFor(height: number, highest: number): number {
  let power = 0;
  while (power < MOST && height * 10 ** power < SEEN * highest) power++;
  return 10 ** power;
}

/** What can be chosen where the lowest is as low as that: enough for it, too. */
export function tallsFor(height: number, highest: number): number[] {
  return [...new Set([...OFFERED, tallFor(height, highest)])];
}

/** With as many decimals as it takes to see that it is more than nothing. */
export function notNothing(height: number, decimals: number): string {
  let more = decimals;
  while (more < MOST && Number(height.toFixed(more)) === 0) more++;
  return fixed(height, more);
}

/** The surface under a height and the gap between them, which is what the two leave as they are written. */
export function gapWritten(
  height: number,
  surface: number,
  decimals: number,
): { readonly surface: string; readonly gap: string } {
  const digits = (notNothing(height, decimals).split(".")[1] ?? "").length;
  const rounded = (value: number): number => Number(value.toFixed(digits));
  return {
    surface: fixed(surface, digits),
    gap: signed(rounded(height) - rounded(surface), digits),
  };
}
