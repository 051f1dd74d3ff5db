/** What is pointed at, and what belongs to it: its relatives light up in every view. */

import type { NeuronPlace, WeightPlace } from "./places.ts";

export type Focus =
  | ({ readonly kind: "weight" } & WeightPlace)
  | ({ readonly kind: "neuron" } & NeuronPlace)
  | { readonly kind: "customer"; readonly customer: number };

/** Whether two things are one and the same. */
export function same(one: Focus | null, other: Focus | null): boolean {
  return one === other || (!!one && !!other && textOf(one) === textOf(other));
}

/** Whether two things belong together: a weight and the neurons at its ends, or one thing and itself. */
export function related(one: Focus, other: Focus): boolean {
  if (same(one, other)) return true;
  if (one.kind === "weight" && other.kind === "neuron") return meets(one, other);
  if (one.kind === "neuron" && other.kind === "weight") return meets(other, one);
  return false;
}

function meets({ synapse, from, to }: WeightPlace, { layer, neuron }: NeuronPlace): boolean {
  return layer === synapse ? neuron === from : layer === synapse + 1 && neuron === to;
}

/** The thing as a word of a link. */
export function textOf(focus: Focus): string {
  if (focus.kind === "customer") return `customer.${focus.customer}`;
  if (focus.kind === "neuron") return `neuron.${focus.layer}.${focus.neuron}`;
  return `weight.${focus.synapse}.${focus.from}.${focus.to}`;
}

/** The thing that a word of a link names; null when it names none. */
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
export function exists(focus: Focus, widths: readonly number[], customers: number): boolean {
  if (focus.kind === "customer") return focus.customer < customers;
  if (focus.kind === "neuron") return focus.neuron < (widths[focus.layer] ?? 0);
  return focus.from < (widths[focus.synapse] ?? 0) && focus.to < (widths[focus.synapse + 1] ?? 0);
}
