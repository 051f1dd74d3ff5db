/** Where the cells of a neuron's picture lie: patterns that somebody gave above, the others below. */

/** The side of a cell, and how many stand beside each other. */
export const CELL = 22;
const ACROSS = 8;
const GAP = 5;
const LABEL = 14;

export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly givenBy: readonly number[];
}

/** The cells, and how much room they take; who was given comes first. */
export function cellsOf(given: readonly (readonly number[])[]): {
  readonly cells: readonly Cell[];
  readonly width: number;
  readonly height: number;
} {
  const first = given.filter((rows) => rows.length > 0).length;
  const above = Math.ceil(first / ACROSS);
  const stride = CELL + GAP;
  const cells = given.map((givenBy, place): Cell => {
    const own = place < first ? place : place - first;
    const line = Math.floor(own / ACROSS);
    const top = place < first ? line * (stride + LABEL) : above * (stride + LABEL) + line * stride;
    return { x: 1 + (own % ACROSS) * stride, y: 1 + top, givenBy };
  });
  const below = Math.ceil((given.length - first) / ACROSS);
  const height = above * (stride + LABEL) + below * stride;
  return { cells, width: ACROSS * stride, height };
}

/** With more patterns than these, a table has no column for each neuron: those are in the pictures. */
export const ROOM = 16;

const STRIP = { width: 120, height: 14 };

/** A stroke for each number from 0 to 1, as one path on a strip. */
export function strokesOf(values: readonly number[]): string {
  return values
    .map((value) => `M${(1 + value * (STRIP.width - 2)).toFixed(1)} 2V${STRIP.height - 2}`)
    .join("");
}

export { STRIP };
