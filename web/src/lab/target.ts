/** The arrows that were shot so far: the miss of every customer at rounds that lie further and further apart. */

import type { Kernel, Task } from "../kernel.ts";
import { at } from "./places.ts";
import type { Survey } from "./survey.ts";

/** Arrows of one round, a signed miss for each customer. */
export interface Volley {
  readonly round: number;
  readonly misses: Float64Array;
}

/** Rounds of the trail: 0, 1, 3, 10, 30, 100 and so on, up to the last. */
export function trailOf(last: number): number[] {
  const rounds = [0];
  for (let round = 1; round <= last; round *= 10)
    rounds.push(...[round, 3 * round].filter((one) => one <= last));
  return rounds;
}

/** What was shot before each of these rounds. */
export function volleysOf(
  kernel: Kernel,
  task: Task,
  rounds: readonly number[],
  synapsesBefore: (round: number) => Float64Array,
): Volley[] {
  return rounds.map((round) => {
    const { errors } = kernel.step(task, synapsesBefore(round));
    return { round, misses: at(errors, errors.length - 1) };
  });
}

/**
 * Customers who gave the same answers and did not do the same: each list is one such group, counted
 * from 0. For all of a group the network shoots one and the same arrow.
 */
export function atOdds({ inputs, targets }: Task): number[][] {
  const width = inputs.length / targets.length;
  const groups = new Map<string, number[]>();
  targets.forEach((_, row) => {
    const answers = inputs.slice(row * width, (row + 1) * width).join();
    groups.set(answers, [...(groups.get(answers) ?? []), row]);
  });
  return [...groups.values()].filter((rows) =>
    rows.some((row) => at(targets, row) !== at(targets, at(rows, 0))),
  );
}

/** The guess that costs such a group least: the share of those in it who bought. */
export function leastFor({ targets }: Task, rows: readonly number[]): number {
  return rows.filter((row) => at(targets, row) === 1).length / rows.length;
}

/**
 * The same survey with one more customer, who gave the answers of this one and did the opposite. Where
 * there is such a survey among the known ones, that one, so that a link can name it.
 */
export function opposed(survey: Survey, row: number, known: readonly Survey[]): Survey {
  const one = at(survey.customers, row);
  const customers = [...survey.customers, { ...one, bought: 1 - one.bought }];
  const made = { questions: survey.questions, customers };
  return known.find((other) => textOf(other) === textOf(made)) ?? made;
}

function textOf({ questions, customers }: Survey): string {
  return JSON.stringify([questions, customers.map(({ answers, bought }) => [answers, bought])]);
}
