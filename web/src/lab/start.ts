/** Begin anew: at a start worth a look, or from a seed. */

import { PRESETS, RECIPE, type Preset, type PresetName } from "./recipe.ts";
import type { Lab } from "./state.svelte.ts";
import { SURVEYS } from "./survey.ts";

/** Take a start as it is, with its customers and without branches. */
export async function beginAt(lab: Lab, name: PresetName): Promise<void> {
  const preset: Preset = PRESETS[name];
  lab.show({ playing: false, phase: "guess" });
  const recipe = { ...RECIPE, ...preset.recipe };
  const survey = SURVEYS[preset.survey ?? "story"];
  const isThere = await lab.change({ recipe, survey, forks: [] });
  if (isThere) lab.go(preset.at === "end" ? lab.last : 0); // not before: what can be undone is kept as it was
}

/** Draw the network from a seed; everything else stays. */
export async function beginFrom(lab: Lab, seed: number): Promise<void> {
  lab.show({ playing: false });
  const recipe = { ...lab.next.recipe, seed, start: "seed" } as const;
  const isThere = await lab.change({ recipe, forks: [] });
  if (isThere) lab.go(0);
}
