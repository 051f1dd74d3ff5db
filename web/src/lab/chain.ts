/** The chain rule for one weight: how a customer's miss answers to it, link by link. */

import type { Kernel, Step, Task } from "../kernel.ts";
import type { Focus } from "./focus.ts";
import { at, indexOf, nameOf, startOf, type WeightPlace } from "./places.ts";
import { product, products, squashed, weightedSum } from "./reckon.ts";

/** What a chain is about: one weight of one network, and one customer. */
export interface Subject {
  readonly kernel: Kernel;
  readonly task: Task;
  readonly synapses: Float64Array;
  readonly weight: WeightPlace;
  readonly row: number;
}

/** What kind of link: each has its colour. */
export type Kind = "weight" | "hidden_curve" | "synapse" | "last_curve" | "miss";

/**
 * One link: by how much `of` changes for each 1 by which `by` changes.
 *
 * x and y are where `by` and `of` stand now; xNearby and yNearby are a second point of the same
 * function. `exact` is the slope right at x, `chord` the one from the two points.
 */
export interface Ratio {
  readonly kind: Kind;
  readonly of: string;
  readonly by: string;
  readonly x: number;
  readonly y: number;
  readonly xNearby: number;
  readonly yNearby: number;
  readonly exact: number;
  readonly chord: number;
  /** The thing in the network that this link is. */
  readonly place: Focus;
}

/**
 * How the miss of one customer answers to one weight, along one road.
 *
 * neurons   the road: one neuron in each layer behind the weight; the last is the prediction
 * ratios    from right to left: the miss first, the weight last
 * allRoads  the same answer summed over every road there is, from the kernel's own way back
 */
export interface Chain {
  readonly neurons: readonly number[];
  readonly ratios: readonly Ratio[];
  readonly product: number;
  readonly productOfChords: number;
  readonly roads: number;
  readonly allRoads: number;
}

type Link = Omit<Ratio, "xNearby" | "yNearby" | "chord">;

const HALF = 0.5;

/** Every link from the weight to the miss, exact and by nearby points. */
export function chainRule(
  subject: Subject,
  {
    through,
    distance,
    nearby = [],
  }: {
    /** The neurons passed in hidden layers after the weight's own; the strongest road, left out. */
    readonly through?: readonly number[] | null;
    /** From x to the nearby x. */
    readonly distance: number;
    /** The nearby x of a ratio, where it is not the one at that distance. */
    readonly nearby?: readonly (number | null)[];
  },
): Chain {
  const { kernel, task, weight } = subject;
  const widths = Array.from(task.widths);
  const step = looked(subject);
  const road = through ?? strongest(subject, step);
  const output = weight.synapse < widths.length - 2 ? [0] : [];
  const neurons = [weight.to, ...road, ...output];
  const ratios = linksOf(subject, step, neurons)
    .reverse()
    .map((link, place) => seen(kernel, link, nearby[place] ?? nearbyOf(link, distance)));
  const chords = ratios.map(({ chord }) => chord);
  const nudge = at(
    at(step.nudges, weight.synapse),
    indexOf(widths, weight) - startOf(widths, weight.synapse),
  );
  return {
    neurons,
    ratios,
    product: product(
      kernel,
      ratios.map(({ exact }) => exact),
    ),
    productOfChords: chords.every(Number.isFinite) ? product(kernel, chords) : NaN,
    roads: widths.slice(weight.synapse + 2, -1).reduce((roads, width) => roads * width, 1),
    allRoads: -nudge / at(at(step.errors, widths.length - 2), 0),
  };
}

/**
 * The customer's step, learned from whichever truth is further away: so the kernel's way back can be
 * divided by the miss, and what is left is how the prediction answers to each weight.
 */
function looked({ kernel, task, synapses, row }: Subject): Step {
  const only = customerOf(task, row);
  const look = (target: number): Step =>
    kernel.step({ ...only, loss: "squared_error", targets: Float64Array.of(target) }, synapses);
  const step = look(0);
  const prediction = at(at(step.layers, step.layers.length - 1), 0);
  return prediction < HALF ? look(1) : step;
}

/** The same task with this customer only. */
export function customerOf(task: Task, row: number): Task {
  const width = at(task.widths, 0);
  return {
    ...task,
    inputs: task.inputs.slice(row * width, (row + 1) * width),
    targets: task.targets.slice(row, row + 1),
  };
}

