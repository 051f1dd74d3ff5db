/** What happens before a branch and after it; and when a neuron goes flat for every customer. */

import assert from "node:assert/strict";
import { test } from "node:test";
import "./as_vite.ts";
import { finished } from "../src/kernel.ts";
import type { Run } from "../src/lab/run.ts";
import { load, START, STORY } from "./native.ts";

const { chaptersOf, flatsOf } = await import("../src/lab/chapters.ts");
const { foundOn } = await import("../src/lab/found.ts");

const kernel = await load();

/** A fifth of the steepest slope that there is, as the page has it. */
const FLAT = 0.25 / 5;

/** A run of one kernel, without workers. */
function runOf(start: Float64Array, rounds: number): Run {
  const history = finished(kernel.history(STORY, start, { rate: 1, rounds }));
  const { recorded, losses, taken: last } = history;
  const way = {
    task: STORY,
    recipe: { seed: 1, rounds, rate: 1, hidden: [4], start: "seed", loss: "squared_error" },
    from: 0,
    last,
    numbers: start.length,
    recorded,
    losses,
    trunk: null,
  } as const;
  const found = foundOn(way, history);
  return { ...way, found, chapters: chaptersOf(found) };
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

/** One number and one customer, for whom all is written down by hand. */
function byHand(
  trunk: Run | null,
  from: number,
  weights: number[],
  losses: number[],
  right: number,
): Run {
  const recorded = Float64Array.from(weights);
  const way = {
    ...runOf(START, 1),
    ...{ from, trunk, numbers: 1, recorded, losses: Float64Array.from(losses) },
    last: from + weights.length - 1,
  };
  const turned = weights.flatMap((weight, place) =>
    place > 0 && weight * (weights[place - 1] ?? 0) < 0 ? [place] : [],
  );
  const found = foundOn(way, {
    ...{ taken: weights.length - 1, recorded, losses: way.losses, stops: null },
    ...{ right: Int32Array.of(right), allRight: right, turned: [turned] },
  } as unknown as Parameters<typeof foundOn>[1]);
  return { ...way, found, chapters: chaptersOf(found) };
}

test("a branch tells what was before it and its own, and nothing of what it left behind", () => {
  const trunk = byHand(null, 0, [1, 1, -1, -1, 1, 1, -1], [9, 8, 4, 3, 3, 3, 1], 5);
  assert.deepEqual(trunk.found, { right: [5], allRight: 5, turned: [[2, 4, 6]], steepest: 1 });
  // At round 4 a number above 0 is typed over: by then it was below 0, and nobody was right.
  const later = byHand(trunk, 4, [2, -2, -2], [8, 7, 6], 2);
  assert.deepEqual(later.found, { right: [6], allRight: 6, turned: [[2, 4, 5]], steepest: 1 });
  // A branch of that one, but before it began: only what the trunk did until then is left.
  const earlier = byHand(later, 2, [5, 5, -5], [7, 1, 1], 0);
  assert.deepEqual(earlier.found, { right: [2], allRight: 2, turned: [[4]], steepest: 2 });
  // One that begins at 0 has no side until it moves.
  const still = byHand(trunk, 3, [0, 0, 3, 3], [2, 2, 2, 2], -1);
  assert.deepEqual(still.found, { right: [-1], allRight: -1, turned: [[2, 5]], steepest: 1 });
});

test("of many changes of sign three are told, the third with a word of those to come", () => {
  const kinds = (turns: number): string[] =>
    chaptersOf({
      right: [],
      allRight: -1,
      steepest: -1,
      turned: [[3, 5, 7, 9].slice(0, turns)],
    }).map(({ kind, round }) => `${kind} ${round}`);
  assert.deepEqual(kinds(1), ["sign 3"]);
  assert.deepEqual(kinds(3), ["sign 3", "sign_again 5", "sign_again 7"]);
  assert.deepEqual(kinds(4), ["sign 3", "sign_again 5", "sign_on 7"]);
});

test("the steepest drop may be the very first; what is so from birth is no chapter", () => {
  const found = { right: [0], allRight: 0, turned: [[]], steepest: 0 };
  assert.deepEqual(chaptersOf(found), [{ kind: "steepest", round: 0 }]);
});
