/** Branches: a weight dragged again and again in one round is one, and there are no more than a link holds. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_FORKS, withFork, type Fork } from "../src/lab/branches.ts";

const FIRST = { synapse: 0, from: 2, to: 1 };
const SECOND = { synapse: 1, from: 2, to: 0 };

/** All of them, one after another. */
function grown(...forks: readonly Fork[]): readonly Fork[] {
  return forks.reduce<readonly Fork[]>((before, fork) => withFork(before, fork) ?? [], []);
}

const at = (round: number, weight: Fork["weight"], value: number): Fork => ({
  round,
  weight,
  value,
});

test("a weight that is dragged many times in one round is one branch, with its last number", () => {
  const drags = Array.from({ length: 25 }, (_, value) => at(40, FIRST, value));
  assert.deepEqual(grown(...drags), [at(40, FIRST, 24)]);
});

test("another weight in the same round is a second branch, and dragging it leaves the first", () => {
  const both = grown(at(40, FIRST, 1), at(40, SECOND, 2), at(40, SECOND, 3));
  assert.deepEqual(both, [at(40, FIRST, 1), at(40, SECOND, 3)]);
  assert.deepEqual(grown(...both, at(40, FIRST, 4)), [at(40, SECOND, 3), at(40, FIRST, 4)]);
});

test("the same weight in another round, or after a branch elsewhere, is another branch", () => {
  const all = [at(40, FIRST, 1), at(50, FIRST, 2), at(40, FIRST, 3)];
  assert.deepEqual(grown(...all), all);
});

test("a branch more than a link holds is none; one that takes another's place is", () => {
  const all = Array.from({ length: MOST_FORKS }, (_, round) => at(round, FIRST, 1));
  assert.deepEqual(grown(...all), all);
  assert.equal(withFork(all, at(MOST_FORKS, FIRST, 1)), null);
  assert.equal(withFork(all, at(MOST_FORKS - 1, SECOND, 1)), null);
  assert.deepEqual(withFork(all, at(MOST_FORKS - 1, FIRST, 2))?.at(-1)?.value, 2);
});
