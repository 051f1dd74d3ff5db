/** The matrices that the tutorial prints: what stands where, and from where a number comes that is not so. */

import worked from "worked_example.json";
import type { Kernel } from "../kernel.ts";
import { agrees } from "./chain_document.ts";
import { following } from "./matrices_beside.ts";
import { at, startOf } from "./places.ts";
import { RECIPE, TUTORIAL } from "./recipe.ts";
import { nameOfPlate, type Plate } from "./step_cells.ts";
import { SURVEYS } from "./survey.ts";

const list = (printed: string): readonly string[] => printed.split(" ");

/** By the names of the matrices, row after row; of some, the tutorial has the first customer's row alone. */
const PRINTED: Readonly<Record<string, readonly string[] | undefined>> = {
  l1_LH: list(worked.hidden.sums),
  l1: list(worked.hidden.heights),
  l2_LH: list(worked.forward.arrives),
  l2: list(worked.table.predictions),
};

/** Neurons in each layer of the tutorial's network. */
export const WIDTHS: readonly number[] = [SURVEYS.story.questions.length, ...RECIPE.hidden, 1];

/** The numbers that it prints as those before learning, in the order of the synapses. */
export const BORN: readonly string[] = [...list(worked.first.syn0), ...list(worked.first.syn1)];

/** What is printed there, if anything. */
export function saidAt(plate: Plate, row: number, column: number): string | undefined {
  return PRINTED[nameOfPlate(plate)]?.[row * at(WIDTHS, plate.layer) + column];
}

/** A printed number that is not the true one, rounded. */
export interface Parting {
  readonly plate: Plate;
  readonly row: number;
  readonly column: number;
  readonly said: string;
  readonly value: number;
  /** What the printed numbers of the layer before lead to; null where none are printed. */
  readonly rounded: number | null;
  /** Whether that is what is printed. */
  readonly follows: boolean;
}

/** What is printed in a matrix: how many numbers, and those of them that are not the true ones. */
export interface Held {
  readonly count: number;
  readonly partings: readonly Parting[];
}

/** The printed numbers in these matrices about some customers, held against the true ones. */
export function held(
  kernel: Kernel,
  plates: readonly Plate[],
  customers: readonly number[],
  valuesOf: (plate: Plate) => ArrayLike<number>,
): Held {
  const found = plates.map((plate) => {
    const columns = at(WIDTHS, plate.layer);
    const places = (PRINTED[nameOfPlate(plate)] ?? [])
      .map((said, place) => ({ said, place, row: Math.floor(place / columns) }))
      .filter(({ row }) => customers.includes(row));
    const values = valuesOf(plate);
    const led = ledTo(kernel, plate);
    const partings = places.flatMap(({ said, place, row }): Parting[] => {
      const [value, rounded] = [at(values, place), led?.[place] ?? null];
      if (agrees(said, value)) return [];
      const follows = rounded !== null && agrees(said, rounded);
      return [{ plate, row, column: place % columns, said, value, rounded, follows }];
    });
    return { count: places.length, partings };
  });
  return {
    count: found.reduce((sum, { count }) => sum + count, 0),
    partings: found.flatMap(({ partings }) => partings),
  };
}

/** What the printed numbers of the layer before make of it, in the same order. */
function ledTo(kernel: Kernel, { kind, layer }: Plate): readonly number[] | null {
  const before = layer > 1 ? PRINTED[nameOfPlate({ kind: "out", layer: layer - 1 })] : undefined;
  if (!before) return null;
  const width = at(WIDTHS, layer);
  const own = TUTORIAL.slice(startOf(WIDTHS, layer - 1), startOf(WIDTHS, layer));
  const weights = Float64Array.from(own);
  const { sums, outputs } = following(kernel, before.map(Number), weights, width);
  return kind === "sum" ? sums : outputs;
}
