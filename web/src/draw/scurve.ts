/** Where things stand in the picture of the S-curve, in CSS pixels: the curve above, its slope below. */

import { at } from "../lab/places.ts";

/** The curve, the strip with the customers' numbers, and the slope. */
export const CURVE = { top: 18, bottom: 208 } as const;
export const STRIP = 236;
export const SLOPE = { top: 270, bottom: 346 } as const;
export const HEIGHT = 376;
export const HANDLE = 14;

const LEFT = 34;
const RIGHT = 14;

/** The steepest that the S-curve ever is: a quarter. */
export const STEEPEST = 0.25;

/** The picture's scale: sums from -reach to reach, from left to right. */
export interface Scale {
  readonly width: number;
  readonly reach: number;
}

const REACHES = [6, 8, 12, 16, 24, 32, 48];

/** How far to the left and right must be seen for these sums; what lies beyond stands at the edge. */
export function reachOf(...lists: readonly ArrayLike<number>[]): number {
  let most = 0;
  for (const list of lists)
    for (const sum of Array.from(list)) most = Math.max(most, Math.abs(sum));
  return REACHES.find((reach) => reach >= most + 0.5) ?? at(REACHES, REACHES.length - 1);
}

/** Where a sum stands from left to right. */
export function acrossOf({ width, reach }: Scale, sum: number): number {
  const within = Math.max(-reach, Math.min(sum, reach));
  return LEFT + ((within + reach) / (2 * reach)) * (width - LEFT - RIGHT);
}

/** The sum that stands there. */
export function sumAt({ width, reach }: Scale, across: number): number {
  const share = (across - LEFT) / (width - LEFT - RIGHT);
  return Math.max(-reach, Math.min((2 * share - 1) * reach, reach));
}

/** Where a height from 0 to 1 stands. */
export function upOf(height: number): number {
  return CURVE.bottom - height * (CURVE.bottom - CURVE.top);
}

/** Where a slope stands in its own small picture. */
export function slopeUpOf(slope: number): number {
  return SLOPE.bottom - (slope / STEEPEST) * (SLOPE.bottom - SLOPE.top);
}

/** A line through points. */
export function pathOf(points: readonly (readonly [number, number])[]): string {
  return points
    .map(([x, y], place) => `${place ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
}

/** The tangent at a point of the curve, to both sides, as long as it stays in the picture. */
export function tangentOf(scale: Scale, sum: number, height: number, slope: number): string {
  const arm = Math.min(scale.reach / 4, slope > 0 ? MOST_RISE / slope : Infinity);
  const end = (side: number): [number, number] => [
    acrossOf(scale, sum + side * arm),
    upOf(height + side * arm * slope),
  ];
  return pathOf([end(-1), end(1)]);
}

/** Half of the height that a tangent climbs at most. */
const MOST_RISE = 0.4;

/** A number near 0 in full, down to its second digit: 0.00034. */
export function tiny(value: number): string {
  const power = -Number(value.toExponential(1).split("e")[1]);
  return value.toFixed(Math.max(3, Math.min(power + 1, 20)));
}

/** The same places, moved apart until none is nearer to its neighbour than the gap. */
export function spread(
  places: readonly number[],
  gap: number,
  [low, high]: readonly [number, number],
): number[] {
  const order = places.map((_, item) => item).sort((a, b) => at(places, a) - at(places, b));
  const moved = [...places];
  const step = places.length > 1 ? Math.min(gap, (high - low) / (places.length - 1)) : 0;
  let edge = low;
  for (const item of order) {
    moved[item] = Math.max(at(moved, item), edge);
    edge = at(moved, item) + step;
  }
  edge = high;
  for (const item of order.toReversed()) {
    moved[item] = Math.min(at(moved, item), edge);
    edge = at(moved, item) - step;
  }
  return moved;
}

/** Sums with a mark on the axis. */
export function marks(reach: number): number[] {
  return [-1, -0.5, 0, 0.5, 1].map((share) => share * reach);
}

/** From the left edge of the curve to the right one. */
export function sides(width: number): readonly [number, number] {
  return [LEFT, width - RIGHT];
}
