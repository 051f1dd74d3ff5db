/** How many decimals some numbers need, so that the greatest of them is more than a row of noughts. */

/** Beyond this many a number is as good as nothing. */
const MOST = 9;

/** The decimals that were chosen, or more where all would be written as nothing. */
export function enough(values: readonly number[], chosen: number): number {
  const greatest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs));
  if (greatest === 0) return chosen;
  const tens = Number(greatest.toExponential().split("e")[1]);
  return Math.max(chosen, Math.min(1 - tens, MOST));
}
