/** Who points at a weight in a bowl, by its name or its number, points at it in every view. */

import type { BowlState } from "../../lab/bowl_state.svelte.ts";
import { exists, type Focus } from "../../lab/focus.ts";
import type { WeightPlace } from "../../lab/places.ts";
import type { Lab } from "../../lab/state.svelte.ts";

/** What an element has to do to point at a weight, with the pointer and by keyboard. */
interface Pointing {
  readonly onpointerenter: () => void;
  readonly onpointerleave: () => void;
  readonly onfocusin: () => void;
  readonly onfocusout: () => void;
}

/** The weight, as a thing of the picture; null where there is none, or the bowl has a network of its own. */
export function thingOf({ which, lab }: BowlState, weight: WeightPlace | null): Focus | null {
  return which === "one" ? null : thingIn(lab, weight);
}

/** The same weight of the network on the page; null where that has none there. */
export function thingIn({ widths }: Lab, weight: WeightPlace | null): Focus | null {
  const thing = weight && ({ kind: "weight", ...weight } as const);
  return thing && exists(thing, widths, 0) ? thing : null;
}

/** To be spread over an element that stands for a weight; a direction of many sends nothing. */
export function pointing(state: BowlState, weight: WeightPlace | null): Partial<Pointing> {
  return pointingAt(state.lab, thingOf(state, weight));
}

/** The same for a thing; where there is none, nothing is sent. */
export function pointingAt(lab: Lab, thing: Focus | null): Partial<Pointing> {
  if (!thing) return {};
  const point = (): void => lab.show({ pointed: thing });
  const leave = (): void => lab.show({ pointed: null });
  return { onpointerenter: point, onpointerleave: leave, onfocusin: point, onfocusout: leave };
}
