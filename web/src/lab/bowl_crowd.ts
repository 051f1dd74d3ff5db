/** A thousand balls at once: a thousand seeds, each rolled through a whole run, and where they end. */

import type { Crew } from "../crew.ts";
import type { Kernel, Task } from "../kernel.ts";
import { at, numbersIn } from "./places.ts";
import type { Recipe } from "./recipe.ts";
import { lossesOf } from "./run.ts";

/** Seeds 0, 1, 2 and so on. */
export const BALLS = 1_000;

export interface Crowd {
  /** From 0 to 1. */
  readonly done: number;
  /** The loss of each seed's network after the last round; NaN while it is under way. */
  readonly losses: Float64Array;
  /** Seeds whose network still has a customer on the wrong side after the last round; null until known. */
  readonly stuck: readonly number[] | null;
}

const BREATH = 5;

/** The thousand starts, each as its seed draws it. */
async function startsOf(
  kernel: Kernel,
  numbers: number,
  signal: AbortSignal,
): Promise<Float64Array> {
  const starts = new Float64Array(BALLS * numbers);
  let began = performance.now();
  for (let seed = 0; seed < BALLS; seed++) {
    const drawn = kernel.draws(seed, numbers);
    starts.set(
      drawn.map((draw) => 2 * draw - 1),
      seed * numbers,
    );
    if (performance.now() - began < BREATH) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    signal.throwIfAborted();
    began = performance.now();
  }
  return starts;
}

/** Roll them all; `show` is told of every stretch. */
export async function dropped(
  { kernel, crew }: { readonly kernel: Kernel; readonly crew: Crew },
  task: Task,
  { rate, rounds }: Pick<Recipe, "rate" | "rounds">,
  signal: AbortSignal,
  show: (crowd: Crowd) => void,
): Promise<void> {
  const starts = await startsOf(kernel, numbersIn(Array.from(task.widths)), signal);
  const losses = new Float64Array(BALLS).fill(NaN);
  const arrived = await crew.many(
    task,
    starts,
    { rate, rounds },
    {
      signal,
      watch: (stretch) => {
        losses.set(stretch.losses, stretch.from);
        show({ done: stretch.done / stretch.total, losses: losses.slice(), stuck: null });
      },
    },
  );
  const { firstRight } = await lossesOf(crew, task, arrived.synapses);
  const stuck = Array.from(firstRight.keys())
    .filter((seed) => at(firstRight, seed) < 0)
    .sort((a, b) => at(arrived.losses, b) - at(arrived.losses, a));
  show({ done: 1, losses: arrived.losses, stuck });
}

/** One bar of the histogram: the seeds whose loss lies from `low` up to `high`. */
export interface Bar {
  readonly low: number;
  readonly high: number;
  readonly seeds: readonly number[];
}

/** Powers of ten that the bars are parts of, and how many bars each has. */
const LEAST = -6;
const BARS_EACH = 2;

/** The histogram on a scale of powers of ten; what lies below the least is in the first bar. */
export function barsOf({ losses }: Crowd, highest: number): Bar[] {
  const edge = (k: number): number => 10 ** (LEAST + k / BARS_EACH);
  let count = 1;
  while (edge(count) <= highest) count++;
  const seeds: number[][] = Array.from({ length: count }, () => []);
  losses.forEach((loss, seed) => {
    if (!Number.isFinite(loss)) return;
    let bar = 0;
    while (bar + 1 < count && loss >= edge(bar + 1)) bar++;
    at(seeds, bar).push(seed);
  });
  return seeds.map((some, k) => ({ low: k === 0 ? 0 : edge(k), high: edge(k + 1), seeds: some }));
}
