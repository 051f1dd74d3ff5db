/** The way forward along the chain's road, as assignments from left to right. */

import { customerOf, type Chain, type Subject } from "./chain.ts";
import { at, indexOf, type NeuronPlace } from "./places.ts";
import { products, weightedSum } from "./reckon.ts";

/** What one line brings into a neuron. */
export interface Incoming {
  readonly from: NeuronPlace;
  readonly value: number;
  readonly weight: number;
  readonly product: number;
  /** Whether the road comes along it. */
  readonly own: boolean;
}

/** One line of code, and the number that it makes for this customer. */
export interface Assignment {
  readonly name: string;
  readonly code: string;
  readonly cell: string;
  readonly result: number;
  /** What is added up, where something is. */
  readonly incoming: readonly Incoming[];
  /** What is squashed, or missing from the truth. */
  readonly given: readonly number[];
}

/** Two lines for each layer on the road, and one for the miss. */
export function assignmentsOf(subject: Subject, { neurons }: Chain): Assignment[] {
  const { kernel, task, synapses, weight, row } = subject;
  const widths = Array.from(task.widths);
  const step = kernel.step(customerOf(task, row), synapses);
  const lines: Assignment[] = [];
  let from = weight.from;
  neurons.forEach((neuron, passed) => {
    const layer = weight.synapse + 1 + passed;
    const before = layer - 1;
    const values = Array.from(at(step.layers, before));
    const weights = values.map((_, source) =>
      at(synapses, indexOf(widths, { synapse: before, from: source, to: neuron })),
    );
    const brought = products(kernel, values, weights);
    const own = from;
    const incoming = brought.map((product, source): Incoming => ({
      from: { layer: before, neuron: source },
      value: at(values, source),
      weight: at(weights, source),
      product,
      own: source === own,
    }));
    const sum = at(at(step.sums, before), neuron);
    const spot = `[${row},${neuron}]`;
    lines.push(
      {
        name: `l${layer}_LH`,
        code: `np.dot(l${before}, syn${before})`,
        cell: `l${layer}_LH${spot}`,
        result: sum,
        incoming,
        given: [],
      },
      {
        name: `l${layer}`,
        code: `nonlin(l${layer}_LH)`,
        cell: `l${layer}${spot}`,
        result: at(at(step.layers, layer), neuron),
        incoming: [],
        given: [sum],
      },
    );
    from = neuron;
  });
  const last = widths.length - 1;
  lines.push({
    name: `l${last}_error`,
    code: `y - l${last}`,
    cell: `l${last}_error[${row},0]`,
    result: at(at(step.errors, last - 1), 0),
    incoming: [],
    given: [at(task.targets, row), at(at(step.layers, last), 0)],
  });
  return lines;
}

/** What all lines but the road's own bring together. */
export function othersOf(
  { kernel }: Pick<Subject, "kernel">,
  incoming: readonly Incoming[],
): number {
  const others = incoming.filter(({ own }) => !own).map(({ product }) => product);
  if (others.length === 0) return 0;
  return weightedSum(
    kernel,
    others,
    others.map(() => 1),
  );
}
