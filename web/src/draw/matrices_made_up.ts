/** The histogram of made-up numbers: its bars, and the axis that they slide along. */

export const MADE_UP = { height: 170, floor: 140, bars: 118 } as const;

/** As wide as its place, within bounds: nothing in it is made smaller, so that it can be read. */
const WIDTH = { least: 260, first: 480, most: 608 } as const;

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

/** How wide the picture is where there is so much room; 0 stands for not known yet. */
export function widthIn(room: number): number {
  return Math.max(WIDTH.least, Math.min(room || WIDTH.first, WIDTH.most));
}

/** Where a number stands on the axis of a picture of that width. */
export function placeOn(value: number, width: number): number {
  return MARGIN + ((value - FROM) / (TO - FROM)) * (width - 2 * MARGIN);
}

/** Where the words about a line stand: on its left when there is no room for them on its right. */
export function besideLine(x: number, width: number): { x: number; anchor: "start" | "end" } {
  return x > width / 2 ? { x: x - 6, anchor: "end" } : { x: x + 6, anchor: "start" };
}
