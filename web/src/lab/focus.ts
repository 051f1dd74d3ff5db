/** What is pointed at, and what belongs to it: its relatives light up in every view. */

import type { NeuronPlace, WeightPlace } from "./places.ts";

/** One thing, which a click can choose. */
export type Focus =
  | ({ readonly kind: "weight" } & WeightPlace)
  | ({ readonly kind: "neuron" } & NeuronPlace)
  | { readonly kind: "customer"; readonly customer: number };

/** Which layers, or which synapses between them: from one to another, both counted from 0. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

/**
 * What can light up: one thing, all that a line of code makes, or all that a question is about.
 *
 * layers    every neuron of these layers
 * synapses  every weight of these synapses
 * misses    how far off each prediction is; the layer is that of the prediction
 * roots     every weight that the neurons of this layer depend on, and these neurons
 */
export type Light =
  | Focus
  | ({ readonly kind: "layers" } & Stretch)
  | ({ readonly kind: "synapses" } & Stretch)
  | { readonly kind: "misses" | "roots"; readonly layer: number };

/** Whether two things are one and the same. */
export function same(one: Light | null, other: Light | null): boolean {
  return one === other || (!!one && !!other && textOf(one) === textOf(other));
}

/**
 * Whether a thing belongs to what is lit: a weight and the neurons at its ends, two neurons with a weight
 * between them, whatever is among many that are lit, or one thing and itself.
 */
export function related(lit: Light, other: Light): boolean {
  if (same(lit, other)) return true;
  if (lit.kind === "weight" && other.kind === "neuron") return meets(lit, other);
  if (lit.kind === "neuron" && other.kind === "weight") return meets(other, lit);
  if (lit.kind === "neuron" && other.kind === "neuron") return areJoined(lit, other);
  if (lit.kind === "layers" && other.kind === "neuron") return isIn(lit, other.layer);
  if (lit.kind === "synapses" && other.kind === "weight") return isIn(lit, other.synapse);
  if (lit.kind === "roots" && other.kind === "weight") return other.synapse < lit.layer;
  if (lit.kind !== "misses" && lit.kind !== "roots") return false;
  return other.kind === "neuron" && other.layer === lit.layer;
}

function meets({ synapse, from, to }: WeightPlace, { layer, neuron }: NeuronPlace): boolean {
  return layer === synapse ? neuron === from : layer === synapse + 1 && neuron === to;
}

/** A weight joins each neuron to every neuron of the layers beside its own. */
function areJoined(one: NeuronPlace, other: NeuronPlace): boolean {
  return Math.abs(one.layer - other.layer) === 1;
}

function isIn({ first, last }: Stretch, place: number): boolean {
  return first <= place && place <= last;
}

/** The thing as a word, as a link has it. */
export function textOf(light: Light): string {
  switch (light.kind) {
    case "customer":
      return `customer.${light.customer}`;
    case "neuron":
      return `neuron.${light.layer}.${light.neuron}`;
    case "weight":
      return `weight.${light.synapse}.${light.from}.${light.to}`;
    case "misses":
    case "roots":
      return `${light.kind}.${light.layer}`;
    default:
      return `${light.kind}.${light.first}.${light.last}`;
  }
}

/** The thing that a word of a link names; null when it names none that a click can choose. */
export function focusOf(text: string): Focus | null {
  const [kind, ...rest] = text.split(".");
  const places = rest.map(Number);
  if (!rest.every((part) => /^\d+$/.test(part))) return null;
  const [a = 0, b = 0, c = 0] = places;
  if (kind === "customer" && places.length === 1) return { kind, customer: a };
  if (kind === "neuron" && places.length === 2) return { kind, layer: a, neuron: b };
  if (kind === "weight" && places.length === 3) return { kind, synapse: a, from: b, to: c };
  return null;
}

/** Whether there is such a thing in a network of these layers with so many customers. */
export function exists(light: Light, widths: readonly number[], customers: number): boolean {
  switch (light.kind) {
    case "customer":
      return light.customer < customers;
    case "neuron":
      return light.neuron < (widths[light.layer] ?? 0);
    case "weight":
      return (
        light.from < (widths[light.synapse] ?? 0) && light.to < (widths[light.synapse + 1] ?? 0)
      );
    case "misses":
    case "roots":
      return light.layer === widths.length - 1;
    case "layers":
      return light.first <= light.last && light.last < widths.length;
    case "synapses":
      return light.first <= light.last && light.last < widths.length - 1;
  }
}
