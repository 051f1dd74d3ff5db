/** The trail of arrows, where they stand, and who cannot be hit together. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { RIM, spotOf } from "../src/draw/target.ts";
import { atOdds, leastFor, opposed, trailOf, volleysOf } from "../src/lab/target.ts";
import { load, START, STORY } from "./native.ts";

test("the trail's rounds lie further and further apart", () => {
  assert.deepEqual(trailOf(0), [0]);
  assert.deepEqual(trailOf(59), [0, 1, 3, 10, 30]);
  assert.equal(trailOf(60_000).at(-1), 30_000);
});

test("an arrow stands as far from the middle as the miss, on the side of its sign", () => {
  for (const share of [0, 0.3, 1]) {
    const low = spotOf(0.25, share, 1);
    assert.ok(Math.abs(Math.sqrt(low.x ** 2 + low.y ** 2) - 0.25 * RIM) < 1e-9);
    assert.ok(low.y > 0 && spotOf(-0.25, share, 1).y < 0, "too low is below, too high above");
  }
  assert.equal(spotOf(0.25, 0, 10).hit, false);
});

test("a volley holds every customer's miss: truth minus guess", async () => {
  const [volley] = volleysOf(await load(), STORY, [0], () => START);
  const misses = Array.from(volley?.misses ?? []);
  const mean = misses.reduce((sum, miss) => sum + Math.abs(miss), 0) / misses.length;
  assert.ok(Math.abs(mean - 0.4964100319027255) < 1e-12, "as the tutorial's run prints at first");
});

test("who gave the same answers and did not do the same is found", () => {
  const inputs = Float64Array.of(1, 0, 1, 1, 1, 0);
  const task = (...targets: number[]): number[][] =>
    atOdds({ widths: [2, 1], inputs, targets: Float64Array.from(targets) });
  assert.deepEqual(task(1, 0, 0), [[0, 2]]);
  assert.deepEqual(task(1, 0, 1), []);
});

test("the guess that costs a group least is the share of those who bought", async () => {
  const kernel = await load();
  const task = { widths: [1, 1], inputs: Float64Array.of(1, 1, 1, 1) };
  const targets = Float64Array.of(1, 0, 1, 1);
  assert.equal(leastFor({ ...task, targets }, [0, 1, 2, 3]), 0.75);
  assert.equal(leastFor({ ...task, targets }, [0, 1]), 0.5);
  const costs = [0.9, 1.0986122886681098, 1.3].map(
    (weight) => kernel.step({ ...task, targets }, Float64Array.of(weight)).loss,
  );
  assert.equal(costs.indexOf(Math.min(...costs)), 1, "where the S-curve makes three quarters");
});

test("one more answers as the chosen one and does the opposite; a known survey is that one", () => {
  const customers = [
    { answers: [1, 0], bought: 1 },
    { answers: [0, 0], bought: 0 },
  ];
  const survey = { questions: ["a", "b"], customers };
  assert.deepEqual(opposed(survey, 1, []).customers, [
    ...customers,
    { answers: [0, 0], bought: 1 },
  ]);
  const known = {
    questions: ["a", "b"],
    customers: [...customers, { answers: [1, 0], bought: 0 }],
  };
  assert.equal(opposed(survey, 0, [survey, known]), known);
  assert.notEqual(opposed({ ...survey, questions: ["a", "c"] }, 0, [survey, known]), known);
});
