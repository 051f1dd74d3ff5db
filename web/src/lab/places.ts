/** Where every number of a network stands: synapse k leads from layer k to layer k + 1. */

/** One weight: from which neuron to which, both counted from 0 within their layers. */
export interface WeightPlace {
  readonly synapse: number;
  readonly from: number;
  readonly to: number;
}

/** One neuron; layer 0 are the questions. */
export interface NeuronPlace {
  readonly layer: number;
  readonly neuron: number;
}

/** Where a synapse begins among all numbers of the network. */
export function startOf(widths: readonly number[], synapse: number): number {
  let start = 0;
  for (let k = 0; k < synapse; k++) start += at(widths, k) * at(widths, k + 1);
  return start;
}

/** Where a weight stands among all numbers of the network. */
export function indexOf(widths: readonly number[], { synapse, from, to }: WeightPlace): number {
  return startOf(widths, synapse) + from * at(widths, synapse + 1) + to;
}

/** Every weight, in the order in which the numbers stand. */
export function weightsOf(widths: readonly number[]): WeightPlace[] {
  const places: WeightPlace[] = [];
  for (let synapse = 0; synapse + 1 < widths.length; synapse++)
    for (let from = 0; from < at(widths, synapse); from++)
      for (let to = 0; to < at(widths, synapse + 1); to++) places.push({ synapse, from, to });
  return places;
}

/** The weight's name as the tutorial writes it, such as syn0[2,1]. */
export function nameOf({ synapse, from, to }: WeightPlace): string {
  return `syn${synapse}[${from},${to}]`;
}

/** The item there. Asking beyond the end is our own mistake, and said so. */
export function at<Item>(items: ArrayLike<Item>, place: number): Item {
  const item = items[place];
  if (item === undefined) throw new RangeError(`there is no item ${place} of ${items.length}`);
  return item;
}

/** How many numbers a network of these layers has. */
export function numbersIn(widths: readonly number[]): number {
  return startOf(widths, widths.length - 1);
}

/** The same numbers, and another one at this place. */
export function changed(synapses: Float64Array, place: number, value: number): Float64Array {
  return synapses.map((number, index) => (index === place ? value : number));
}
