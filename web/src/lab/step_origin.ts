/** Where a weight of a round comes from: the round before and its change, or how it was born. */

import type { Round } from "./step_cells.ts";
import { placeAmongAll, type Cell } from "./step_cells.ts";
import { at } from "./places.ts";
import { weightedSum } from "./reckon.ts";
import type { Lab } from "./state.svelte.ts";
import { earlierOf } from "./step_desk.svelte.ts";

/**
 * earlier   the round before, whose weight and change it is made of
 * drawn     a number from 0 to 1 was drawn, doubled, and 1 taken away
 * typed     somebody typed it over another
 * tutorial  it stands in the tutorial
 * zero      it was made 0
 */
export type Origin =
  | { readonly kind: "earlier"; readonly round: Round }
  | { readonly kind: "drawn"; readonly draw: number; readonly again: number }
  | { readonly kind: "typed" | "tutorial" | "zero" };

/** How the weight at this place came to be what it is in the lab's round. */
export function originOf(lab: Lab, cell: Cell): Origin {
  const place = placeAmongAll(lab.widths, cell);
  const value = at(lab.synapses ?? [], place);
  const typed = lab.forks.some(
    ({ round, weight, value: put }) =>
      round === lab.round &&
      put === value &&
      weight.synapse === cell.layer - 1 &&
      weight.from === cell.row &&
      weight.to === cell.column,
  );
  if (typed) return { kind: "typed" };
  const round = earlierOf(lab);
  if (round) return { kind: "earlier", round };
  const { seed } = lab.recipe;
  const draw = at(lab.kernel.draws(seed, lab.synapses?.length ?? 0), place);
  const again = weightedSum(lab.kernel, [draw, 1], [2, -1]);
  if (lab.recipe.start === "seed" || again === value) return { kind: "drawn", draw, again };
  return { kind: value === 0 ? "zero" : "tutorial" };
}
