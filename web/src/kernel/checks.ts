/** The checks that every call makes before anything reaches the kernel. */

import { Refusal, shown } from "./refusal.ts";

/** The most bytes one call may take, of the kernel's memory or of the page's. */
export const MOST_BYTES = 2 ** 30;

/** The largest number of rounds, customers or starts that the kernel can count to. */
export const MOST = 2 ** 31 - 1;

/** A whole number from `least` to `most`. */
export function whole(name: string, value: unknown, least: number, most: number): number {
  if (typeof value === "number" && Number.isInteger(value) && least <= value && value <= most)
    return value;
  throw new Refusal(
    "kernel.whole",
    "{name} must be a whole number from {least} to {most}. Got {got}.",
    { name, least, most, got: shown(value) },
  );
}

/** An array of doubles, all of them finite. */
export function finite(name: string, value: unknown): Float64Array {
  const array = doubles(name, value);
  for (let place = 0; place < array.length; place++)
    if (!Number.isFinite(array[place]))
      throw new Refusal(
        "kernel.not_finite",
        "{name} must hold finite numbers. Got {got} at place {place}, counted from 0; " +
          "leave it out or fill the gap.",
        { name, got: String(array[place]), place },
      );
  return array;
}

/** An array of doubles. */
export function doubles(name: string, value: unknown): Float64Array {
  if (value instanceof Float64Array) return value;
  throw new Refusal(
    "kernel.not_doubles",
    "{name} must be a Float64Array. Got {got}; Float64Array.from makes one of a list.",
    { name, got: shown(value) },
  );
}

/** An object to read settings from. */
export function settings(name: string, value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null) return value as Record<string, unknown>;
  throw new Refusal("kernel.not_settings", "{name} must be an object. Got {got}.", {
    name,
    got: shown(value),
  });
}

/** How much of each nudge is added. */
export function checkedRate(value: unknown): number {
  if (typeof value === "number" && 0 < value && value < Infinity) return value;
  throw new Refusal(
    "kernel.rate",
    "rate must be a number above 0. Got {got}; the tutorial uses 1.",
    { got: shown(value) },
  );
}

/** Refuse what would take more memory than a page should. */
export function fits(bytes: number): void {
  if (bytes <= MOST_BYTES) return;
  throw new Refusal(
    "kernel.too_much",
    "One call may take {most} MB of memory. Got a call for {got} MB; " +
      "take fewer customers, stops or starts.",
    { most: MOST_BYTES / 2 ** 20, got: Math.ceil(bytes / 2 ** 20) },
  );
}
