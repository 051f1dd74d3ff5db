/** Memory is used again from call to call. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { finished } from "../src/kernel.ts";
import { Spare } from "../src/kernel/spare.ts";
import { load, START, STORY } from "./native.ts";

test("a thousand calls do not grow memory", async () => {
  const kernel = await load();
  const values = kernel.draws(2, 9);
  const path = kernel.draws(3, 64);
  const once = (): void => {
    kernel.draws(1, 1_000);
    kernel.step(STORY, START);
    finished(kernel.descend(STORY, START, { rate: 1, rounds: 100 }));
    finished(kernel.many(STORY, START, { rate: 1, rounds: 10 }));
    finished(kernel.bowl(STORY, START, { place: 0, values }, { place: 12, values }));
    const line = { direction: START, values };
    finished(kernel.plane(STORY, START, line, line));
    kernel.directions(path, 16);
    assert.throws(() => kernel.step(STORY, START.slice(1)));
  };
  once();
  const before = kernel.memory;
  for (let call = 0; call < 1_000; call++) once();
  assert.equal(before, kernel.memory);
});

test("sixty thousand recorded rounds take the room of a stretch, not of the whole", async () => {
  const kernel = await load();
  finished(kernel.descend(STORY, START, { rate: 1, rounds: 60_000 }));
  assert.ok(kernel.memory < 6 * 2 ** 20, `${kernel.memory} bytes`);
});

test("memory grows when a call needs more, and what came before is right afterwards", async () => {
  const kernel = await load();
  const before = kernel.draws(3, 10);
  const size = kernel.memory;
  assert.equal(1_000_000, kernel.draws(3, 1_000_000).length);
  assert.ok(kernel.memory > size);
  assert.deepEqual(before, kernel.draws(3, 10));
});

test("a run into memory that lay ready is the run, and no other run's memory", async () => {
  const kernel = await load();
  const run = (rounds: number): Float64Array =>
    finished(kernel.descend(STORY, START, { rate: 1, rounds })).recorded;
  const first = run(100);
  const copy = first.slice();
  kernel.prepare();
  const second = run(100);
  kernel.prepare();
  const longer = run(101);
  assert.deepEqual(copy, second);
  assert.deepEqual(copy, longer.slice(0, copy.length));
  assert.equal(3, new Set([first, second, longer].map(({ buffer }) => buffer)).size);
  second.fill(0);
  assert.deepEqual(copy, first);
});

test("what lies ready is as long as the last run, and is given once", () => {
  const spare = new Spare();
  spare.take(16);
  spare.prepare();
  const ready = spare.take(16);
  assert.equal(16, ready.length);
  assert.notEqual(ready, spare.take(16));
  spare.prepare();
  assert.equal(32, spare.take(32).length);
});

test("what was returned stays as it is", async () => {
  const kernel = await load();
  const step = kernel.step(STORY, START);
  const copy = structuredClone(step);
  kernel.draws(5, 100_000);
  kernel.step(
    STORY,
    START.map((synapse) => -synapse),
  );
  assert.deepEqual(copy, step);
});
