/** A hundred networks asked at once: how many learn it, and what they say to answers that nobody gave. */

import type { Crew } from "../crew.ts";
import type { Kernel, Task } from "../kernel.ts";
import { at, numbersIn } from "./places.ts";
import { asked, lossOf, type Pattern } from "./questions.ts";
import { born } from "./run.ts";
import { MOST_NEURONS, type Recipe } from "./recipe.ts";
import { taskOf, type Survey } from "./survey.ts";

/** Seeds from 0 on. */
export const SEEDS = 100;

/** Numbers of rounds that can be asked for. */
export const LENGTHS = [6_000, 60_000] as const;

/** What became of a hundred starts with so many hidden neurons. */
export interface Size {
  readonly neurons: number;
  /** Seeds whose network had every customer right at the end, and the others. */
  readonly right: readonly number[];
  readonly stuck: readonly number[];
}

/** Who watches, and who may stop it. */
export interface Watched {
  readonly signal: AbortSignal;
  /** Told how much is done, from 0 to 1. */
  readonly watch: (share: number) => void;
}

interface Asked {
  readonly survey: Survey;
  readonly recipe: Recipe;
  readonly rounds: number;
}

/** For 0 up to 8 hidden neurons, each size as it is found. */
export async function* sizes(
  kernel: Kernel,
  crew: Crew,
  { survey, recipe, rounds }: Asked,
  { signal, watch }: Watched,
): AsyncGenerator<Size> {
  for (let neurons = 0; neurons <= MOST_NEURONS; neurons++) {
    const hidden = neurons === 0 ? [] : [neurons];
    const own = { survey, recipe: { ...recipe, hidden }, rounds };
    const part = (share: number): void => watch((neurons + share) / (MOST_NEURONS + 1));
    const { task, networks } = await arrived(crew, own, { signal, watch: part });
    const wrong = networks.map((network) => lossOf(kernel, task, network).wrong.length > 0);
    const seeds = Array.from(wrong.keys());
    yield {
      neurons,
      right: seeds.filter((seed) => !wrong[seed]),
      stuck: seeds.filter((seed) => wrong[seed]),
    };
  }
}

/** What a hundred networks of the run's own kind say to each pattern, pattern after pattern. */
export async function spread(
  kernel: Kernel,
  crew: Crew,
  given: Asked,
  patterns: readonly Pattern[],
  watched: Watched,
): Promise<readonly (readonly number[])[]> {
  const { task, networks } = await arrived(crew, given, watched);
  const right = networks.filter((network) => lossOf(kernel, task, network).wrong.length === 0);
  const said = right.map((network) => {
    const layers = asked(kernel, task, patterns, network);
    return at(layers, layers.length - 1);
  });
  return patterns.map((_, place) => said.map((predictions) => at(predictions, place)));
}

/** A hundred starts, and where they are after so many rounds. */
async function arrived(
  crew: Crew,
  { survey, recipe, rounds }: Asked,
  { signal, watch }: Watched,
): Promise<{ task: Task; networks: readonly Float64Array[] }> {
  const task = taskOf(survey, recipe);
  const numbers = numbersIn(Array.from(task.widths));
  const starts = new Float64Array(SEEDS * numbers);
  const seeds = Array.from({ length: SEEDS }, (_, seed) => seed);
  const drawn = await Promise.all(
    seeds.map((seed) => born(crew, { seed, start: "seed" }, numbers)),
  );
  drawn.forEach((start, seed) => starts.set(start, seed * numbers));
  signal.throwIfAborted();
  const { synapses } = await crew.many(
    task,
    starts,
    { rate: recipe.rate, rounds },
    { signal, watch: ({ done, total }) => watch(done / total) },
  );
  const networks = seeds.map((seed) => synapses.subarray(seed * numbers, (seed + 1) * numbers));
  return { task, networks };
}

/** What a measurement came from: with other data, another loss or rate it no longer holds. */
export function keyOf({ survey, recipe }: Pick<Asked, "survey" | "recipe">, own: boolean): string {
  const { loss, rate, hidden } = recipe;
  return JSON.stringify([survey.customers, loss, rate, own ? hidden : null]);
}
