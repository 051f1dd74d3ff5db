/** The histogram of made-up numbers: its bars, and the axis that they slide along. */

export const MADE_UP = { width: 480, height: 170, floor: 140, bars: 118 } as const;

const BARS = 20;
const MARGIN = 24;
/** The axis shows all three stages: from the least number to the greatest. */
const FROM = -1;
const TO = 2;

/** How many of the draws from 0 to 1 fall into each bar. */
export function barsOf(draws: Float64Array): number[] {
  const counts = new Array<number>(BARS).fill(0);
  for (const draw of draws) {
    const place = Math.min(Math.floor(draw * BARS), BARS - 1);
    counts[place] = (counts[place] ?? 0) + 1;
  }
  return counts;
}

/** Where a number stands on the axis. */
export function placeOn(value: number): number {
  return MARGIN + ((value - FROM) / (TO - FROM)) * (MADE_UP.width - 2 * MARGIN);
}
