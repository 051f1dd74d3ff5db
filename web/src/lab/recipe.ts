/** How a network is born and how it learns; the story's own recipe, and the starts worth a look. */

import story from "story.json";
import type { SurveyName } from "./survey.ts";

/** Where the first numbers come from: a seed's draws, the tutorial's matrices, or all of them 0. */
export const STARTS = ["seed", "tutorial", "zero"] as const;
export type Start = (typeof STARTS)[number];

export const LOSSES = ["squared_error", "cross_entropy"] as const;
export type Loss = (typeof LOSSES)[number];

export interface Recipe {
  readonly seed: number;
  readonly rounds: number;
  readonly rate: number;
  /** Neurons in each hidden layer; none at all is possible. */
  readonly hidden: readonly number[];
  readonly start: Start;
  readonly loss: Loss;
}

export const RECIPE: Recipe = {
  seed: story.recipe.seed,
  rounds: story.recipe.iterations,
  rate: story.recipe.rate,
  hidden: story.recipe.hidden,
  start: "seed",
  loss: "squared_error",
};

/** The tutorial's own matrices as one list of numbers, in the order of the synapses. */
export const TUTORIAL: readonly number[] = [
  ...story.tutorial.syn0.flat(),
  ...story.tutorial.syn1.flat(),
];

/** Neurons a hidden layer may have, and how many such layers there may be. */
export const MOST_NEURONS = 8;
export const MOST_LAYERS = 3;

/** How much of each change is added, at the most: beyond it nothing is learned, only leapt. */
export const MOST_RATE = 1_000;

/** Whether a network can learn at this rate. */
export function isRate(rate: number): boolean {
  return rate > 0 && rate <= MOST_RATE;
}

/** The greatest seed that the generator takes. */
export const MOST_SEED = 2 ** 32 - 1;

/** A start worth a look. What it does not name is as in the story. */
export interface Preset {
  readonly recipe?: Partial<Recipe>;
  readonly survey?: SurveyName;
  /** Where in time to begin: before the first round, left out, or after the last. */
  readonly at?: "end";
}

/** Seeds whose networks lie on a plateau, are stuck, or are the fastest of a thousand. */
const PLATEAU = 215;
const STUCK = 911;
const FASTEST = 423;

export const PRESETS = {
  born: {},
  trained: { at: "end" },
  tutorial: { recipe: { start: "tutorial" } },
  plateau: { recipe: { seed: PLATEAU } },
  stuck: { recipe: { seed: STUCK } },
  fastest: { recipe: { seed: FASTEST } },
  zero: { recipe: { start: "zero" } },
  no_hidden: { recipe: { hidden: [] } },
  contradictory: { survey: "contradictory" },
  all_bought: { survey: "all_bought" },
} as const satisfies Readonly<Record<string, Preset>>;

export type PresetName = keyof typeof PRESETS;
