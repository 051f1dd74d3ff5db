/** Every number of a round, made again from the raw weights, is the same to the last digit. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { finished, type Task } from "../src/kernel.ts";
import { fixed } from "../src/draw/format.ts";
import { numbersIn } from "../src/lab/places.ts";
import {
  existsCell,
  nameOfCell,
  sizeOf,
  valueOf,
  type Cell,
  type Kind,
  type Round,
} from "../src/lab/step_cells.ts";
import { isSame, remade } from "../src/lab/step_check.ts";
import { decimalsOfParts, madeAgain, makingOf } from "../src/lab/step_making.ts";
import { load } from "./native.ts";

const kernel = await load();

const KINDS: readonly Kind[] = [
  "answer",
  "truth",
  "weight",
  "sum",
  "out",
  "error",
  "slope",
  "delta",
  "change",
  "after",
  "loss",
];

/** A network on some customers, so many rounds after its birth. */
function lookedAt(
  hidden: readonly number[],
  customers: number,
  loss: "squared_error" | "cross_entropy",
  rounds: number,
): { round: Round; task: Task } {
  const widths = [3, ...hidden, 1];
  const yesOrNo = kernel.draws(customers, 4 * customers).map((draw) => Number(draw < 0.5));
  const inputs = yesOrNo.slice(0, 3 * customers);
  const task = { widths, inputs, targets: yesOrNo.slice(3 * customers), loss };
  const start = kernel.draws(1, numbersIn(widths)).map((draw) => 2 * draw - 1);
  const way = { rate: 1, rounds: rounds + 1, stops: [rounds, rounds + 1] };
  const { recorded } = finished(kernel.descend(task, start, way));
  const synapses = recorded.slice(0, start.length);
  const after = recorded.slice(start.length);
  const round = {
    widths,
    customers,
    rate: 1,
    crossEntropy: loss === "cross_entropy",
    step: kernel.step(task, synapses),
    targets: task.targets,
    synapses,
    after,
  };
  return { round, task };
}

/** All cells of all kinds of numbers. */
function cellsOf(round: Round): Cell[] {
  const plates = KINDS.flatMap((kind) =>
    Array.from({ length: round.widths.length }, (_, layer) => ({ kind, layer })),
  ).filter((plate) => existsCell(round, { ...plate, row: 0, column: 0 }));
  return plates.flatMap((plate) => {
    const { rows, columns } = sizeOf(round, plate);
    return Array.from({ length: rows * columns }, (_, place) => ({
      ...plate,
      row: Math.floor(place / columns),
      column: place % columns,
    }));
  });
}

const valued = (round: Round, cell: Cell): number => valueOf(round, cell) ?? Number.NaN;

describe("a number made again", () => {
  for (const hidden of [[], [4], [8], [3, 2], [2, 3, 4]])
    for (const customers of [1, 2, 4, 5, 12])
      for (const loss of ["squared_error", "cross_entropy"] as const)
        test(`${hidden.join("-")} of ${customers} customers, ${loss}`, () => {
          const { round, task } = lookedAt(hidden, customers, loss, 40);
          for (const cell of cellsOf(round)) {
            const last = Array.from(remade(kernel, { ...round, task }, cell)).at(-1);
            const given = makingOf(round, cell).form === "given";
            assert.equal(given, last === undefined);
            if (last) assert(isSame(valued(round, cell), last.value), nameOfCell(cell));
            if (last) assert.equal(nameOfCell(cell), nameOfCell(last.cell));
          }
        });

  test("is noticed when it is not the same", () => {
    const { round, task } = lookedAt([4], 4, "squared_error", 40);
    const cell: Cell = { kind: "delta", layer: 1, row: 2, column: 3 };
    const turned = round.synapses.map((weight) => weight + 1e-12);
    const other = Array.from(remade(kernel, { ...round, task, synapses: turned }, cell)).at(-1);
    assert(!isSame(valued(round, cell), other?.value ?? valued(round, cell)));
  });
});

test("a calculator that is given the written digits shows the written digits", () => {
  const { round } = lookedAt([3, 2], 5, "squared_error", 400);
  const look = (cell: Cell): number => valued(round, cell);
  for (const decimals of [1, 3, 6, 12])
    for (const cell of cellsOf(round)) {
      const making = makingOf(round, cell);
      const value = look(cell);
      const asked = { value, decimals, least: decimals };
      const written = decimalsOfParts(kernel, making, look, asked);
      const typed = (part: Cell): number => Number(look(part).toFixed(written));
      const again = madeAgain(kernel, making, typed) ?? value;
      assert.equal(fixed(again, decimals), fixed(value, decimals), nameOfCell(cell));
      assert(written >= decimals);
    }
});
