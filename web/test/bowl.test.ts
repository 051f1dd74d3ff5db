/** What the height of a bowl is: losses or misses, by hand for the tutorial's network; and how low it comes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { notNothing, tallFor, tallsFor } from "../src/draw/bowl_tall.ts";
import { oneOf } from "../src/kernel.ts";
import type { Ground } from "../src/lab/bowl.ts";
import { heightOf, heightsFrom, heightsOf, missesOf } from "../src/lab/bowl_height.ts";
import { lowestOf } from "../src/lab/bowl_lowest.ts";
import { at } from "../src/lab/places.ts";
import { load, STORY } from "./native.ts";

const kernel = await load();

/** The tutorial's matrices, and what it predicts of whom, worked out elsewhere. */
const SYNAPSES = Float64Array.of(
  ...[3.66, -2.88, 3.26, -1.53, -4.84, 3.54, 2.52, -2.55, 0.16, -0.66, -2.82, 1.87],
  ...[12.21, 10.24, -6.31, -14.52],
);
const PREDICTIONS = [0.4790536, 0.9038023, 0.0544545, 0.7153401];
const MISSES = PREDICTIONS.map((prediction, row) => Math.abs(at(STORY.targets, row) - prediction));
const MEAN = MISSES.reduce((sum, miss) => sum + miss, 0) / MISSES.length;

function near(found: number | undefined, expected: number | undefined, off = 1e-6): void {
  assert.ok(Math.abs((found ?? NaN) - (expected ?? NaN)) < off, `${found} is not ${expected}`);
}

test("a height is half the squares' sum, the mean of the misses, or one customer's miss", () => {
  const squares = MISSES.reduce((sum, miss) => sum + (miss * miss) / 2, 0);
  near(heightOf(kernel, { task: STORY, height: "loss" }, SYNAPSES), squares);
  near(heightOf(kernel, { task: STORY, height: "miss" }, SYNAPSES), MEAN);
  MISSES.forEach((miss, row) => {
    const task = oneOf(STORY, row);
    near(heightOf(kernel, { task, height: "loss" }, SYNAPSES), (miss * miss) / 2);
    near(heightOf(kernel, { task, height: "miss" }, SYNAPSES), miss);
  });
  missesOf(kernel, STORY, SYNAPSES).forEach((miss, row) => {
    near(miss, MISSES[row]);
  });
});

test("a miss is a miss, whatever it costs", () => {
  for (const task of [
    { ...STORY, loss: "cross_entropy" as const },
    { ...STORY, mean: true },
  ])
    near(heightOf(kernel, { task, height: "miss" }, SYNAPSES), MEAN);
});

test("many networks have the heights that each has", () => {
  const networks = Float64Array.from({ length: 5 * SYNAPSES.length }, (_, k) => {
    return (1 - k / 100) * at(SYNAPSES, k % SYNAPSES.length);
  });
  for (const height of ["loss", "miss"] as const) {
    const heights = heightsOf(kernel, { task: STORY, height }, networks);
    assert.equal(heights.length, 5);
    heights.forEach((found, k) => {
      const from = k * SYNAPSES.length;
      const network = networks.slice(from, from + SYNAPSES.length);
      near(found, heightOf(kernel, { task: STORY, height }, network), 1e-12);
    });
  }
});

test("a square's side is found again, and misses are averaged place by place", () => {
  const losses = [Float64Array.of(0.5, 0.125), Float64Array.of(0.02, 0.5)];
  const [first, second] = heightsFrom(losses, "miss");
  near(first, 0.6, 1e-12);
  near(second, 0.75, 1e-12);
  assert.deepEqual(heightsFrom(losses.slice(1), "loss"), losses[1]);
});

/** A small floor with its lowest place at 2, 30. */
const GROUND: Ground = {
  terrain: {
    key: "small",
    task: STORY,
    height: "loss",
    centre: SYNAPSES,
    axes: [
      { weight: null, direction: SYNAPSES, low: 1, high: 3 },
      { weight: null, direction: SYNAPSES, low: 10, high: 30 },
    ],
    start: [0, 0],
  },
  values: [Float64Array.of(1, 2, 3), Float64Array.of(10, 30)],
  heights: Float64Array.of(9, 8, 7, 1, 5, 6),
  lowest: 1,
  highest: 9,
};

test("the lowest place is the grid's, or where a ball came to, if that is on the floor", () => {
  assert.deepEqual(lowestOf(GROUND, [], null), { spot: [2, 30], height: 1 });
  const road = (spot: readonly number[]): Parameters<typeof lowestOf>[2] => ({
    terrain: GROUND.terrain,
    rate: 1,
    spots: [[1, 10], spot],
    losses: [9, 0.25],
    rounds: [0, 1],
    networks: null,
    ended: "rest",
  });
  assert.deepEqual(lowestOf(GROUND, [], road([2.5, 20])), { spot: [2.5, 20], height: 0.25 });
  assert.equal(lowestOf(GROUND, [], road([2.5, 40])).height, 1);
  const turn = { kind: "dip", value: 7, loss: 0.5 } as const;
  assert.deepEqual(lowestOf(GROUND, [turn], null), { spot: [7], height: 0.5 });
});

test("heights are drawn out until a gap can be seen, and no number is written as nothing", () => {
  assert.equal(tallFor(1, 2), 1);
  assert.equal(tallFor(0.02, 2), 10);
  assert.equal(tallFor(2e-5, 2), 10_000);
  assert.deepEqual(tallsFor(1, 2), [1, 10, 100]);
  assert.deepEqual(tallsFor(1e-5, 2), [1, 10, 100, 10_000]);
  assert.ok(Number.isFinite(tallFor(0, 2)));
  assert.equal(notNothing(0.25, 3), "0.250");
  assert.equal(notNothing(0.000012, 3), "0.00001");
});
