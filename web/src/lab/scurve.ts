/** One neuron by itself: what a miss asks of it, the sum behind an output, how long a mistake is kept. */

import { finished, type Kernel, type Task } from "../kernel.ts";
import { at } from "./places.ts";
import { squashed } from "./reckon.ts";

/** What a miss costs. */
export type Loss = NonNullable<Task["loss"]>;

/** What a neuron makes of sums, and what the truth makes of that, sum by sum. */
export interface Judged {
  readonly outputs: readonly number[];
  readonly errors: readonly number[];
  readonly slopes: readonly number[];
  readonly deltas: readonly number[];
}

/** The same truth held against what the S-curve makes of each sum, as the kernel does it. */
export function judged(
  kernel: Kernel,
  sums: readonly number[],
  truth: number,
  loss: Loss = "squared_error",
): Judged {
  const targets = new Float64Array(sums.length).fill(truth);
  const task = { widths: [1, 1], inputs: Float64Array.from(sums), targets, loss };
  const step = kernel.step(task, Float64Array.of(1));
  return {
    outputs: Array.from(at(step.layers, 1)),
    errors: Array.from(at(step.errors, 0)),
    slopes: Array.from(at(step.slopes, 0)),
    deltas: Array.from(at(step.deltas, 0)),
  };
}

/** The least and, as far from 1, the greatest that a guess is pulled to. */
export const LEAST = 0.0001;

/** Beyond this sum, 16 digits cannot tell the S-curve's height from 1. */
export const FARTHEST = 36;

const PARTS = 64;
const TURNS = 10;

/** The sum that the S-curve makes this output of, found between two that lie closer and closer. */
export function sumOf(kernel: Kernel, output: number): number {
  let [low, high] = [-FARTHEST, FARTHEST];
  for (let turn = 0; turn < TURNS; turn++) {
    const sums = evenly(low, high, PARTS);
    const place = squashed(kernel, sums).outputs.findIndex((height) => height >= output);
    if (place < 1) return place === 0 ? low : high;
    [low, high] = [at(sums, place - 1), at(sums, place)];
  }
  return (low + high) / 2;
}

/** Numbers at equal distances, both ends among them. */
export function evenly(low: number, high: number, parts: number): number[] {
  return Array.from({ length: parts + 1 }, (_, part) => low + ((high - low) * part) / parts);
}

/** Whoever was wrong has admitted it when he is no further from the truth than this. */
export const ADMITTED = 0.1;

/** The most rounds that a single neuron is watched for. */
export const PATIENCE = 20_000;

/**
 * The rounds a neuron with one weight, fed a 1, needs until it is within ADMITTED of the truth; null
 * when PATIENCE is not enough. `edge` is the sum of an output of ADMITTED.
 */
export function roundsToAdmit(
  kernel: Kernel,
  sum: number,
  truth: number,
  { loss, edge, rate }: { loss: Loss; edge: number; rate: number },
): number | null {
  const task = {
    widths: [1, 1],
    inputs: Float64Array.of(1),
    targets: Float64Array.of(truth),
    loss,
  };
  const way = { rate, rounds: PATIENCE };
  const { recorded } = finished(kernel.descend(task, Float64Array.of(sum), way));
  const round = recorded.findIndex((weight) => (truth ? weight > -edge : weight < edge));
  return round < 0 ? null : round;
}

/** Words for how large a number is: those that reach an edge have the word of that edge. */
const BANDS = {
  error: [
    [0.6, "very_big"],
    [0.3, "big"],
    [0.08, "small"],
    [0, "tiny"],
  ],
  slope: [
    [0.2, "unsure"],
    [0.07, "fairly"],
    [0.01, "sure"],
    [0, "certain"],
  ],
  delta: [
    [0.14, "huge"],
    [0.05, "big"],
    [0.005, "smallish"],
    [0, "tiny"],
  ],
} as const;

export type Rated = keyof typeof BANDS;
export type Rating<Kind extends Rated> = (typeof BANDS)[Kind][number][1];

/** The word for a number of that kind; its sign does not count. */
export function rated<Kind extends Rated>(kind: Kind, value: number): Rating<Kind> {
  const size = Math.abs(value);
  const bands: readonly (readonly [number, Rating<Kind>])[] = BANDS[kind];
  return (bands.find(([edge]) => size >= edge) ?? at(bands, bands.length - 1))[1];
}

/** Where the words of a kind begin, the greatest first. */
export function edgesOf<Kind extends Rated>(
  kind: Kind,
): readonly (readonly [number, Rating<Kind>])[] {
  return BANDS[kind];
}
