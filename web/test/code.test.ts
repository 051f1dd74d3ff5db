/** The listing as the page reads it: its 28 lines, its 13 steps, and which line does what. */

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { AFTER, linesOf, piecesOf, printsEvery, roundOf } from "../src/lab/code.ts";

const { GLASSBOWL_LISTING = "../examples/twenty_eight_lines.py" } = process.env;
const TEXT = readFileSync(GLASSBOWL_LISTING, "utf8");
const LINES = linesOf(TEXT);
const code = LINES.filter(({ role }) => role !== null);

describe("the listing", () => {
  test("28 lines are the network, in 13 steps", () => {
    const network = code.filter(({ step }) => step !== AFTER);
    assert.equal(network.length, 28);
    assert.equal(new Set(network.map(({ step }) => step)).size, 13 + 1);
    assert.deepEqual(
      code.filter(({ step }) => step === AFTER).map(({ role }) => role),
      ["shown", "shown"],
    );
  });

  test("line numbers are the tutorial's", () => {
    const numberOf = (wanted: string): number[] =>
      code.filter(({ role }) => role === wanted).map(({ number }) => number);
    assert.deepEqual(numberOf("answers"), [23, 24, 25, 26]);
    assert.deepEqual(numberOf("truth"), [34, 35, 36, 37]);
    assert.deepEqual(numberOf("blame"), [100]);
    assert.deepEqual(numberOf("change_first"), [116]);
  });

  test("a round goes through its lines in order, and prints now and then", () => {
    const walk = (prints: boolean): number[] => roundOf(LINES, prints).map(({ number }) => number);
    assert.deepEqual(walk(true), [52, 57, 58, 59, 66, 72, 73, 88, 100, 109, 115, 116]);
    assert.deepEqual(
      walk(false),
      walk(true).filter((number) => number !== 73),
    );
    assert.equal(printsEvery(LINES), 10_000);
  });

  test("pieces put together are the line", () => {
    for (const line of code)
      assert.equal(
        piecesOf(line)
          .map(({ text }) => text)
          .join(""),
        line.text.trimStart(),
      );
  });

  test("each factor of the chain stands in one place", () => {
    const factors = code.flatMap((line) => piecesOf(line).flatMap(({ factor }) => factor ?? []));
    const six = ["answer", "error", "height", "hidden_slope", "slope", "synapse"];
    assert.deepEqual(factors.toSorted(), six);
  });
});
