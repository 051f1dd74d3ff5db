/** The survey that is learned from: questions, customers and what they did; and the surveys built in. */

import story from "story.json";
import type { Task } from "../kernel.ts";
import type { Recipe } from "./recipe.ts";

export interface Customer {
  /** 1 for yes, 0 for no, question after question. */
  readonly answers: readonly number[];
  /** What happened: 1 or 0. */
  readonly bought: number;
}

export interface Survey {
  readonly questions: readonly string[];
  readonly customers: readonly Customer[];
}

const { questions, customers } = story;
const [first] = customers;

/**
 * The surveys that a link can name.
 *
 * story          the four customers
 * contradictory  a fifth gave the answers of the first, and did the opposite
 * all_bought     everybody bought
 */
export const SURVEYS = {
  story: { questions, customers },
  contradictory: {
    questions,
    customers: first ? [...customers, { ...first, bought: 1 - first.bought }] : customers,
  },
  all_bought: { questions, customers: customers.map((one) => ({ ...one, bought: 1 })) },
} as const satisfies Readonly<Record<string, Survey>>;

export type SurveyName = keyof typeof SURVEYS;

/** The name of a survey that is built in; null for the user's own. */
export function nameOfSurvey(survey: Survey): SurveyName | null {
  const names = Object.keys(SURVEYS) as SurveyName[];
  return names.find((name) => SURVEYS[name] === survey) ?? null;
}

/** The same customers as the kernel takes them, for a network that is made and learns like this. */
export function taskOf(survey: Survey, { hidden, loss }: Pick<Recipe, "hidden" | "loss">): Task {
  return {
    widths: [survey.questions.length, ...hidden, 1],
    inputs: Float64Array.from(survey.customers.flatMap(({ answers }) => answers)),
    targets: Float64Array.from(survey.customers, ({ bought }) => bought),
    loss,
  };
}
