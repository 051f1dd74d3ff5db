/** The tutorial's table of misses: each number as it is printed, as it follows from its guess, and as it is. */

import worked from "worked_example.json";
import type { Kernel } from "../kernel.ts";
import { agrees } from "./chain_document.ts";
import { at } from "./places.ts";
import { RECIPE, TUTORIAL } from "./recipe.ts";
import { judged, sumOf } from "./scurve.ts";
import { decimalsOfProducts, type Asking } from "./step_sums.ts";
import { SURVEYS, taskOf } from "./survey.ts";

/** What is told of a customer, in the order of the table. */
export const TOLD = ["prediction", "error", "slope", "delta"] as const;
export type Told = (typeof TOLD)[number];

type Numbers = Readonly<Record<Told, number>>;

/** A customer's numbers: as printed, what the printed guess leads to, and those of the tutorial's matrices. */
export interface Beside {
  readonly said: Readonly<Record<Told, string>>;
  readonly follows: Numbers;
  readonly real: Numbers;
}

const { table } = worked;
const PRINTED: Readonly<Record<Told, readonly string[]>> = {
  prediction: table.predictions.split(" "),
  error: table.errors.split(" "),
  slope: table.slopes.split(" "),
  delta: table.deltas.split(" "),
};

/** All four customers. */
export function printedBeside(kernel: Kernel): Beside[] {
  const step = kernel.step(taskOf(SURVEYS.story, RECIPE), Float64Array.from(TUTORIAL));
  const last = step.sums.length - 1;
  const { layers, errors, slopes, deltas } = step;
  return SURVEYS.story.customers.map(({ bought }, row) => {
    const prediction = Number(at(PRINTED.prediction, row));
    const own = judged(kernel, [sumOf(kernel, prediction)], bought);
    return {
      said: {
        prediction: at(PRINTED.prediction, row),
        error: at(PRINTED.error, row),
        slope: at(PRINTED.slope, row),
        delta: at(PRINTED.delta, row),
      },
      follows: {
        prediction,
        error: at(own.errors, 0),
        slope: at(own.slopes, 0),
        delta: at(own.deltas, 0),
      },
      real: {
        prediction: at(at(layers, last + 1), row),
        error: at(at(errors, last), row),
        slope: at(at(slopes, last), row),
        delta: at(at(deltas, last), row),
      },
    };
  });
}

/** Decimals of what is multiplied, so that every delta comes out as it is shown. */
export function decimalsBesidePrinted(
  asking: Asking,
  rows: readonly Beside[],
  decimals: number,
): number {
  const all = rows.flatMap(({ follows, real }) => [follows, real]);
  return decimalsOfProducts(
    asking,
    all.map(({ error, slope }) => [error, slope]),
    { values: all.map(({ delta }) => delta), decimals },
  );
}

/** Whether the printed digits are the true number, rounded to as many. */
export function isRight({ said, real }: Beside, told: Told): boolean {
  return agrees(said[told], real[told]);
}
