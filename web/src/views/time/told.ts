/** A chapter of a run in words. */

import { counted } from "../../draw/format.ts";
import type { Chapter } from "../../lab/chapters.ts";
import type { Focus } from "../../lab/focus.ts";
import { nameOf, weightsOf } from "../../lab/places.ts";
import { say, words } from "../../locales/words.svelte.ts";
import { neuronName } from "../names.ts";
import type { Lab } from "../../lab/state.svelte.ts";

/** Whom or what it happened to; null where it was to all. */
export function thingOf(lab: Lab, chapter: Chapter): Focus | null {
  switch (chapter.kind) {
    case "right":
      return { kind: "customer", customer: chapter.customer };
    case "sign":
    case "sign_again":
    case "sign_on": {
      const place = weightsOf(lab.widths)[chapter.weight];
      return place ? { kind: "weight", ...place } : null;
    }
    case "flat":
      return { kind: "neuron", layer: chapter.layer, neuron: chapter.neuron };
    default:
      return null;
  }
}

/** What happened, and in which round. */
export function told(lab: Lab, chapter: Chapter): string {
  const round = counted(chapter.round, words.language);
  switch (chapter.kind) {
    case "right":
      return say("time.chapter.right", { customer: chapter.customer + 1, round });
    case "sign":
    case "sign_again":
    case "sign_on": {
      const place = weightsOf(lab.widths)[chapter.weight];
      return say(`time.chapter.${chapter.kind}`, { weight: place ? nameOf(place) : "", round });
    }
    case "flat":
      return say("time.chapter.flat", { neuron: neuronName(lab, chapter), round });
    default:
      return say(`time.chapter.${chapter.kind}`, { round });
  }
}
