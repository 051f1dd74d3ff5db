/** Learning from a survey that was changed by hand. */

import type { Lab } from "../../lab/state.svelte.ts";
import type { Survey } from "../../lab/survey.ts";

/**
 * Learn from what is made of the customers that were asked for last. Where other questions are asked it is another
 * network: what was typed over a weight, and the tutorial's own matrices, do not belong to it.
 */
export function learn(lab: Lab, make: (survey: Survey) => Survey | null): void {
  const { survey: before, recipe } = lab.next;
  const survey = make(before);
  if (!survey) return;
  if (survey.questions.length === before.questions.length) return void lab.change({ survey });
  const start = recipe.start === "tutorial" ? "seed" : recipe.start;
  lab.show({ playing: false });
  void lab.change({ survey, recipe: { ...recipe, start }, forks: [] });
}
