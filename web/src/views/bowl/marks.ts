/** What of a bowl is about the thing that somebody points at: an axis of its floor, whose loss its height is. */

import type { Axis } from "../../lab/bowl.ts";
import type { BowlState } from "../../lab/bowl_state.svelte.ts";
import { weightsOf } from "../../lab/places.ts";

/** Whether a weight that is lit moves along an axis: the one that the axis is, or one of a direction. */
export function movesAlong({ lab, terrain, which }: BowlState, { direction }: Axis): boolean {
  if (!lab.lit || !terrain || which === "one") return false; // that one has a network of its own
  return weightsOf(Array.from(terrain.task.widths)).some(
    (place, index) => direction[index] !== 0 && lab.touches({ kind: "weight", ...place }),
  );
}

/** Whether the height is made of the loss of a customer who is lit. */
export function isCounted({ lab, which, alone, customers }: BowlState): boolean {
  if (lab.lit?.kind !== "customer" || which === "one") return false;
  const { customer } = lab.lit;
  return alone === null ? customer < customers : customer === alone;
}
