/** A network to follow the lines of: the page's own, or one of other sizes, with numbers drawn by a seed. */

import type { Kernel } from "../kernel.ts";
import type { Meeting } from "./matrices_lines.ts";
import type { Sizes } from "./matrices_shapes.ts";
import { at, startOf } from "./places.ts";
import type { Survey } from "./survey.ts";

/** Its neurons, layer by layer, and what each customer has in them. */
export interface Network {
  readonly widths: readonly number[];
  readonly customers: number;
  readonly layers: readonly Float64Array[];
  readonly synapses: Float64Array;
  /** Whether it is the one on the page. */
  readonly own: boolean;
}

/**
 * One of these sizes, newly born. Its customers answer as the survey's do; customers and questions that
 * the survey lacks have yes and no in turn.
 */
export function imagined(
  kernel: Kernel,
  survey: Survey,
  { customers, questions, hidden }: Sizes,
  seed: number,
): Network {
  const widths = [questions, hidden, 1];
  const synapses = kernel.draws(seed, startOf(widths, 2)).map((draw) => 2 * draw - 1);
  const inputs = Float64Array.from({ length: customers * questions }, (_, place) => {
    const [row, question] = [Math.floor(place / questions), place % questions];
    return survey.customers[row]?.answers[question] ?? (row + question) % 2;
  });
  const task = { widths, inputs, targets: new Float64Array(customers) };
  const { layers } = kernel.step(task, synapses);
  return { widths, customers, layers, synapses, own: false };
}

/** What meets in front of a layer of it. */
export function meetingOf(
  { widths, customers, layers, synapses }: Network,
  layer: number,
): Meeting {
  return {
    customers,
    from: at(widths, layer - 1),
    to: at(widths, layer),
    left: at(layers, layer - 1),
    weights: synapses.subarray(startOf(widths, layer - 1), startOf(widths, layer)),
  };
}
