/** Whom a thing reaches: those for whom it says yes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Light } from "../src/lab/focus.ts";
import { reaches } from "../src/lab/reach.ts";
import { load, START, STORY } from "./native.ts";

const step = (await load()).step(STORY, START);
const rows = Array.from(STORY.targets, (_, row) => row);

function reached(light: Light): boolean[] {
  return rows.map((row) => reaches(light, step, row));
}

test("a question reaches those who said yes to it, and so does each of its weights", () => {
  for (const question of [0, 1, 2]) {
    const yes = rows.map((row) => STORY.inputs[3 * row + question] === 1);
    assert.deepEqual(reached({ kind: "neuron", layer: 0, neuron: question }), yes);
    for (const to of [0, 1, 2, 3])
      assert.deepEqual(reached({ kind: "weight", synapse: 0, from: question, to }), yes);
  }
});

test("a hidden neuron reaches those for whom it says more than half", () => {
  for (const neuron of [0, 1, 2, 3]) {
    const loud = rows.map((row) => (step.layers[1]?.[4 * row + neuron] ?? NaN) > 0.5);
    assert.deepEqual(reached({ kind: "neuron", layer: 1, neuron }), loud);
    assert.deepEqual(reached({ kind: "weight", synapse: 1, from: neuron, to: 0 }), loud);
  }
});

test("a customer reaches himself; the prediction and all that a line makes, everybody", () => {
  assert.deepEqual(reached({ kind: "customer", customer: 2 }), [false, false, true, false]);
  const all = rows.map(() => true);
  assert.deepEqual(reached({ kind: "neuron", layer: 2, neuron: 0 }), all);
  assert.deepEqual(reached({ kind: "misses", layer: 2 }), all);
  assert.deepEqual(reached({ kind: "synapses", first: 0, last: 1 }), all);
});
