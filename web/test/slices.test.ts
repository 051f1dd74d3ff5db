/** Work in stretches is the work in one piece. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { finished, type Arrived } from "../src/kernel.ts";
import { load, START, STORY } from "./native.ts";

const kernel = await load();
const STARTS = kernel.draws(7, 11 * 16).map((draw) => 4 * draw - 2);
const ONE_PIECE = Number.MAX_SAFE_INTEGER;
const ROUND = 4 * 16;

/** Runs away after some twenty rounds: each moves the one synapse by about 1e307. */
const STEEP = {
  widths: [1, 1],
  inputs: Float64Array.of(1e-308),
  targets: Float64Array.of(1),
  weight: Float64Array.of(1e308),
  loss: "cross_entropy",
} as const;
const STRIDE = 2e307;

describe("one ball", () => {
  for (const rounds of [0, 1, 7, 100])
    for (const slice of [1, 3, 10, 99, 100, 101])
      test(`${rounds} rounds, ${slice} at a time, every one recorded`, () => {
        const way = { rate: 1, rounds };
        const whole = finished(kernel.descend(STORY, START, { ...way, slice: ONE_PIECE }));
        const sliced = finished(kernel.descend(STORY, START, { ...way, slice: slice * ROUND }));
        assert.deepEqual(whole, sliced);
        assert.equal((rounds + 1) * 16, sliced.recorded.length);
        assert.deepEqual(START, sliced.recorded.slice(0, 16));
      });

  for (const stops of [[], [0], [100], [0, 100], [9, 10, 11], [10, 20, 30, 99]])
    test(`stops at ${stops.join(", ") || "no round"}`, () => {
      const every = finished(kernel.descend(STORY, START, { rate: 1, rounds: 100 }));
      const expected = stops.flatMap((stop) =>
        Array.from(every.recorded.slice(16 * stop, 16 * (stop + 1))),
      );
      const way = { rate: 1, rounds: 100, stops, slice: 10 * ROUND };
      const sliced = finished(kernel.descend(STORY, START, way));
      assert.deepEqual(expected, Array.from(sliced.recorded));
      assert.deepEqual(every.synapses, sliced.synapses);
    });

  test("what is new in each stretch adds up to the whole", () => {
    const way = { rate: 1, rounds: 100, slice: 30 * ROUND };
    const seen: number[] = [];
    const done: number[] = [];
    for (const stretch of kernel.descend(STORY, START, way)) {
      seen.push(...stretch.recorded);
      done.push(stretch.done);
    }
    assert.deepEqual([30, 60, 90, 100], done);
    const whole = finished(kernel.descend(STORY, START, { rate: 1, rounds: 100 }));
    assert.deepEqual(Array.from(whole.recorded), seen);
  });

  for (const slice of [1, 2, 3, 50])
    test(`a ball that runs away stops at its last finite network, ${slice} rounds at a time`, () => {
      const start = Float64Array.of(0);
      const way = { rate: STRIDE, rounds: 50 };
      const { taken, recorded, synapses } = finished(
        kernel.descend(STEEP, start, { ...way, slice }),
      );
      assert.ok(10 < taken && taken < 49);
      assert.equal(taken + 1, recorded.length);
      assert.deepEqual(recorded.slice(-1), synapses);
      assert.ok(recorded.every(Number.isFinite));
      const stops = [0, 49];
      const stopped = finished(kernel.descend(STEEP, start, { ...way, slice, stops }));
      assert.deepEqual(start, stopped.recorded);
    });
});

describe("many balls", () => {
  const whole = finished(kernel.many(STORY, STARTS, { rate: 1, rounds: 300, slice: ONE_PIECE }));

  for (const slice of [1, 7, 50, 300, 700, 1_300])
    test(`the same bits with ${slice} rounds at a time`, () => {
      const way = { rate: 1, rounds: 300, slice: slice * ROUND };
      const seen: number[] = [];
      const work = kernel.many(STORY, STARTS, way);
      let turn = work.next();
      for (; !turn.done; turn = work.next()) seen.push(...turn.value.losses);
      assert.deepEqual(whole, turn.value);
      assert.deepEqual(Array.from(whole.losses), seen);
    });

  test("some are right after some rounds, so that the comparison means something", () => {
    assert.ok(whole.firstRight.some((round) => round > 7));
    assert.ok(new Set(whole.firstRight).size > 2);
  });

  test("each ends where it would alone", () => {
    for (let start = 0; start < 11; start++) {
      const alone = STARTS.slice(16 * start, 16 * (start + 1));
      const { synapses } = finished(kernel.descend(STORY, alone, { rate: 1, rounds: 300 }));
      assert.deepEqual(synapses, whole.synapses.slice(16 * start, 16 * (start + 1)));
    }
  });

  test("who runs away is counted once", () => {
    const starts = Float64Array.of(0, 1e308, -1e308);
    const arrived = (slice: number): Arrived =>
      finished(kernel.many(STEEP, starts, { rate: STRIDE, rounds: 36, slice }));
    const together = arrived(ONE_PIECE);
    assert.deepEqual(together, arrived(1));
    assert.deepEqual(together, arrived(4));
    const [first = 0, second = 0, third = 0] = together.taken;
    assert.ok(second < first && first < third && third === 36);
  });
});

test("the work goes on untouched when the caller changes his arrays meanwhile", () => {
  const inputs = STORY.inputs.slice();
  const start = START.slice();
  const way = { rate: 1, rounds: 100, slice: 10 * ROUND };
  const work = kernel.descend({ ...STORY, inputs }, start, way);
  work.next();
  inputs.fill(NaN);
  start.fill(NaN);
  const whole = finished(kernel.descend(STORY, START, way));
  assert.deepEqual(whole.synapses, finished(work).synapses);
});

test("two works in turns do not touch each other", () => {
  const way = { rate: 1, rounds: 100, slice: 10 * ROUND };
  const alone = finished(kernel.descend(STORY, START, way));
  const [one, other] = [kernel.descend(STORY, START, way), kernel.descend(STORY, START, way)];
  for (let turn = 0; turn < 5; turn++) {
    one.next();
    other.next();
    kernel.draws(1, 1_000);
  }
  assert.deepEqual([alone, alone], [finished(one), finished(other)]);
});
