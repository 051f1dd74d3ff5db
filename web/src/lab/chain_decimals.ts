/** How many decimals the chain's numbers are written with, so that a calculator comes to what is shown of them. */

import { othersOf, type Incoming } from "./chain_forward.ts";
import type { Station } from "./chain_ripple.ts";
import { product, squashed, sums } from "./reckon.ts";
import { at } from "./places.ts";
import type { Again } from "./step_making.ts";
import { decimalsBeside, decimalsOfProducts, decimalsOfSums, type Asking } from "./step_sums.ts";

/** What comes out, and with how many decimals it is shown. */
interface Result {
  readonly value: number;
  readonly decimals: number;
}

/** Of ratios, or of pieces of code, that are multiplied; as many as the product has, where one has no value. */
export function decimalsOfFactors(
  asking: Asking,
  factors: readonly number[],
  { value, decimals }: Result,
): number {
  if (![...factors, value].every(Number.isFinite)) return decimals;
  return decimalsOfProducts(asking, [factors], { values: [value], decimals });
}

/** Of a slope, so that so much of it is what it promises; how far the weight is moved is written in full. */
export function decimalsOfPromise(
  asking: Asking,
  slope: number,
  by: number,
  { value, decimals }: Result,
): number {
  const again: Again = (typed) => [product(asking.kernel, [typed(slope), by])];
  return decimalsBeside(asking, again, { values: [value], decimals });
}

/** Of where stations stood before and stand after, so that one less the other is how far they moved. */
export function decimalsOfMoves(
  asking: Asking,
  stations: readonly Pick<Station, "before" | "after">[],
  decimals: number,
): number {
  return decimalsOfSums(
    asking,
    stations.map(({ before, after }) => [after, -before]),
    { values: stations.map(({ before, after }) => after - before), decimals },
  );
}

/** Two points of a function. */
interface TwoPoints {
  readonly x: number;
  readonly y: number;
  readonly other: number;
  readonly otherY: number;
}

/** Of two points, so that rise over run is the slope through both. */
export function decimalsOfChord(
  asking: Asking,
  { x, y, other, otherY }: TwoPoints,
  { value, decimals }: Result,
): number {
  if (!Number.isFinite(value)) return decimals;
  const again: Again = (typed) => {
    const [rise = NaN, run = NaN] = sums(asking.kernel, [
      [typed(otherY), -typed(y)],
      [typed(other), -typed(x)],
    ]);
    return [rise / run];
  };
  return decimalsBeside(asking, again, { values: [value], decimals });
}

/** Of values that are divided, row by row; those that cannot be do not count. */
export function decimalsOfQuotients(
  asking: Asking,
  rows: readonly { readonly over: number; readonly under: number; readonly wrong: number }[],
  decimals: number,
): number {
  const whole = rows.filter(({ wrong }) => Number.isFinite(wrong));
  const again: Again = (typed) => whole.map(({ over, under }) => typed(over) / typed(under));
  return decimalsBeside(asking, again, { values: whole.map(({ wrong }) => wrong), decimals });
}

/** Of what lines bring, so that all of it is the sum, and all but the road's own what the others bring. */
export function decimalsOfIncoming(
  asking: Asking,
  incoming: readonly Incoming[],
  { value, decimals }: Result,
): { readonly products: number; readonly factors: number } {
  if (incoming.length === 0) return { products: decimals, factors: decimals };
  const brought = incoming.map(({ product }) => product);
  const others = incoming.map(({ own, product }) => (own ? 0 : product));
  const digits = decimalsOfSums(asking, [brought, others], {
    values: [value, othersOf(asking, incoming)],
    decimals,
  });
  const pairs = incoming.map(({ value, weight }) => [value, weight]);
  const factors = decimalsOfProducts(asking, pairs, { values: brought, decimals: digits });
  return { products: digits, factors };
}

/** Of a sum, so that the S-curve makes of it the height that is shown. */
export function decimalsOfSum(asking: Asking, sum: number, { value, decimals }: Result): number {
  const again: Again = (typed) => [at(squashed(asking.kernel, [typed(sum)]).outputs, 0)];
  return decimalsBeside(asking, again, { values: [value], decimals });
}

/** As many as are in a number that somebody set, and two at least: it is written as it was set. */
export function decimalsOfSetting(value: number): number {
  let decimals = LEAST;
  while (decimals < MOST && Math.abs(Number(value.toFixed(decimals)) - value) > NOTHING) decimals++;
  return decimals;
}

const LEAST = 2;
const MOST = 9;

/** What no setting is finer than. */
const NOTHING = 1e-10;
