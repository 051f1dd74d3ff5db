/** A direction through weight space: as it is set part by part, and what it is made of. */

import { at } from "./places.ts";

/** How finely somebody sets the parts of a direction, each from -1 to 1. */
export const FINE = 0.01;
const DECIMALS = 2;

/** A direction as somebody may set it: its greatest part as far out as parts go. */
export function settable(direction: ArrayLike<number>): number[] {
  const all = Array.from(direction);
  const most = Math.max(...all.map(Math.abs));
  const fine = (part: number): number => Number((part / most).toFixed(DECIMALS)) + 0;
  return most > 0 ? all.map(fine) : all.map(() => 0);
}

/** As long as 1; null where there is nothing to go by. */
export function unit(parts: ArrayLike<number>): Float64Array | null {
  const length = Math.hypot(...Array.from(parts));
  return length > 0 ? Float64Array.from(parts, (part) => part / length) : null;
}

/** One weight's part in a direction. */
export interface Part {
  /** Its place among all numbers of the network. */
  readonly index: number;
  /** By how much the weight changes for each 1 along the axis. */
  readonly step: number;
  /** How much of the direction it is, squared parts being compared: all shares make 1. */
  readonly share: number;
}

/** What a direction is made of, the heaviest first; weights that stand still are left out. */
export function partsOf(direction: ArrayLike<number>): Part[] {
  const steps = Array.from(direction);
  const whole = steps.reduce((sum, step) => sum + step * step, 0);
  return steps
    .map((step, index) => ({ index, step, share: (step * step) / whole }))
    .filter(({ step }) => step !== 0)
    .toSorted((one, other) => other.share - one.share || one.index - other.index);
}

/** The direction with one part set. */
export function withPart(parts: readonly number[], place: number, part: number): number[] {
  at(parts, place);
  const within = Math.max(-1, Math.min(part, 1));
  return parts.map((other, index) => (index === place ? within : other));
}
