/** What is known of every round is what looking at each round by itself says. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { finished, oneOf, type Task } from "../src/kernel.ts";
import { load, START, STORY } from "./native.ts";

const kernel = await load();
const ROUNDS = 9_000; // more than are looked at together, so that pieces are joined
const WAY = { rate: 1, rounds: ROUNDS };
const history = finished(kernel.history(STORY, START, WAY));
const networks = Array.from({ length: ROUNDS + 1 }, (_, round) =>
  history.recorded.slice(16 * round, 16 * (round + 1)),
);

/** Whether every guess is on its truth's side of one half. */
function isRight(task: Task, synapses: Float64Array): boolean {
  const guesses = kernel.step(task, synapses).layers.at(-1) ?? new Float64Array(0);
  return guesses.every((guess, row) => guess > 0.5 === (task.targets[row] ?? 0) > 0.5);
}

describe("a history", () => {
  test("is the descent", () => {
    const descent = finished(kernel.descend(STORY, START, WAY));
    assert.deepEqual(descent.recorded, history.recorded);
    assert.equal(descent.taken, history.taken);
  });

  test("has the loss of every round", () => {
    const losses = networks.map((network) => kernel.step(STORY, network).loss);
    assert.deepEqual(losses, Array.from(history.losses));
  });

  test("knows since when each customer was right, and all of them", () => {
    const rows = Array.from(STORY.targets, (_, row) => oneOf(STORY, row));
    const firsts = rows.map((alone) => networks.findIndex((network) => isRight(alone, network)));
    assert.deepEqual(firsts, Array.from(history.right));
    assert.equal(
      networks.findIndex((network) => isRight(STORY, network)),
      history.allRight,
    );
  });

  test("knows when each weight changed its sign", () => {
    const firsts = Array.from(START, (weight, place) =>
      networks.findIndex((network) => (network[place] ?? 0) > 0 !== weight > 0),
    );
    assert.deepEqual(firsts, Array.from(history.turned));
  });

  test("knows the steepest round", () => {
    const drops = Array.from(
      { length: ROUNDS },
      (_, round) => (history.losses[round] ?? 0) - (history.losses[round + 1] ?? 0),
    );
    assert.equal(drops.indexOf(Math.max(...drops)), history.steepest);
  });
});