/** From the weight to the miss, along the road. */
function linksOf(
  { task, synapses, weight, row }: Subject,
  step: Step,
  neurons: readonly number[],
): Link[] {
  const widths = Array.from(task.widths);
  const last = widths.length - 1;
  const first = weight.synapse + 1;
  const sum = (layer: number, neuron: number): number => at(at(step.sums, layer - 1), neuron);
  const height = (layer: number, neuron: number): number => at(at(step.layers, layer), neuron);
  const links: Link[] = [
    {
      kind: "weight",
      of: `l${first}_LH`,
      by: nameOf(weight),
      x: at(synapses, indexOf(widths, weight)),
      y: sum(first, weight.to),
      exact: height(weight.synapse, weight.from),
      place: { kind: "neuron", layer: weight.synapse, neuron: weight.from },
    },
  ];
  neurons.forEach((neuron, passed) => {
    const layer = first + passed;
    const [x, y] = [sum(layer, neuron), height(layer, neuron)];
    const exact = at(at(step.slopes, layer - 1), neuron);
    const kind = layer < last ? "hidden_curve" : "last_curve";
    const place = { kind: "neuron", layer, neuron } as const;
    links.push({ kind, of: `l${layer}`, by: `l${layer}_LH`, x, y, exact, place });
    if (layer === last) return;
    const on = { synapse: layer, from: neuron, to: at(neurons, passed + 1) };
    links.push({
      kind: "synapse",
      of: `l${layer + 1}_LH`,
      by: `l${layer}`,
      x: y,
      y: sum(layer + 1, on.to),
      exact: at(synapses, indexOf(widths, on)),
      place: { kind: "weight", ...on },
    });
  });
  const prediction = height(last, 0);
  return [
    ...links,
    {
      kind: "miss",
      of: `l${last}_error`,
      by: `l${last}`,
      x: prediction,
      y: at(task.targets, row) - prediction,
      exact: -1, // the more is predicted, the less is missing
      place: { kind: "customer", customer: row },
    },
  ];
}

/** A second x: upwards, but for a height on the S-curve towards one half. */
function nearbyOf({ kind, x }: Link, distance: number): number {
  const isHeight = kind === "synapse" || kind === "miss";
  return isHeight && x > HALF ? x - distance : x + distance;
}

/** The link with its second point. */
function seen(kernel: Kernel, link: Link, xNearby: number): Ratio {
  const yNearby = heightAt(kernel, link, xNearby);
  const chord = (yNearby - link.y) / (xNearby - link.x);
  return { ...link, xNearby, yNearby, chord };
}

/** What the link's function makes of another x: up the S-curve where it is one, else along the line. */
export function heightAt(
  kernel: Kernel,
  { kind, x, y, exact }: Pick<Ratio, "kind" | "x" | "y" | "exact">,
  other: number,
): number {
  if (isCurve(kind)) return at(squashed(kernel, [other]).outputs, 0);
  return weightedSum(kernel, [1, exact], [y, other - x]);
}

/** Whether the link is the S-curve; all others are straight lines. */
export function isCurve(kind: Kind): boolean {
  return kind === "hidden_curve" || kind === "last_curve";
}

/** The hidden neurons behind the weight's own on the road that carries most. */
function strongest({ kernel, task, synapses, weight }: Subject, step: Step): number[] {
  const widths = Array.from(task.widths);
  let best = [1];
  const onward: number[][] = [];
  for (let k = widths.length - 2; k > weight.synapse; k--) {
    const [from, to] = [at(widths, k), at(widths, k + 1)];
    const steep = products(kernel, best, Array.from(at(step.slopes, k)));
    const start = startOf(widths, k);
    const sizes = Array.from(synapses.subarray(start, start + from * to), Math.abs);
    const strengths = products(
      kernel,
      sizes,
      sizes.map((_, place) => at(steep, place % to)),
    );
    const each = Array.from({ length: from }, (_, i) => strengths.slice(i * to, (i + 1) * to));
    onward.unshift(each.map((some) => some.indexOf(Math.max(...some))));
    best = each.map((some) => Math.max(...some));
  }
  const road = [weight.to];
  for (const choice of onward) road.push(at(choice, at(road, road.length - 1)));
  return road.slice(1, -1);
}
