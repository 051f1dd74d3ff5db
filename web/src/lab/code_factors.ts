/** The factors of one customer's wish for one weight, in the order in which the code multiplies them. */

import { at, indexOf, nameOf, type WeightPlace } from "./places.ts";
import type { Lab } from "./state.svelte.ts";

export interface Factor {
  /** The piece of the code that brings it in; see Piece. */
  readonly name: string;
  readonly value: number;
  readonly cell: string;
  readonly hue: "error" | "slope" | "weight" | "";
}

/** Where the way from a miss back to a weight goes through one hidden neuron at most. */
export function factorsOf(lab: Lab, place: WeightPlace): readonly Factor[] {
  const { step, synapses, task, widths, customer: row } = lab;
  const last = widths.length - 1;
  if (!step || !synapses || last > 2) return [];
  const layer = (list: readonly Float64Array[], k: number, column: number): number =>
    at(at(list, k), row * at(widths, k + 1) + column);
  const slope = {
    name: "slope",
    value: layer(step.slopes, last - 1, 0),
    cell: `l${last}_slope[${row},0]`,
    hue: "slope",
  } as const;
  const outer = [
    {
      name: "error",
      value: layer(step.errors, last - 1, 0),
      cell: `l${last}_error[${row},0]`,
      hue: "error",
    },
    ...(task?.loss === "cross_entropy" ? [] : [slope]), // there the last slope is left out
  ] as const;
  const start = {
    name: place.synapse === 0 ? "answer" : "height",
    value: at(at(step.layers, place.synapse), row * at(widths, place.synapse) + place.from),
    cell: `l${place.synapse}[${row},${place.from}]`,
    hue: "",
  } as const;
  if (place.synapse === last - 1) return [...outer, start];
  const on = { synapse: 1, from: place.to, to: 0 };
  const inner = [
    {
      name: "synapse",
      value: at(synapses, indexOf(widths, on)),
      cell: nameOf(on),
      hue: "weight",
    },
    {
      name: "hidden_slope",
      value: layer(step.slopes, 0, place.to),
      cell: `l1_slope[${row},${place.to}]`,
      hue: "slope",
    },
  ] as const;
  return [...outer, ...inner, start];
}
