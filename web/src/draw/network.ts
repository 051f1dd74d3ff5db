/** Where the neurons and lines of the network's picture stand, in its own units. */

import { at, weightsOf, type NeuronPlace, type WeightPlace } from "../lab/places.ts";

export const WIDTH = 860;
export const HEIGHT = 430;

/** Half of a neuron's box. */
export const NEURON = { across: 44, up: 24 } as const;

export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface Line {
  readonly place: WeightPlace;
  readonly from: Spot;
  readonly to: Spot;
  /** Where its number stands. */
  readonly label: Spot;
}

/** The middle of a neuron. */
export function spotOf(widths: readonly number[], { layer, neuron }: NeuronPlace): Spot {
  const count = at(widths, layer);
  const margin = NEURON.across + 8;
  const x = margin + (layer * (WIDTH - 2 * margin)) / (widths.length - 1);
  const pitch = Math.min(HEIGHT / count, 150);
  return { x, y: HEIGHT / 2 + (neuron - (count - 1) / 2) * pitch };
}

/**
 * Every line between two neurons. The numbers of the lines that leave one neuron stand at one distance
 * from it, and those of its neighbour a little further, so that none lies on another.
 */
export function linesOf(widths: readonly number[]): Line[] {
  return weightsOf(widths).map((place) => {
    const left = spotOf(widths, { layer: place.synapse, neuron: place.from });
    const right = spotOf(widths, { layer: place.synapse + 1, neuron: place.to });
    const from = { x: left.x + NEURON.across, y: left.y };
    const to = { x: right.x - NEURON.across, y: right.y };
    const lanes = at(widths, place.synapse);
    const share = lanes === 1 ? 0.5 : 0.3 + (0.5 * place.from) / (lanes - 1);
    return { place, from, to, label: between(from, to, share) };
  });
}

function between(from: Spot, to: Spot, share: number): Spot {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** How wide a line is drawn: a little for any weight, more for a larger one, never too much. */
export function widthOf(weight: number): number {
  return Math.min(1 + Math.abs(weight), 10);
}
