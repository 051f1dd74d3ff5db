/** Every number of a round by kind and place: what it is called, how large it is, what it belongs to. */

import type { Step } from "../kernel.ts";
import type { Focus } from "./focus.ts";
import { at, indexOf, startOf } from "./places.ts";

/**
 * The kinds of numbers in a round. Each belongs to a layer; those of a synapse to the layer it feeds, and
 * the loss, which is one number and no matrix, to the last.
 *
 * answer  l0        truth  y           weight  syn0          sum    l1_LH     out    l1
 * error   l1_error  slope  l1_slope    delta   l1_delta      change syn0_change
 * after   syn0_after, the weight in the next round
 * loss    loss
 */
export const KINDS = [
  ...(["answer", "truth", "weight", "sum", "out"] as const),
  ...(["error", "slope", "delta", "change", "after", "loss"] as const),
] as const;
export type Kind = (typeof KINDS)[number];

/** A matrix of the round. */
export interface Plate {
  readonly kind: Kind;
  readonly layer: number;
}

/** One number in it, both counted from 0. */
export interface Cell extends Plate {
  readonly row: number;
  readonly column: number;
}

/** How large a network is, and how many it learns from. */
interface Size {
  readonly widths: readonly number[];
  readonly customers: number;
}

/** The same, and by which rule it learns. */
export interface Shape extends Size {
  readonly rate: number;
  readonly crossEntropy: boolean;
}

/** A round as it was reckoned by the kernel. */
export interface Round extends Shape {
  readonly step: Step;
  readonly targets: Float64Array;
  readonly synapses: Float64Array;
  /** Null after the last round, which changes nothing more. */
  readonly after: Float64Array | null;
}

const ON_LINES: readonly Kind[] = ["weight", "change", "after"];

/** Whether its numbers stand on the lines of the network rather than in its neurons. */
export function onLines({ kind }: Plate): boolean {
  return ON_LINES.includes(kind);
}

/** The matrix as the tutorial's code calls it. */
export function nameOfPlate({ kind, layer }: Plate): string {
  if (kind === "truth") return "y";
  if (kind === "loss") return kind;
  if (kind === "weight") return `syn${layer - 1}`;
  if (kind === "change" || kind === "after") return `syn${layer - 1}_${kind}`;
  if (kind === "answer" || kind === "out") return `l${layer}`;
  return `l${layer}_${kind === "sum" ? "LH" : kind}`;
}

/** The number as the tutorial's code calls it. */
export function nameOfCell(cell: Cell): string {
  if (cell.kind === "loss") return nameOfPlate(cell);
  return `${nameOfPlate(cell)}[${cell.row},${cell.column}]`;
}

/** Rows and columns of a matrix. */
export function sizeOf(shape: Size, plate: Plate): { rows: number; columns: number } {
  const { widths, customers } = shape;
  const columns = at(widths, plate.layer);
  if (plate.kind === "loss") return { rows: 1, columns: 1 };
  return { rows: onLines(plate) ? at(widths, plate.layer - 1) : customers, columns };
}

/** Whether there is such a number in a network of this shape. */
export function existsCell(shape: Size, cell: Cell): boolean {
  const last = shape.widths.length - 1;
  if (cell.kind === "answer" ? cell.layer !== 0 : cell.layer < 1 || cell.layer > last) return false;
  if ((cell.kind === "truth" || cell.kind === "loss") && cell.layer !== last) return false;
  const { rows, columns } = sizeOf(shape, cell);
  return cell.row < rows && cell.column < columns;
}

/** All numbers of a matrix, row after row; null where there are none yet. */
export function valuesOf(round: Round, { kind, layer }: Plate): Float64Array | null {
  const { step, widths } = round;
  const ofSynapse = (from: Float64Array): Float64Array =>
    from.subarray(startOf(widths, layer - 1), startOf(widths, layer));
  if (kind === "answer" || kind === "out") return at(step.layers, layer);
  if (kind === "truth") return round.targets;
  if (kind === "loss") return Float64Array.of(step.loss);
  if (kind === "weight") return ofSynapse(round.synapses);
  if (kind === "after") return round.after && ofSynapse(round.after);
  const { sums, errors, slopes, deltas, nudges } = step;
  const lists = { sum: sums, error: errors, slope: slopes, delta: deltas, change: nudges };
  return at(lists[kind], layer - 1);
}

/** The number at a place; null where there is none yet. */
export function valueOf(round: Round, cell: Cell): number | null {
  const values = valuesOf(round, cell);
  return values && at(values, cell.row * at(round.widths, cell.layer) + cell.column);
}

/** Where a weight, its change or its next value stands among all numbers of the network. */
export function placeAmongAll(widths: readonly number[], cell: Cell): number {
  return indexOf(widths, { synapse: cell.layer - 1, from: cell.row, to: cell.column });
}

/** What the number belongs to on the stage. */
export function belongsTo(cell: Cell): Focus {
  const { kind, layer, row, column } = cell;
  if (onLines(cell)) return { kind: "weight", synapse: layer - 1, from: row, to: column };
  if (kind === "truth") return { kind: "customer", customer: row };
  return { kind: "neuron", layer, neuron: column };
}

/** Whether a cell has to do with what is lit: by its column or its line, or by its customer. */
export function isLit(lab: { readonly touches: (place: Focus) => boolean }, cell: Cell): boolean {
  if (lab.touches(belongsTo(cell))) return true;
  return !onLines(cell) && lab.touches({ kind: "customer", customer: cell.row });
}
