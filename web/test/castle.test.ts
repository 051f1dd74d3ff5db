/** The trips of the castle: how far short they end, and how wide they bend. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { arrowOf, endsOf, GROUND, roadOf } from "../src/draw/castle.ts";
import { loudest, onLeg, onStop, tripsOf, widest } from "../src/lab/castle.ts";
import { load, STORY } from "./native.ts";

const WIDTHS = [3, 4, 1];

/** The tutorial's matrices, and what follows from them, worked out elsewhere. */
const SYNAPSES = [
  [3.66, -2.88, 3.26, -1.53, -4.84, 3.54, 2.52, -2.55, 0.16, -0.66, -2.82, 1.87],
  [12.21, 10.24, -6.31, -14.52],
].flat();
const ENDS = [0.4790536, 0.9038023, 0.0544545, 0.7153401];
const DELTAS = [0.130008, 0.0083638, -0.0028038, -0.1456637];
const BLAMES = [1.8877, 0.12144, 0.04071, 2.11504];

const trips = tripsOf((await load()).step(STORY, Float64Array.from(SYNAPSES)), WIDTHS);

function near(found: number | undefined, expected: number, digits: number): void {
  assert.ok(Math.abs((found ?? NaN) - expected) < 10 ** -digits, `${found} is not ${expected}`);
}

test("the tutorial's four trips end where its matrices lead", () => {
  trips.forEach(({ end, miss, delta, bends }, row) => {
    near(end, ENDS[row] ?? NaN, 6);
    near(miss, (STORY.targets[row] ?? NaN) - end, 12);
    near(delta, DELTAS[row] ?? NaN, 6);
    near(bends[0], BLAMES[row] ?? NaN, 4);
  });
  near(widest(trips), 2.11504, 4);
});

test("the neuron that is blamed most makes the bend", async () => {
  const step = (await load()).step(STORY, Float64Array.from(SYNAPSES));
  assert.deepEqual(
    STORY.targets.length,
    [0, 1, 2, 3].filter((row) => loudest(step, WIDTHS, 1, row) === 3).length,
  );
});

test("a road ends as far from the castle as the guess misses, to scale", () => {
  const { home, castle } = endsOf(500);
  for (const trip of trips) {
    const { end, forks } = roadOf(trip, 500, widest(trips));
    near((castle - end.x) / (castle - home), Math.abs(trip.miss), 12);
    assert.equal(forks.length, 1);
    assert.ok(forks.every(({ x, y }) => home < x && x < end.x && y < GROUND));
  }
});

test("what is to change reaches towards the castle, to the same scale as the miss", () => {
  const { home, castle } = endsOf(500);
  trips.forEach((trip, row) => {
    const { end, wanted, legs, path } = roadOf(trip, 500, widest(trips));
    near((wanted.x - end.x) / (castle - home), Math.abs(DELTAS[row] ?? NaN), 6);
    assert.ok(wanted.x <= castle);
    assert.ok(arrowOf(end, wanted).startsWith(`M${end.x.toFixed(1)} `));
    assert.equal(legs.length, 2);
    assert.ok(
      path.startsWith(legs[0] ?? "none") && path.endsWith(legs[1]?.split("L")[1] ?? "none"),
    );
  });
});

test("a weight lights its leg, a neuron its stop, and a line of code all that it makes", () => {
  const weight = { kind: "weight", synapse: 1, from: 2, to: 0 } as const;
  assert.deepEqual([onLeg(weight, 0), onLeg(weight, 1), onStop(weight, 1)], [false, true, false]);
  const neuron = { kind: "neuron", layer: 1, neuron: 3 } as const;
  assert.deepEqual([onStop(neuron, 0), onStop(neuron, 1), onLeg(neuron, 1)], [false, true, false]);
  const stops = { kind: "layers", first: 1, last: 2 } as const;
  assert.deepEqual(
    [0, 1, 2, 3].map((layer) => onStop(stops, layer)),
    [false, true, true, false],
  );
  assert.ok(onLeg({ kind: "synapses", first: 0, last: 0 }, 0) && !onLeg(null, 0));
});

test("a network without hidden neurons has a road without a fork", async () => {
  const kernel = await load();
  const straight = tripsOf(kernel.step({ ...STORY, widths: [3, 1] }, new Float64Array(3)), [3, 1]);
  assert.deepEqual(straight[0]?.bends, []);
  assert.equal(widest(straight), 0);
  const flat = { end: 0.5, miss: 0.5, delta: 0, bends: [0, 0] };
  assert.ok(!roadOf(flat, 300, 0).path.includes("NaN"));
});
