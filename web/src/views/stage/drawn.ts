/** What each layer of the network's picture is drawn from. */

import type { WeightPlace } from "../../lab/places.ts";
import type { Lab } from "../../lab/state.svelte.ts";

export interface Drawn {
  readonly lab: Lab;
  /** Of the picture. */
  readonly width: number;
  readonly synapses: Float64Array;
  readonly step: NonNullable<Lab["step"]>;
}

/** The name of a weight's change; what is called so in the code has none there once it is taken times a rate. */
export function changeCell(
  { recipe }: Lab,
  { synapse, from, to }: WeightPlace,
): { readonly cell?: string } {
  return recipe.rate === 1 ? { cell: `syn${synapse}_change[${from},${to}]` } : {};
}
