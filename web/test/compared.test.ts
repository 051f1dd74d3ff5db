/** Two runs beside each other: whose guess is nearer, by how much they differ, and what cannot be compared. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Task } from "../src/kernel.ts";
import { compared, type Look } from "../src/lab/compared.ts";
import { load } from "./native.ts";

const kernel = await load();

/** The S-curve makes three quarters of it. */
const LN_3 = 1.0986122886681098;

/** One weight and one question, to which everybody says yes; without its weight it guesses a half. */
function look(
  weight: number,
  truths: readonly number[],
  loss: NonNullable<Task["loss"]> = "squared_error",
): Look {
  const inputs = new Float64Array(truths.length).fill(1);
  const task = { widths: [1, 1], inputs, targets: Float64Array.from(truths), loss };
  return { task, step: kernel.step(task, Float64Array.of(weight)) };
}

function near(found: number | null | undefined, expected: number): void {
  assert.ok(Math.abs((found ?? NaN) - expected) < 1e-12, `${found} is not ${expected}`);
}

test("the guess on the truth's side is the nearer one, and the difference is this less the kept", () => {
  const { pairs, difference } = compared(kernel, look(LN_3, [1, 0]), look(0, [1, 0]));
  assert.deepEqual(
    pairs.map(({ nearer }) => nearer),
    ["own", "kept"],
  );
  for (const { own, kept, difference } of pairs) {
    near(own?.guess, 0.75);
    near(kept?.guess, 0.5);
    near(difference, 0.25);
  }
  near(difference, (0.25 ** 2 + 0.75 ** 2) / 2 - (2 * 0.5 ** 2) / 2);
});

test("the same run twice differs in nothing, and neither is nearer", () => {
  const { pairs, difference } = compared(kernel, look(LN_3, [1, 0]), look(LN_3, [1, 0]));
  assert.deepEqual([...pairs.map((pair) => pair.difference), difference], [0, 0, 0]);
  assert.deepEqual(
    pairs.map(({ nearer, alike }) => [nearer, alike]),
    [
      [null, true],
      [null, true],
    ],
  );
});

test("whom only one of the runs knows has nothing to be compared with", () => {
  const { pairs } = compared(kernel, look(LN_3, [1]), look(0, [1, 0]));
  assert.equal(pairs.length, 2);
  const found = pairs.map(({ own, kept, difference }) => [own === null, kept?.guess, difference]);
  assert.deepEqual(found[1], [true, 0.5, null]);
});

test("each guess is judged by the truth and the answers of its own run", () => {
  const then = look(LN_3, [0]);
  const { pairs } = compared(kernel, look(LN_3, [1]), then);
  assert.deepEqual([pairs[0]?.own?.truth, pairs[0]?.kept?.truth, pairs[0]?.nearer], [1, 0, "own"]);
  const silent = { ...then, task: { ...then.task, inputs: Float64Array.of(0) } };
  assert.equal(compared(kernel, look(LN_3, [1]), silent).pairs[0]?.alike, false);
});

test("losses that are not measured alike have no difference", () => {
  const other = look(0, [1], "cross_entropy");
  assert.equal(compared(kernel, look(0, [1]), other).difference, null);
});
