/** Where an arrow stands in a target: as far from the middle as the miss, below when too low, above when too high. */

/** The rim, in the picture's own units, and half of the picture. */
export const RIM = 100;
export const HALF = 112;

/** How long an arrow is. */
const SHAFT = 30;

/** Half of the turn that an arrow makes from the first round to the last. */
const TURN = (70 * Math.PI) / 180;

export interface Spot {
  readonly x: number;
  readonly y: number;
  /** Whether it hit the target at all, as large as the target is drawn. */
  readonly hit: boolean;
}

/**
 * The spot of a miss. `share` is when, from 0 to 1: with time the arrows come from the left over the
 * middle to the right, so that one does not hide the other. `zoom` is how often the target is enlarged.
 */
export function spotOf(miss: number, share: number, zoom: number): Spot {
  const far = Math.abs(miss) * zoom * RIM;
  const [x, y] = wayOf(miss, share);
  const within = Math.min(far, HALF);
  return { x: x * within, y: y * within, hit: far <= RIM };
}

/** From the middle outwards. */
function wayOf(miss: number, share: number): [number, number] {
  const angle = (2 * share - 1) * TURN;
  return [Math.sin(angle), Math.cos(angle) * (miss < 0 ? -1 : 1)];
}

/** The arrow whose tip is there: its shaft leads outwards, and ends in feathers. */
export function arrowOf(miss: number, share: number, zoom: number): string {
  const { x, y } = spotOf(miss, share, zoom);
  const [dx, dy] = wayOf(miss, share);
  const point = (along: number, aside: number): string =>
    `${(x + dx * along - dy * aside).toFixed(2)} ${(y + dy * along + dx * aside).toFixed(2)}`;
  const feather = (from: number): string =>
    `M${point(from + 6, 5)}L${point(from, 0)}L${point(from + 6, -5)}`;
  return `M${point(0, 0)}L${point(SHAFT, 0)}${feather(SHAFT - 12)}${feather(SHAFT - 6)}`;
}

/** A line through the spots, one after another. */
export function trackOf(spots: readonly Spot[]): string {
  return spots
    .map(({ x, y }, place) => `${place ? "L" : "M"}${x.toFixed(2)} ${y.toFixed(2)}`)
    .join("");
}
