/** One neuron on the S-curve: the trap of the sure mistake, by facts worked out elsewhere. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { reachOf, spread, tiny } from "../src/draw/scurve.ts";
import { squashed } from "../src/lab/reckon.ts";
import { roundedRow } from "../src/lab/scurve_rounded.ts";
import { ADMITTED, judged, rated, roundsToAdmit, sumOf } from "../src/lab/scurve.ts";
import { load } from "./native.ts";

const kernel = await load();

/** A guess, the truth being 0: the slope, what half the squared error asks, what cross-entropy asks. */
const TRAP = [
  [0.05, 0.0475, -0.002375, -0.05],
  [0.5, 0.25, -0.125, -0.5],
  [0.7, 0.21, -0.147, -0.7],
  [0.99, 0.0099, -0.009801, -0.99],
  [0.999, 0.000999, -0.000998001, -0.999],
] as const;

function near(found: number | undefined, expected: number): void {
  assert.ok(Math.abs((found ?? NaN) - expected) < 1e-11, `${found} is not ${expected}`);
}

test("the sum behind an output is found", () => {
  for (const output of [0.0001, 0.1, 0.5, 0.97, 0.9999])
    near(squashed(kernel, [sumOf(kernel, output)]).outputs[0], output);
});

test("whoever is sure and wrong is asked for next to nothing, except by cross-entropy", () => {
  for (const [guess, slope, delta, other] of TRAP) {
    const sum = sumOf(kernel, guess);
    const mine = judged(kernel, [sum], 0);
    near(mine.errors[0], -guess);
    near(mine.slopes[0], slope);
    near(mine.deltas[0], delta);
    near(judged(kernel, [sum], 0, "cross_entropy").deltas[0], other);
  }
});

test("a sure mistake is kept for long", () => {
  const edge = sumOf(kernel, ADMITTED);
  const rounds = (guess: number, truth: number, loss: "squared_error" | "cross_entropy"): unknown =>
    roundsToAdmit(kernel, sumOf(kernel, guess), truth, { loss, edge, rate: 1 });
  const guesses = [0.6, 0.99, 0.999, 0.9999];
  const slow = guesses.map((guess) => rounds(guess, 0, "squared_error"));
  assert.deepEqual(slow, [74, 187, 1095, 10103]);
  assert.deepEqual(
    guesses.map((guess) => rounds(guess, 0, "cross_entropy")),
    [10, 15, 17, 20],
  );
  assert.deepEqual(
    guesses.map((guess) => rounds(1 - guess, 1, "squared_error")),
    slow,
    "both truths are alike",
  );
  assert.equal(rounds(0.05, 0, "squared_error"), 0, "there is nothing to admit");
});

test("the tutorial's four rows have the words of its table", () => {
  const words = ([error, slope, delta]: readonly [number, number, number]): unknown[] => [
    rated("error", error),
    rated("slope", slope),
    rated("delta", delta),
  ];
  assert.deepEqual(words([0.5, 0.25, 0.125]), ["big", "unsure", "big"]);
  assert.deepEqual(words([0.1, 0.09, 0.009]), ["small", "fairly", "smallish"]);
  assert.deepEqual(words([-0.05, 0.0475, -0.002375]), ["tiny", "sure", "tiny"]);
  assert.deepEqual(words([-0.7, 0.21, -0.147]), ["very_big", "unsure", "huge"]);
  assert.deepEqual(words([-0.999, 0.000999, -0.000998]), ["very_big", "certain", "tiny"]);
});

test("numbers below the curve do not lie on each other, and keep their order", () => {
  const moved = spread([50, 52, 51, 10], 28, [16, 300]);
  const order = [3, 0, 2, 1].map((item) => moved[item] ?? NaN);
  order.slice(1).forEach((place, item) => assert.ok(place - (order[item] ?? NaN) >= 28 - 1e-9));
  const crowd = spread(new Array<number>(12).fill(290), 28, [16, 300]);
  assert.ok(Math.min(...crowd) >= 16 && Math.max(...crowd) <= 300);
});

test("the picture reaches as far as the sums, and numbers near 0 are written in full", () => {
  assert.equal(reachOf([1, -2]), 6);
  assert.equal(reachOf([1], [-11.9]), 16);
  assert.equal(reachOf([1e9]), 48);
  assert.equal(tiny(0.0003353), "0.00034");
  assert.equal(tiny(0.25), "0.250");
});

test("rounded first, a row comes out as the document reckons", () => {
  // 0.4791 is read as 0.48: 1 - 0.48 = 0.52, 0.48 x 0.52 = 0.2496 is read as 0.25, 0.52 x 0.25 = 0.13.
  const row = roundedRow(kernel, 0.4791, 1, "squared_error");
  assert.deepEqual(row, { output: 0.48, error: 0.52, slope: 0.25, delta: 0.13 });
  const over = roundedRow(kernel, 0.7049, 0, "squared_error");
  assert.deepEqual(over, { output: 0.7, error: -0.7, slope: 0.21, delta: -0.147 });
  assert.equal(roundedRow(kernel, 0.7049, 0, "cross_entropy").delta, -0.7);
  const sure = roundedRow(kernel, 0.9999, 1, "squared_error");
  assert.deepEqual(sure, { output: 1, error: 0, slope: 0, delta: 0 });
});
