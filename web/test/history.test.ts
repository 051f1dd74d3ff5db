/** What is known of every round is what looking at each round by itself says. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { finished, oneOf, TURNS, type Task } from "../src/kernel.ts";
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

  test("knows when each weight changed its sign, as often as is told", () => {
    const all = Array.from(START, (_, place) => {
      const sides = networks.map((network) => (network[place] ?? 0) > 0);
      return sides.flatMap((side, round) =>
        round > 0 && side !== sides[round - 1] ? [round] : [],
      );
    });
    assert.ok(all.some((turns) => turns.length > 1));
    assert.deepEqual(
      history.turned,
      all.map((turns) => turns.slice(0, TURNS)),
    );
  });

  test("has no side for a weight that is 0, and no turn from there", () => {
    // Without a hidden layer, and with every answer no, no weight ever moves.
    const task: Task = {
      widths: [1, 1],
      inputs: new Float64Array(1),
      targets: new Float64Array(1),
    };
    const still = finished(kernel.history(task, new Float64Array(1), { rate: 1, rounds: 9 }));
    assert.deepEqual(still.turned, [[]]);
    const yes: Task = { ...task, inputs: Float64Array.of(1) };
    const born = finished(kernel.history(yes, new Float64Array(1), { rate: 1, rounds: 9 }));
    assert.ok((born.recorded[9] ?? 0) < 0);
    assert.deepEqual(born.turned, [[]]);
  });
});
