/** Which of the 28 lines read differently for the run at hand, and why. */

import type { Line, Role } from "./code.ts";
import { RECIPE } from "./recipe.ts";
import type { Origin } from "./state.svelte.ts";
import { SURVEYS } from "./survey.ts";

/**
 * A reason for other lines than those of the listing.
 *
 * customers  other answers or truths
 * seed       another seed
 * rounds     more rounds, or fewer
 * start      not drawn at all
 * shapes     layers of other sizes
 * none       no hidden layer: the lines of l1 fall away
 * deep       several hidden layers: the lines of l1 stand there once for each
 * loss       another loss: no slope in the delta of the prediction
 * rate       the changes are multiplied by a rate
 * fork       a weight was typed over: a line of its own says so
 */
export type Reason =
  "customers" | "seed" | "rounds" | "start" | "shapes" | "none" | "deep" | "loss" | "rate" | "fork";

const LINES_OF: Readonly<Record<Reason, readonly Role[]>> = {
  customers: ["answers", "truth"],
  seed: ["seed"],
  rounds: ["loop"],
  start: ["born_first", "born_rest"],
  shapes: ["born_first", "born_rest"],
  none: ["born_rest", "hidden", "blame", "hidden_delta", "change_rest"],
  deep: ["born_rest", "hidden", "blame", "hidden_delta", "change_rest"],
  loss: ["delta"],
  rate: ["change_rest", "change_first"],
  fork: ["fork"],
};

/** Every reason, with the numbers of the lines that it touches. */
export function differences(
  { recipe, survey, forks }: Origin,
  lines: readonly Line[],
): readonly { readonly reason: Reason; readonly numbers: readonly number[] }[] {
  const there: Readonly<Record<Reason, boolean>> = {
    customers: JSON.stringify(survey.customers) !== JSON.stringify(SURVEYS.story.customers),
    seed: recipe.start === "seed" && recipe.seed !== RECIPE.seed,
    rounds: recipe.rounds !== RECIPE.rounds,
    start: recipe.start !== RECIPE.start,
    shapes:
      recipe.hidden.length === 1 &&
      (recipe.hidden[0] !== RECIPE.hidden[0] ||
        survey.questions.length !== SURVEYS.story.questions.length),
    none: recipe.hidden.length === 0,
    deep: recipe.hidden.length > 1,
    loss: recipe.loss !== RECIPE.loss,
    rate: recipe.rate !== RECIPE.rate,
    fork: forks.length > 0,
  };
  const reasons = Object.keys(LINES_OF) as Reason[];
  return reasons
    .filter((reason) => there[reason])
    .map((reason) => ({ reason, numbers: numbersOf(LINES_OF[reason], lines) }));
}

function numbersOf(roles: readonly Role[], lines: readonly Line[]): number[] {
  return lines.filter(({ role }) => role && roles.includes(role)).map(({ number }) => number);
}
