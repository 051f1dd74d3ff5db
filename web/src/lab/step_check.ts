/** A number made again from the raw answers and weights alone, line by line, to be held beside the first. */

import type { Kernel, Task } from "../kernel.ts";
import { at } from "./places.ts";
import type { Tally } from "./step_loss.ts";
import { cellsIn, madeAgain, makingOf, type Making } from "./step_making.ts";
import { nameOfCell, placeAmongAll, type Cell, type Shape } from "./step_cells.ts";

/** All that is taken on trust: what customers said and did, and the weights before the round. */
export interface Raw extends Shape {
  readonly task: Task;
  readonly synapses: Float64Array;
}

/** One number made again. */
export interface Line {
  readonly cell: Cell;
  readonly making: Making | Tally;
  readonly value: number;
  /** What it was made of, with the values found on the way. */
  readonly look: (cell: Cell) => number;
}

/** Line after line until the number is there, which is the last line's. */
export function* remade(kernel: Kernel, raw: Raw, cell: Cell): Generator<Line, void, void> {
  const found = new Map<string, number>();
  const look = (part: Cell): number => found.get(nameOfCell(part)) ?? Number.NaN;

  function* make(one: Cell): Generator<Line, void, void> {
    const name = nameOfCell(one);
    if (found.has(name)) return;
    const making = makingOf(raw, one);
    for (const part of cellsIn(making)) yield* make(part);
    const again = madeAgain(kernel, making, look);
    found.set(name, again ?? given(raw, one));
    if (again !== null) yield { cell: one, making, value: again, look };
  }

  yield* make(cell);
}

function given({ task, synapses, widths }: Raw, cell: Cell): number {
  if (cell.kind === "weight") return at(synapses, placeAmongAll(widths, cell));
  const place = cell.row * at(widths, cell.layer) + cell.column;
  return at(cell.kind === "truth" ? task.targets : task.inputs, place);
}

/** Whether two numbers are one, to the last of all their digits. */
export function isSame(shown: number, again: number): boolean {
  return shown === again;
}
