/** What things are called in the reader's words. */

import type { NeuronPlace } from "../lab/places.ts";
import type { Lab } from "../lab/state.svelte.ts";
import { say, words, type Key } from "../locales/words.svelte.ts";

/** A question in the reader's words; one of the user's own as it stands. */
export function questionName(lab: Lab, place: number): string {
  const name = lab.survey.questions[place] ?? "";
  const key = `stage.question.${name}`;
  return key in words.catalogue ? say(key as Key) : name;
}

/** A neuron: the question it stands for, otherwise its name in the code. */
export function neuronName(lab: Lab, { layer, neuron }: NeuronPlace): string {
  return layer === 0 ? questionName(lab, neuron) : `l${layer}[${neuron}]`;
}
