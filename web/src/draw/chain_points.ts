/** The picture of one function with two points on it: its axes, and where on them a number lies. */

export interface Range {
  readonly least: number;
  readonly most: number;
}

export interface Plot {
  readonly width: number;
  readonly height: number;
  readonly across: Range;
  readonly up: Range;
}

const MARGIN = 14;

export function xOf({ width, across }: Plot, value: number): number {
  return MARGIN + shareOf(across, value) * (width - 2 * MARGIN);
}

export function yOf({ height, up }: Plot, value: number): number {
  return height - MARGIN - shareOf(up, value) * (height - 2 * MARGIN);
}

/** The number at this place from the left. */
export function valueAt({ width, across }: Plot, x: number): number {
  const share = (x - MARGIN) / (width - 2 * MARGIN);
  return across.least + Math.max(0, Math.min(share, 1)) * (across.most - across.least);
}

function shareOf({ least, most }: Range, value: number): number {
  return (value - least) / (most - least);
}

/** From the least to the greatest of some numbers, with a little room around. */
export function around(values: readonly number[]): Range {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const room = (most - least || 1) / 10;
  return { least: least - room, most: most + room };
}

/** So many numbers at even distances. */
export function evenly({ least, most }: Range, count: number): number[] {
  return Array.from({ length: count }, (_, k) => least + ((most - least) * k) / (count - 1));
}

/** A line through these points. */
export function path(plot: Plot, points: readonly (readonly [number, number])[]): string {
  const parts = points.map(([x, y]) => `${xOf(plot, x).toFixed(2)} ${yOf(plot, y).toFixed(2)}`);
  return `M${parts.join("L")}`;
}

/** The straight line through a point, from one side of the picture to the other. */
export function straight(plot: Plot, x: number, y: number, slope: number): string {
  const { least, most } = plot.across;
  return path(plot, [
    [least, y + slope * (least - x)],
    [most, y + slope * (most - x)],
  ]);
}
