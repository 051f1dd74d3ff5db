/** The way to the matrices that the tutorial works with, as its preset goes. */

import { RECIPE } from "../../lab/recipe.ts";
import type { Lab } from "../../lab/state.svelte.ts";
import { SURVEYS } from "../../lab/survey.ts";

/** The tutorial's own matrices and customers, before any round of theirs. */
export async function toTutorial(lab: Lab): Promise<void> {
  lab.show({ playing: false });
  const recipe = { ...RECIPE, start: "tutorial" } as const;
  await lab.change({ recipe, survey: SURVEYS.story, forks: [] });
  lab.go(0); // not before: what can be undone is kept as it was
}
