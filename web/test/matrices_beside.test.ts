/** What the tutorial's rounding leads to, worked out by hand; and digits with the point moved. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { beginsAlike, following } from "../src/lab/matrices_beside.ts";
import { at } from "../src/lab/places.ts";
import { load } from "./native.ts";

const kernel = await load();

test("a rounded hidden layer leads to other guesses", () => {
  const heights = [0.98, 0.03, 0.61, 0.58, 0.27, 0.5, 0.95, 0.1];
  const weights = Float64Array.of(12.21, 10.24, -6.31, -14.52);
  const { sums, outputs } = following(kernel, heights, weights, 1);
  // 11.9658 + 0.3072 - 3.8491 - 8.4216 and 3.2967 + 5.12 - 5.9945 - 1.452; then 1 / (1 + e^-x)
  [0.0023, 0.9702].forEach((sum, row) => assert.ok(Math.abs(at(sums, row) - sum) < 1e-12));
  [0.5005749997, 0.7251593602].forEach((output, row) =>
    assert.ok(Math.abs(at(outputs, row) - output) < 1e-9),
  );
});

test("with two neurons to go to, each has a sum of its own", () => {
  const { sums } = following(kernel, [1, 2], Float64Array.of(10, 20, 300, 400), 2);
  assert.deepEqual(sums, [610, 820]);
});

test("digits are the same wherever the point stands, cut off or rounded, with the same sign", () => {
  const alike: readonly [string, number][] = [
    ["0.36", 3.66],
    ["-0.15", -14.52],
    ["0.10", 10.24],
    ["0.16", 0.16],
    ["0.18", 1.87],
    ["0.19", 1.87],
    ["-0.05", -0.05],
  ];
  const others: readonly [string, number][] = [
    ["0.36", -3.66],
    ["-0.36", 3.66],
    ["0.38", 3.66],
    ["0.63", 3.66],
    ["0.00", 3.66],
    ["0.36", 0],
  ];
  for (const [printed, other] of alike) assert.ok(beginsAlike(printed, other), printed);
  for (const [printed, other] of others) assert.ok(!beginsAlike(printed, other), printed);
});
