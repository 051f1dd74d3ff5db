/** What the step in numbers is about at the moment: the round, the number that was chosen, and its parts. */

import { same } from "./focus.ts";
import { synapsesAt } from "./run.ts";
import type { Lab } from "./state.svelte.ts";
import {
  belongsTo,
  existsCell,
  nameOfCell,
  onLines,
  valueOf,
  type Cell,
  type Round,
} from "./step_cells.ts";
import { cellsIn, makingOf } from "./step_making.ts";

export class Desk {
  readonly lab: Lab;
  /** The cells that led to the one that is shown. */
  trail: readonly Cell[] = $state.raw([]);
  /** Under the pointer, or where the keyboard is. */
  hot: Cell | null = $state.raw(null);

  constructor(lab: Lab) {
    this.lab = lab;
  }

  readonly round: Round | null = $derived.by(() => roundOf(this.lab));
  readonly #clicked: Cell | null = $derived.by(() => this.lab.looks.cell);

  /** The number that was clicked here, unless something else was chosen since; then what stands for that. */
  readonly chosen: Cell | null = $derived.by(() => {
    const { round, lab } = this;
    if (!round) return null;
    const clicked = this.#clicked;
    const still = clicked && same(lab.focus, belongsTo(clicked)) && existsCell(round, clicked);
    const cell = still ? clicked : standingFor(lab, round);
    return cell && existsCell(round, cell) ? cell : null;
  });

  /** The names of all numbers that the one under the pointer, or the chosen one, is made of. */
  readonly parts: readonly string[] = $derived.by(() => {
    const cell = this.hot ?? this.chosen;
    const { round } = this;
    if (!cell || !round || !existsCell(round, cell)) return [];
    return cellsIn(makingOf(round, cell)).map(nameOfCell);
  });

  /** The value of a number of this round. */
  readonly look = (cell: Cell): number =>
    (this.round && existsCell(this.round, cell) ? valueOf(this.round, cell) : null) ?? Number.NaN;

  point(cell: Cell | null): void {
    this.hot = cell;
    this.lab.show({ pointed: cell && belongsTo(cell) });
  }

  /** Choose a number, for all views; `from` is the one whose parts were being read. */
  choose(cell: Cell, from: Cell | null = null): void {
    const { lab } = this;
    this.trail = from ? [...this.trail, from] : [];
    this.#take(cell);
    if (!onLines(cell) && cell.kind !== "loss") lab.show({ customer: cell.row });
  }

  /** Back to the number that was shown before. */
  back(): void {
    const cell = this.trail.at(-1);
    if (!cell) return;
    this.trail = this.trail.slice(0, -1);
    this.#take(cell);
  }

  #take(cell: Cell): void {
    const { lab } = this;
    const focus = belongsTo(cell);
    if (!same(lab.focus, focus)) lab.choose(focus);
    lab.look({ cell });
  }
}

/** The round that the lab is at, with all that it is reckoned from. */
export function roundOf(lab: Lab): Round | null {
  const { run, step, synapses, after, widths } = lab;
  if (!run || !step || !synapses) return null;
  return { ...shapeOf(lab, widths), step, synapses, after, targets: run.task.targets };
}

function shapeOf(
  lab: Lab,
  widths: readonly number[],
): Pick<Round, "widths" | "customers" | "rate" | "crossEntropy"> {
  const { task, recipe } = lab.run ?? {};
  return {
    widths,
    customers: task?.targets.length ?? 0,
    rate: recipe?.rate ?? 1,
    crossEntropy: task?.loss === "cross_entropy",
  };
}

/** The round before, from which the weights of this one come; null before the first. */
export function earlierOf(lab: Lab): Round | null {
  const { run, round, synapses, widths, kernel } = lab;
  if (!run || round === 0) return null;
  const before = synapsesAt(run, round - 1);
  const step = kernel.step(run.task, before);
  return {
    ...shapeOf(lab, widths),
    step,
    synapses: before,
    after: synapses,
    targets: run.task.targets,
  };
}

/** The number that the phase at hand makes of what is chosen on the page. */
function standingFor(lab: Lab, { widths }: Round): Cell | null {
  const { focus, phase, customer } = lab;
  const last = widths.length - 1;
  if (focus?.kind === "weight") {
    const kind = phase === "change" ? "change" : "weight";
    return { kind, layer: focus.synapse + 1, row: focus.from, column: focus.to };
  }
  if (focus?.kind === "customer")
    return { kind: phase === "guess" ? "out" : "error", layer: last, row: customer, column: 0 };
  if (focus?.kind !== "neuron") return null;
  const { layer, neuron } = focus;
  const place = { layer, row: customer, column: neuron };
  if (layer === 0) return { kind: "answer", ...place };
  const kinds = { guess: "out", compare: "out", slope: "slope", blame: "delta", change: "delta" };
  return { kind: kinds[phase] as Cell["kind"], ...place };
}
