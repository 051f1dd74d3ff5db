/** Numbers as they are read: a fixed number of decimals, and a true minus sign. */

const MINUS = "\u2212";

/** The number with so many decimals; what rounds to nothing has no sign. */
export function fixed(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const nothing = /^-0(\.0*)?$/.test(text);
  return nothing ? text.slice(1) : text.replace("-", MINUS);
}

/** The same with its sign always written. */
export function signed(value: number, decimals: number): string {
  const text = fixed(value, decimals);
  return text.startsWith(MINUS) || Number(text) === 0 ? text : `+${text}`;
}

/** Who writes counts in each language: to make one takes longer than to write a thousand. */
const writers = new Map<string, Intl.NumberFormat>();

/** A count with its thousands apart, as the page's language writes it. */
export function counted(count: number, language: string): string {
  const writer = writers.get(language) ?? new Intl.NumberFormat(language);
  writers.set(language, writer);
  return writer.format(count);
}
