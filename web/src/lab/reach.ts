/** Whom a thing reaches: a neuron speaks for some customers and is silent for others. */

import type { Step } from "../kernel.ts";
import type { Light } from "./focus.ts";
import { at } from "./places.ts";

/** From here on a neuron says more of a yes than of a no. */
const HALF = 0.5;

/**
 * Whether what is lit has to do with this customer. A customer has to do with himself; a question or a
 * hidden neuron, and a weight that carries its answer on, with whom it says yes for; all else with everybody.
 */
export function reaches(light: Light, { layers, deltas }: Step, row: number): boolean {
  const last = layers.length - 1;
  const customers = at(deltas, last - 1).length;
  const says = (layer: number, neuron: number): boolean => {
    const width = at(layers, layer).length / customers;
    return layer === last || at(at(layers, layer), row * width + neuron) > HALF;
  };
  if (light.kind === "customer") return light.customer === row;
  if (light.kind === "neuron") return says(light.layer, light.neuron);
  if (light.kind === "weight") return says(light.synapse, light.from);
  return true;
}
