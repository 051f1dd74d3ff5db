/** A number with all the digits that tell it from every other. */

const MINUS = "\u2212";

/** The shortest text that is this number and no other. */
export function exactly(value: number): string {
  return String(value).replaceAll("-", MINUS);
}
