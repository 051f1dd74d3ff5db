/** Where the circles of the ripple and its ratios stand, in CSS pixels. */

export interface Row {
  readonly width: number;
  /** From one circle to the next. */
  readonly pitch: number;
  readonly radius: number;
}

/** Room that a circle needs at least, and the most that it is good for. */
const LEAST = 54;
const MOST = 150;

const RADIUS = { least: 24, most: 34 } as const;

/** So many circles in a box of this width; wider than the box where they would not fit. */
export function rowOf(count: number, box: number): Row {
  const pitch = Math.max(LEAST, Math.min(box / count, MOST));
  const radius = Math.max(RADIUS.least, Math.min(pitch / 2.7, RADIUS.most));
  return { width: Math.max(box, pitch * count), pitch, radius };
}

/** The middle of a circle, from left to right. */
export function middleOf({ width, pitch }: Row, count: number, place: number): number {
  return width / 2 + (place - (count - 1) / 2) * pitch;
}

/** An arc over everything, from the first circle to the last. */
export function arc(from: number, to: number, foot: number, top: number): string {
  const rise = foot - top;
  const bend = Math.min((to - from) / 4, 2 * rise);
  return `M${from} ${foot}C${from} ${top} ${from + bend / 4} ${top} ${from + bend} ${top}H${to - bend}C${to - bend / 4} ${top} ${to} ${top} ${to} ${foot}`;
}
