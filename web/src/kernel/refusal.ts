/** Why the kernel was not called: what must hold, what was found, what to do. */

export type Values = Readonly<Record<string, string | number>>;

const LONGEST_SHOWN = 40;

/**
 * The caller can put this right: the message says how. It carries a key and values, so that the page
 * can say the same in the reader's language.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly key: string;
  readonly sentence: string;
  readonly values: Values;

  /** `sentence` holds the names of values in braces. */
  constructor(key: string, sentence: string, values: Values = {}) {
    super(sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name])));
    this.key = key;
    this.sentence = sentence;
    this.values = values;
  }
}

/** Whatever was given, short and safe in a sentence. */
export function shown(value: unknown): string {
  if (typeof value === "string") {
    const text = JSON.stringify(value);
    return text.length <= LONGEST_SHOWN ? text : `${text.slice(0, LONGEST_SHOWN - 2)}…"`;
  }
  if (ArrayBuffer.isView(value)) {
    const length = "length" in value ? Number(value.length) : value.byteLength;
    return `${value.constructor.name} of ${length}`;
  }
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return "an object";
  return typeof value === "function" ? "a function" : String(value);
}
