/** Which straight line through weight space is walked: through whose network, and which way it heads. */

import { exists, focusOf, textOf } from "./focus.ts";
import type { WeightPlace } from "./places.ts";
import { MOST_SEED } from "./recipe.ts";

/** Where a line heads: as a seed draws it, along one weight, to what was learned, or as somebody set it. */
export type Heading =
  | { readonly kind: "drawn"; readonly seed: number }
  | { readonly kind: "weight"; readonly weight: WeightPlace }
  | { readonly kind: "trained" }
  | { readonly kind: "own"; readonly parts: readonly number[] };

export const HEADINGS = ["drawn", "weight", "trained", "own"] as const;

export interface Walk {
  readonly through: "tutorial" | "run";
  readonly heading: Heading;
}

/** The first seed of all whose line has three clear dips: seedOfThree finds it again. */
export const FIRST_OF_THREE = 1_043;

export const FIRST_WALK: Walk = {
  through: "tutorial",
  heading: { kind: "drawn", seed: FIRST_OF_THREE },
};

/** Parts that a link may name; no network of the lab has more weights. */
const MOST_PARTS = 1_000;

const OF_RUN = "run.";
const OWN = "own";

/** A walk as a link has it. */
export function textOfWalk({ through, heading }: Walk): string {
  return (through === "run" ? OF_RUN : "") + textOfHeading(heading);
}

function textOfHeading(heading: Heading): string {
  if (heading.kind === "drawn") return String(heading.seed);
  if (heading.kind === "weight") return textOf({ kind: "weight", ...heading.weight });
  return heading.kind === "own" ? [OWN, ...heading.parts].join("_") : heading.kind;
}

/** What a link says, checked; what is wrong is the first walk. */
export function walkOf(text: string): Walk {
  const ofRun = text.startsWith(OF_RUN);
  const heading = headingOf(ofRun ? text.slice(OF_RUN.length) : text);
  if (!heading) return FIRST_WALK;
  return headed({ through: ofRun ? "run" : "tutorial", heading }, heading);
}

function headingOf(text: string): Heading | null {
  if (/^\d{1,10}$/.test(text)) {
    const seed = Number(text);
    return seed <= MOST_SEED ? { kind: "drawn", seed } : null;
  }
  if (text === "trained") return { kind: "trained" };
  if (text.startsWith(`${OWN}_`)) {
    const parts = text.split("_").slice(1).map(Number);
    const fit = parts.length <= MOST_PARTS && parts.every((part) => Math.abs(part) <= 1);
    return fit ? { kind: "own", parts } : null;
  }
  const focus = focusOf(text);
  return focus?.kind === "weight" ? { kind: "weight", weight: focus } : null;
}

/** The same walk, heading elsewhere: to what this run learned only a line through this run leads. */
export function headed(walk: Walk, heading: Heading): Walk {
  return { through: heading.kind === "trained" ? "run" : walk.through, heading };
}

/** The same walk through another network. */
export function walkedThrough({ heading }: Walk, through: Walk["through"]): Walk {
  const leads = heading.kind !== "trained" || through === "run";
  return { through, heading: leads ? heading : FIRST_WALK.heading };
}

/** The weight that a walk is along, in a network of these layers. */
export function weightOn(heading: Heading, widths: readonly number[]): WeightPlace {
  const first: WeightPlace = { synapse: 0, from: 0, to: 0 };
  if (heading.kind !== "weight") return first;
  return exists({ kind: "weight", ...heading.weight }, widths, 0) ? heading.weight : first;
}

/** The parts that somebody set, one for each number of a network; those never set are nothing. */
export function partsFor(heading: Heading, numbers: number): number[] {
  const parts = heading.kind === "own" ? heading.parts : [];
  return Array.from({ length: numbers }, (_, place) => parts[place] ?? 0);
}
