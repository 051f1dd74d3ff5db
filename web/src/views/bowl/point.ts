/** Who points at a weight in a bowl, by its name or its number, points at it in every view. */

import type { BowlState } from "../../lab/bowl_state.svelte.ts";
import type { Focus } from "../../lab/focus.ts";
import type { WeightPlace } from "../../lab/places.ts";

/** What an element has to do to point at a weight, with the pointer and by keyboard. */
interface Pointing {
  readonly onpointerenter: () => void;
  readonly onpointerleave: () => void;
  readonly onfocusin: () => void;
  readonly onfocusout: () => void;
}

/** The weight, as a thing of the picture; null where there is none, or the bowl has a network of its own. */
export function thingOf({ which }: BowlState, weight: WeightPlace | null): Focus | null {
  return weight && which !== "one" ? { kind: "weight", ...weight } : null;
}

/** To be spread over an element that stands for a weight; a direction of many sends nothing. */
export function pointing(state: BowlState, weight: WeightPlace | null): Partial<Pointing> {
  const thing = thingOf(state, weight);
  if (!thing) return {};
  const point = (): void => state.lab.show({ pointed: thing });
  const leave = (): void => state.lab.show({ pointed: null });
  return { onpointerenter: point, onpointerleave: leave, onfocusin: point, onfocusout: leave };
}
