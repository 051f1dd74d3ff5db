/** How panels are looked at: all that was chosen in one of them and that what is seen there depends on. */

import type { Marks } from "../draw/bowl_picture.ts";
import { exists } from "./focus.ts";
import type { Panel } from "./panels.ts";
import { at, nameOf, weightsOf, type WeightPlace } from "./places.ts";
import { RECIPE } from "./recipe.ts";
import type { Cell } from "./step_cells.ts";

/** What the height of a bowl is. */
export const HEIGHTS = ["loss", "miss"] as const;
export type Height = (typeof HEIGHTS)[number];

/** How much of each nudge is added, as many times as the story adds. */
export const RATES = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50].map((times) => times * RECIPE.rate);

/** The marks of a picture, and whether a map stands beside it. */
export type Marked = Marks & { readonly map: boolean };
export const MARKS = ["arrow", "road", "slope", "ghost", "map"] as const;
export const FIRST_MARKS: Marked = {
  arrow: true,
  road: true,
  slope: false,
  ghost: false,
  map: true,
};

/** The weights of a floor; no second one: a line. */
export interface Pair {
  readonly first: WeightPlace;
  readonly second: WeightPlace | null;
}

/** Where second points stand: as the tutorial has them, all at one distance, or next to nothing away. */
export const POINTS = ["document", "distance", "hair"] as const;
export type Points = (typeof POINTS)[number];

/** Further than anything of interest: as far as a weight is moved, and as a point is pulled or typed. */
export const FARTHEST = { weight: 100, point: 1e6 } as const;

/** What was typed or pulled for one weight and one customer; of no use for another. */
export interface About<Value> {
  readonly whose: string;
  readonly value: Value;
}

/** Two points of a ratio: where the first is, and how far from it the second; null as at first. */
export interface Pulled {
  readonly ratio: number;
  readonly x: number | null;
  readonly gap: number | null;
}

/** What the tutorial prints can be seen beside the true numbers in these. */
export const PRINTED = ["chain", "matrices"] as const satisfies readonly Panel[];

/** Whom the values beside lines of code are of. */
export const ROWS = ["all", "one"] as const;

/** What stands folded beside the lines of code. */
export const BESIDE = ["run", "factors", "package"] as const;
export type Beside = (typeof BESIDE)[number];

/** Each by the word that a link has for it. */
export interface Looks {
  /** The bowl: the weights of its floor, what its height is and of whom, its marks, how much a ball takes. */
  readonly floor: Pair;
  readonly height: Height;
  readonly whose: number | null;
  /** Marks that somebody chose to see, or not to. */
  readonly marks: Partial<Marked>;
  readonly roll: number;
  /** How many of the four customers with one question bought. */
  readonly bought: number;

  /** The step: the number that was clicked. */
  readonly cell: Cell | null;

  /** The chain rule: how far the weight is moved, and where second points stand. */
  readonly wiggle: number;
  readonly points: Points;
  readonly distance: number;
  readonly nearby: About<readonly (number | null)[]> | null;
  /** The hidden neurons that the road leads through. */
  readonly road: About<readonly number[]> | null;
  /** Which function has points to pull, counted from right to left. */
  readonly ratio: number;
  readonly pulled: About<Pulled> | null;
  /** How many helper variables are taken away; how many assignments have run. */
  readonly gone: number;
  readonly ran: number;
  readonly printed: readonly (typeof PRINTED)[number][];

  /** The castle: the earlier day beside today; null for none. */
  readonly day: number | null;

  /** The lines of code: whose values, as there is room for where nobody chose; comments; what is unfolded. */
  readonly rows: (typeof ROWS)[number] | null;
  readonly comments: boolean;
  readonly beside: readonly Beside[];
}

/** Until somebody chooses. */
export const FIRST_LOOKS: Looks = {
  floor: { first: { synapse: 0, from: 2, to: 1 }, second: { synapse: 1, from: 2, to: 0 } },
  height: "loss",
  whose: null,
  marks: {},
  roll: RECIPE.rate,
  bought: 3,
  cell: null,
  wiggle: 0.5,
  points: "document",
  distance: 0.1,
  nearby: null,
  road: null,
  ratio: 3,
  pulled: null,
  gone: 0,
  ran: 1,
  printed: [],
  day: 0,
  rows: null,
  comments: false,
  beside: [],
};

/** Which weight and which customer something is about, in a network of these layers. */
export function whoseOf(weight: WeightPlace, row: number, widths: readonly number[]): string {
  return `${nameOf(weight)} ${row} ${widths.join("-")}`;
}

/** What was typed for these, if it was for these. */
export function valueFor<Value>(about: About<Value> | null, whose: string): Value | null {
  return about?.whose === whose ? about.value : null;
}

/** The weights of a floor as a network of these layers has them: two, or one. */
export function pairIn(widths: readonly number[], { first, second }: Pair): Pair {
  const all = weightsOf(widths);
  const isThere = (place: WeightPlace): boolean => exists({ kind: "weight", ...place }, widths, 0);
  const one = isThere(first) ? first : at(all, 0);
  if (!second) return { first: one, second };
  const others = all.filter((place) => nameOf(place) !== nameOf(one));
  const isOther = isThere(second) && nameOf(second) !== nameOf(one);
  return { first: one, second: isOther ? second : (others[0] ?? null) };
}

/** The same, and one more of them or one less. */
export function having<One>(all: readonly One[], one: One, wanted: boolean): readonly One[] {
  const others = all.filter((other) => other !== one);
  return wanted ? [...others, one] : others;
}

/** As near a number as there is between these two. */
export function within(number: number, most: number): number {
  return Math.max(-most, Math.min(number, most));
}
