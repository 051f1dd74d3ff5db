/** The chapter at which a hidden neuron goes flat: from there on for every customer, and not a round before. */

import assert from "node:assert/strict";
import { test } from "node:test";
import "./as_vite.ts";
import { finished } from "../src/kernel.ts";
import type { Run } from "../src/lab/run.ts";
import { load, START, STORY } from "./native.ts";

const { chaptersOf, flatsOf } = await import("../src/lab/chapters.ts");

const kernel = await load();

/** A fifth of the steepest slope that there is, as the page has it. */
const FLAT = 0.25 / 5;

/** A run of one kernel, without workers. */
function runOf(start: Float64Array, rounds: number): Run {
  const history = finished(kernel.history(STORY, start, { rate: 1, rounds }));
  const { recorded, losses, taken: last } = history;
  return {
    task: STORY,
    recipe: { seed: 1, rounds, rate: 1, hidden: [4], start: "seed", loss: "squared_error" },
    from: 0,
    last,
    numbers: start.length,
    recorded,
    losses,
    chapters: chaptersOf(history, 0),
    trunk: null,
  };
}

/** The slopes of a hidden neuron before a round, one for each customer. */
function slopes({ recorded, numbers }: Run, round: number, neuron: number): number[] {
  const network = recorded.slice(round * numbers, (round + 1) * numbers);
  const [layer = new Float64Array(0)] = kernel.step(STORY, network).slopes;
  return Array.from(STORY.targets, (_, customer) => layer[4 * customer + neuron] ?? NaN);
}

test("at its round all slopes are below the limit, and the round before one is not", () => {
  const seeds = [1, 2, 3, 4, 5, 6].map((seed) => kernel.draws(seed, 16).map((x) => 2 * x - 1));
  let found = 0;
  for (const start of [START, ...seeds]) {
    const run = runOf(start, 6_000);
    for (const chapter of flatsOf(kernel, run)) {
      assert.ok(chapter.kind === "flat");
      assert.equal(chapter.layer, 1);
      const [here, before] = [0, 1].map((back) =>
        slopes(run, chapter.round - back, chapter.neuron),
      );
      assert.ok(here?.every((slope) => slope < FLAT));
      assert.ok(before?.some((slope) => slope >= FLAT));
      found++;
    }
  }
  assert.ok(found > 0);
});

test("a neuron that is flat from the beginning has no such chapter, nor one that never is", () => {
  const born = START.map((_, place) => (place < 12 && place % 4 === 0 ? 50 : 0));
  // The first neuron hears 50 or more from every customer; the others stay in the middle.
  const run = runOf(born, 3);
  assert.ok(slopes(run, 0, 0).every((slope) => slope < FLAT));
  assert.ok(slopes(run, 3, 1).some((slope) => slope >= FLAT));
  assert.deepEqual(flatsOf(kernel, run), []);
});
