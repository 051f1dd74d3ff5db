/** What somebody supposes in the place of a customer's prediction or truth; the run knows nothing of it. */

import type { Task } from "../kernel.ts";
import { at } from "./places.ts";
import { squashed } from "./reckon.ts";
import { judged, sumOf, type Loss } from "./scurve.ts";
import type { Lab } from "./state.svelte.ts";

/** Where a number is null, the run's own stands. */
interface Supposition {
  readonly sum: number | null;
  readonly truth: number | null;
}

/** One customer's guess against his truth, and all that follows from it. */
export interface Miss {
  readonly sum: number;
  readonly output: number;
  readonly target: number;
  readonly error: number;
  readonly slope: number;
  /** How steep the S-curve is at the sum: with cross-entropy not the slope, which is left out. */
  readonly steep: number;
  readonly delta: number;
  /** Whether any of it is only supposed. */
  readonly supposed: boolean;
}

const OWN: Supposition = { sum: null, truth: null };

export class Suppositions {
  readonly lab: Lab;
  /** Row by row, and the task whose customers they are: other customers begin with none. */
  #said: { readonly of: Task | null; readonly rows: readonly Supposition[] } = $state.raw({
    of: null,
    rows: [],
  });

  constructor(lab: Lab) {
    this.lab = lab;
  }

  readonly #rows: readonly Supposition[] = $derived.by(() => {
    const { task } = this.lab;
    const said = task && task === this.#said.of ? this.#said.rows : [];
    return Array.from(task?.targets ?? [], (_, row) => said[row] ?? OWN);
  });

  /** Whether anything is supposed. */
  readonly any: boolean = $derived(this.#rows.some(isSupposed));

  /** The last layer of this round as it is, and where something is supposed, as it would be. */
  readonly misses: readonly Miss[] = $derived.by(() => {
    const { step, task, kernel } = this.lab;
    if (!step || !task) return [];
    return this.#rows.map((row, customer) => {
      const own = ownMiss(this.lab, customer);
      return isSupposed(row) ? supposedMiss(kernel, row, own, task.loss) : own;
    });
  });

  /** Suppose that the network says this of a customer. */
  pull(customer: number, output: number): void {
    this.pullTo(customer, sumOf(this.lab.kernel, output));
  }

  /** The same, as the sum behind it. */
  pullTo(customer: number, sum: number): void {
    this.#put(customer, { sum });
  }

  /** Suppose that a customer did the opposite of what stands there. */
  turn(customer: number): void {
    const { lab } = this;
    const own = lab.task?.targets[customer] ?? 0;
    const truth = 1 - (at(this.#rows, customer).truth ?? own);
    this.#put(customer, { truth: truth === own ? null : truth });
  }

  /** Everything is again as it is in the run. */
  putBack(): void {
    this.#said = { of: null, rows: [] };
  }

  #put(customer: number, part: Partial<Supposition>): void {
    const rows = this.#rows.map((row, place) => (place === customer ? { ...row, ...part } : row));
    this.#said = { of: this.lab.task, rows };
  }
}

function isSupposed({ sum, truth }: Supposition): boolean {
  return sum !== null || truth !== null;
}

function ownMiss({ kernel, step, task, widths }: Lab, row: number): Miss {
  const last = widths.length - 1;
  const of = (list: readonly Float64Array[] | undefined): number =>
    list?.[last - 1]?.[row] ?? Number.NaN;
  const sum = of(step?.sums);
  return {
    sum,
    output: step?.layers[last]?.[row] ?? Number.NaN,
    target: task?.targets[row] ?? Number.NaN,
    error: of(step?.errors),
    slope: of(step?.slopes),
    steep: steepAt(kernel, sum),
    delta: of(step?.deltas),
    supposed: false,
  };
}

function supposedMiss(
  kernel: Lab["kernel"],
  { sum, truth }: Supposition,
  own: Miss,
  loss: Loss | undefined,
): Miss {
  const target = truth ?? own.target;
  const moved = sum ?? own.sum;
  const { outputs, errors, slopes, deltas } = judged(kernel, [moved], target, loss);
  return {
    sum: moved,
    output: at(outputs, 0),
    target,
    error: at(errors, 0),
    slope: at(slopes, 0),
    steep: steepAt(kernel, moved),
    delta: at(deltas, 0),
    supposed: true,
  };
}

function steepAt(kernel: Lab["kernel"], sum: number): number {
  return at(squashed(kernel, [sum]).slopes, 0);
}
