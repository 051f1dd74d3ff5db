/** What somebody typed, as the number it is meant to be. */

/** The number: a comma is its point, and its minus may be the true one; null where it is none. */
export function numberIn(text: string): number | null {
  const plain = text.trim().replace("\u2212", "-").replace(",", ".");
  const number = Number(plain);
  return plain && Number.isFinite(number) ? number : null;
}
