/** What each layer of the network's picture is drawn from. */

import type { Lab } from "../../lab/state.svelte.ts";

export interface Drawn {
  readonly lab: Lab;
  /** Of the picture. */
  readonly width: number;
  readonly synapses: Float64Array;
  readonly step: NonNullable<Lab["step"]>;
}
