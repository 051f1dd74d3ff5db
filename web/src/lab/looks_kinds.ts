/** The kinds of words that a link has for a look: one of some, some of some, a count, a distance, a point. */

import type { Focus } from "./focus.ts";
import { FARTHEST, whoseOf, within, type About } from "./looks.ts";
import type { Panel } from "./panels.ts";
import type { WeightPlace } from "./places.ts";
import { MOST_LAYERS } from "./recipe.ts";

/** What is seen, as far as it says what a look can be. */
export interface Setting {
  /** The panels that are open, or that a link opens. */
  readonly open: readonly Panel[];
  readonly widths: readonly number[];
  readonly customers: number;
  readonly rounds: number;
  readonly focus: Focus | null;
  /** Which weight and which customer panels are about. */
  readonly weight: WeightPlace;
  readonly customer: number;
}

export interface Word<Value> {
  /** Where it is looked at in that way: it is said while one of them is open. */
  readonly panels: readonly Panel[];
  readonly text: (value: Value, setting: Setting) => string;
  /** Undefined where it cannot be. */
  readonly read: (text: string, setting: Setting) => Value | undefined;
}

/** Steps on the longest road that a network of the lab has; a panel goes as far as its own. */
export const MOST_STEPS = 2 * (MOST_LAYERS + 1) + 1;

/** Between numbers, which may have a point in them. */
export const BAR = "_";

/** One of these. */
export function oneOf<Name extends string>(panel: Panel, names: readonly Name[]): Word<Name> {
  return { panels: [panel], text: (name) => name, read: (text) => names.find((n) => n === text) };
}

/** Some of these, in their order. */
export function someOf<Name extends string>(
  panels: readonly Panel[],
  names: readonly Name[],
): Word<readonly Name[]> {
  return {
    panels,
    text: (some) => names.filter((name) => some.includes(name)).join("."),
    read: (text) => names.filter((name) => text.split(".").includes(name)),
  };
}

/** A whole number up to this one. */
export function countUpTo(panel: Panel, most: number): Word<number> {
  return { panels: [panel], text: String, read: (text) => wholeUpTo(text, most) };
}

/** How far something is moved in the chain rule, at the most so far. */
export function distanceUpTo(most: number): Word<number> {
  const read = (text: string): number | undefined => {
    const number = numberOf(text);
    return number === undefined ? undefined : within(number, most);
  };
  return { panels: ["chain"], text: String, read };
}

/** The same, or this word for nothing. */
export function orNone<Value>(none: string, word: Word<Value>): Word<Value | null> {
  return {
    panels: word.panels,
    text: (value, setting) => (value === null ? none : word.text(value, setting)),
    read: (text, setting) => (text === none ? null : word.read(text, setting)),
  };
}

/** Of one weight and one customer: it is said while the panel is about them. */
export function about<Value>({
  text,
  read,
}: Omit<Word<Value>, "panels">): Word<About<Value> | null> {
  const whose = ({ weight, customer, widths }: Setting): string =>
    whoseOf(weight, customer, widths);
  return {
    panels: ["chain"],
    text: (one, setting) => (one?.whose === whose(setting) ? text(one.value, setting) : ""),
    read: (said, setting) => {
      const value = read(said, setting);
      return value === undefined ? undefined : { whose: whose(setting), value };
    },
  };
}

export function wholeUpTo(text: string, most: number): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= most ? Number(text) : undefined;
}

export function numberOf(text: string): number | undefined {
  const number = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) ? number : undefined;
}

/** A point; null where none was typed. */
export function pointOf(text: string): number | null | undefined {
  const number = numberOf(text);
  if (number === undefined) return text === "" ? null : undefined;
  return within(number, FARTHEST.point);
}

export function listOf<Value>(items: readonly (Value | undefined)[]): Value[] | undefined {
  const fit = items.filter((item) => item !== undefined);
  return fit.length === items.length && fit.length <= MOST_STEPS ? fit : undefined;
}
