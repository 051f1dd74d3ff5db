/** One run: a network's way down, every round of it kept, and what the machine noticed on it. */

import type { Crew } from "../crew.ts";
import type { Kernel, Task } from "../kernel.ts";
import { chaptersOf, type Chapter } from "./chapters.ts";
import { foundOn, type Found } from "./found.ts";
import { at } from "./places.ts";
import { TUTORIAL, type Recipe } from "./recipe.ts";

export interface Run {
  readonly task: Task;
  readonly recipe: Recipe;
  /** The first round that is recorded here: above 0 for a branch in time. */
  readonly from: number;
  /** The last round there is: fewer than were asked for where the numbers ran away. */
  readonly last: number;
  /** How many numbers the network has. */
  readonly numbers: number;
  /** Every network, round after round, from `from` on. */
  readonly recorded: Float64Array;
  /** The loss before every round, from `from` on. */
  readonly losses: Float64Array;
  /** What happens in it, and before it where it is a branch; and the moments of that worth a mark. */
  readonly found: Found;
  readonly chapters: readonly Chapter[];
  /** What it branched off from, and the weight that was changed there. */
  readonly trunk: Run | null;
}

/** The numbers of the network before this round; what happened before a branch lies in its trunk. */
export function synapsesAt(run: Run, round: number): Float64Array {
  if (round < run.from && run.trunk) return synapsesAt(run.trunk, round);
  const start = (Math.min(round, run.last) - run.from) * run.numbers;
  return run.recorded.subarray(start, start + run.numbers);
}

/** The numbers after this round, as it leaves them: nothing is typed over yet before the next. */
export function synapsesAfter(run: Run, round: number): Float64Array {
  if (round < run.from && run.trunk) return synapsesAfter(run.trunk, round);
  return synapsesAt(run, round + 1);
}

/** The loss before this round. */
export function lossAt(run: Run, round: number): number {
  if (round < run.from && run.trunk) return lossAt(run.trunk, round);
  return at(run.losses, Math.min(round, run.last) - run.from);
}

/** A run of no round: the newborn as it guesses. */
export function newborn(kernel: Kernel, task: Task, recipe: Recipe, start: Float64Array): Run {
  const losses = Float64Array.of(kernel.step(task, start).loss);
  return {
    task,
    recipe,
    from: 0,
    last: 0,
    numbers: start.length,
    recorded: start,
    losses,
    found: { right: [], allRight: -1, turned: [], steepest: -1 },
    chapters: [],
    trunk: null,
  };
}

/** Record a whole run. `start` are the numbers it begins with, before round `from`. */
export async function recorded(
  crew: Crew,
  task: Task,
  recipe: Recipe,
  start: Float64Array,
  { from = 0, trunk = null }: { from?: number; trunk?: Run | null } = {},
): Promise<Run> {
  const way = { rate: recipe.rate, rounds: recipe.rounds - from };
  const history = await crew.history(task, start, way);
  const { recorded, losses, taken } = history;
  const numbers = start.length;
  const own = { task, recipe, from, last: from + taken, numbers, recorded, losses, trunk };
  const found = foundOn(own, history);
  return { ...own, found, chapters: chaptersOf(found) };
}

/**
 * The numbers that a network of so many numbers is born with: np.random's draws, from -1 up to 1; the
 * tutorial's own where they fit; or all of them 0.
 */
export async function born(
  drawer: { draws: (seed: number, count: number) => Float64Array | Promise<Float64Array> },
  { seed, start }: Pick<Recipe, "seed" | "start">,
  numbers: number,
): Promise<Float64Array> {
  if (start === "zero") return new Float64Array(numbers);
  if (start === "tutorial" && numbers === TUTORIAL.length) return Float64Array.from(TUTORIAL);
  return (await drawer.draws(seed, numbers)).map((draw) => 2 * draw - 1);
}

/** The loss of every recorded network, and whether all customers are right: many starts, no round. */
export function lossesOf(
  crew: Crew,
  task: Task,
  networks: Float64Array,
): Promise<{ losses: Float64Array; firstRight: Int32Array }> {
  return crew.many(task, networks, { rate: 1, rounds: 0 });
}
