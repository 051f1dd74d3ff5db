/** What of the chain is about the thing that somebody points at: its ratios, the stations, the neurons between. */

import { related, type Focus, type Light } from "../../lab/focus.ts";
import type { ChainView } from "../../lab/chain_view.svelte.ts";
import type { Lab } from "../../lab/state.svelte.ts";

/** What is lit, but for what was chosen: the chain is about that as it is. */
function lightOf({ pointed, focus, lit }: Lab): Light | null {
  return pointed ?? (focus ? null : lit);
}

/** Whether this thing of the chain is pointed at, or belongs to what is; a miss is its customer's. */
export function isLit({ lab }: ChainView, place: Focus): boolean {
  const light = lightOf(lab);
  if (!light) return false;
  return related(light, place) || (light.kind === "misses" && place.kind === "customer");
}

/** Whether a ratio is pointed at here, or is of what is pointed at anywhere on the page. */
export function ratioIsLit(view: ChainView, ratio: number): boolean {
  if (view.lit !== null) return view.isLit(ratio);
  const place = view.chain?.ratios[ratio]?.place;
  return place !== undefined && isLit(view, place);
}

/** What a station of the road is, from left to right: the weight, a neuron's sum and height, the miss. */
function placeOf({ subject, chain }: ChainView, station: number): Focus | null {
  if (!subject || !chain) return null;
  const { weight, row } = subject;
  if (station === 0) return { kind: "weight", ...weight };
  const passed = Math.floor((station - 1) / 2);
  const neuron = chain.neurons[passed];
  if (neuron === undefined) return { kind: "customer", customer: row };
  return { kind: "neuron", layer: weight.synapse + 1 + passed, neuron };
}

/** Whether a station is of what is pointed at. */
export function stationIsLit(view: ChainView, station: number): boolean {
  const place = placeOf(view, station);
  return place !== null && isLit(view, place);
}
