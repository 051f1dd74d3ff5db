/** Where the neurons and lines of the network's picture stand, in CSS pixels of a picture of that width. */

import { at, weightsOf, type NeuronPlace, type WeightPlace } from "../lab/places.ts";

export const HEIGHT = 384;

/** Room for the names of the layers, above everything else. */
const TOP = 12;

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

/** The measures of a picture: half a neuron's box, and whether there is room for a number on every line. */
export interface Measures {
  readonly width: number;
  readonly across: number;
  readonly up: number;
  readonly roomy: boolean;
}

/** Half of a number's box, and of the dot that stands for one where there is no room. */
export const LABEL = { across: 20, up: 9 } as const;
export const DOT = { across: 4, up: 4 } as const;

/** How wide a letter of a number is, and what of its box is empty. */
const LETTER = 7;
const EMPTY = 6;

/** Between a number and what the neurons on either side take up: on the left with their cards. */
const ASIDE = { left: 11, right: 2 } as const;

/** Room for the names under the questions, and for the cards behind a neuron. */
const MARGIN = { across: 10, up: 22 } as const;

/** The measures for a network of these layers in a picture of that width. */
export function measured(widths: readonly number[], width: number): Measures {
  const pitch = (width - 2 * MARGIN.across) / Math.max(1, widths.length - 1);
  const across = Math.max(22, Math.min(40, pitch * 0.18));
  const most = Math.max(...widths);
  const up = Math.max(13, Math.min(26, (HEIGHT - TOP - 2 * MARGIN.up) / most / 2 - 6));
  const gap = (width - 2 * (MARGIN.across + across)) / (widths.length - 1) - 2 * across;
  const busiest = Math.max(...widths.slice(1).map((count, k) => count * at(widths, k)));
  const bare = { width, across, up, roomy: false };
  const roomy = gap > 5.6 * LABEL.across && busiest <= 18 && !isCrowded(linesOf(widths, bare));
  return { ...bare, roomy };
}

/** How much of a number's box may lie under its neighbour's: what is empty there, and a little more. */
const OVERLAP = { across: 8, up: 5 } as const;

/** Whether some number would lie on another. */
function isCrowded(lines: readonly Line[]): boolean {
  return lines.some((one, place) =>
    lines.slice(place + 1).some((other) => {
      const x = Math.abs(one.label.x - other.label.x);
      const y = Math.abs(one.label.y - other.label.y);
      return x < 2 * LABEL.across - OVERLAP.across && y < 2 * LABEL.up - OVERLAP.up;
    }),
  );
}

/** The middle of a neuron. */
export function spotOf(
  widths: readonly number[],
  { layer, neuron }: NeuronPlace,
  { width, across, up }: Measures,
): Spot {
  const count = at(widths, layer);
  const side = MARGIN.across + across;
  const x = side + (layer * (width - 2 * side)) / (widths.length - 1);
  const room = HEIGHT - TOP - 2 * (MARGIN.up + up);
  const pitch = count > 1 ? Math.min(room / (count - 1), 128) : 0;
  return { x, y: (HEIGHT + TOP) / 2 - 4 + (neuron - (count - 1) / 2) * pitch };
}

/** What is written over each layer, and over the lines between two: its name in the code. */
export interface Name extends Spot {
  readonly name: string;
}

/** The names of the layers and of what lies between them, from left to right. */
export function namesOf(widths: readonly number[], measures: Measures): Name[] {
  const across = widths.map((_, layer) => spotOf(widths, { layer, neuron: 0 }, measures).x);
  return across.flatMap((x, layer) => {
    const own = { name: `l${layer}`, x, y: TOP / 2 };
    const next = across[layer + 1];
    if (next === undefined) return [own];
    return [own, { name: `syn${layer}`, x: (x + next) / 2, y: TOP / 2 }];
  });
}

/**
 * Every line between two neurons. The numbers of the lines that leave one neuron stand at one distance
 * from it, and those of its neighbour a little further, so that none lies on another.
 */
export function linesOf(widths: readonly number[], measures: Measures): Line[] {
  return weightsOf(widths).map((place) => {
    const left = spotOf(widths, { layer: place.synapse, neuron: place.from }, measures);
    const right = spotOf(widths, { layer: place.synapse + 1, neuron: place.to }, measures);
    const from = { x: left.x + measures.across, y: left.y };
    const to = { x: right.x - measures.across, y: right.y };
    const lanes = at(widths, place.synapse);
    const last = place.synapse === widths.length - 2;
    const share = lanes === 1 || last ? 0.55 : 0.21 + (0.6 * place.from) / (lanes - 1);
    return { place, from, to, label: between(from, to, share) };
  });
}

/** Where a number stands on its line, and half of its box. */
export interface Box extends Spot {
  readonly across: number;
}

/** The box of a number of so many letters on a line; null where it has no room. */
export function labelled({ from, to, label }: Line, letters: number): Box | null {
  const across = Math.max(LABEL.across, (letters * LETTER + EMPTY) / 2);
  const least = from.x + ASIDE.left + across;
  const most = to.x - ASIDE.right - across;
  if (least > most) return null;
  return { x: Math.max(least, Math.min(label.x, most)), y: label.y, across };
}

/**
 * The box of a number of so many letters at one end of a line: where the lines of one neuron are apart, they do
 * not lie on each other. Null where there is no room.
 */
export function labelledAt(line: Line, letters: number, end: "from" | "to"): Box | null {
  const box = labelled({ ...line, label: line[end] }, letters);
  if (!box) return null;
  const { from, to } = line;
  return { ...box, ...between(from, to, (box.x - from.x) / (to.x - from.x)) };
}

/** Whether what stands for another line, and is so large by halves, touches a number's box. */
export function isUnder(
  { label }: Line,
  { x, y, across }: Box,
  half: typeof LABEL | typeof DOT,
): boolean {
  const beside = Math.abs(label.x - x) >= across + half.across;
  return !beside && Math.abs(label.y - y) < LABEL.up + half.up;
}

/** What stands under the guess: the truth in its circle, and between the two how far apart they are. */
export const TRUTH = { radius: 14, down: 88, gap: [26, 70] } as const;

function between(from: Spot, to: Spot, share: number): Spot {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

/** How wide a line is drawn: a little for any weight, more for every larger one, never too much. */
export function widthOf(weight: number): number {
  const size = Math.abs(weight);
  return 1 + (12 * size) / (12 + size);
}
