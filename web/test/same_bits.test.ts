/** The page's bits are the native library's. */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { finished } from "../src/kernel.ts";
import { KNOWN_ANSWER } from "../src/kernel/known.ts";
import { load, NATIVE, START, STORY, taskOf, written } from "./native.ts";

test("one hash of synapses and trace after 60,000 rounds", async () => {
  const kernel = await load();
  const { synapses, recorded } = finished(
    kernel.descend(STORY, START, { rate: 1, rounds: 60_000 }),
  );
  const hash = createHash("sha256").update(synapses).update(recorded).digest("hex");
  assert.equal(NATIVE.sha256, hash);
});

test("a seed draws the same network", async () => {
  const kernel = await load();
  assert.equal(written(START), written(kernel.draws(1, 16).map((draw) => 2 * draw - 1)));
  assert.equal(NATIVE.start, written(kernel.draws(9, 56).map((draw) => 2 * draw - 1)));
});

test("the known answer is the native library's", () => {
  assert.equal(NATIVE.known, KNOWN_ANSWER);
});

type Two = [Float64Array, Float64Array];

for (const [index, each] of NATIVE.cases.entries()) {
  const task = taskOf(each.task);
  const synapses = Float64Array.from(each.task.synapses);
  const name = `task ${index}, ${each.task.widths.join("-")}`;

  test(`every value of a step, ${name}`, async () => {
    const kernel = await load();
    const { loss, sums, layers, errors, slopes, deltas, nudges } = kernel.step(task, synapses);
    const values = [sums, layers.slice(1), errors, slopes, deltas, nudges].flat();
    assert.equal(each.step, written([loss], ...values));
    assert.equal(layers[0], task.inputs);
  });

  test(`every recorded round, ${name}`, async () => {
    const kernel = await load();
    const way = { rate: 0.5, rounds: 50 };
    const descent = finished(kernel.descend(task, synapses, way));
    assert.equal(each.descent, written(descent.synapses, descent.recorded));
    assert.equal(50, descent.taken);
  });

  test(`many starts, ${name}`, async () => {
    const kernel = await load();
    const starts = Float64Array.from(each.starts);
    const arrived = finished(kernel.many(task, starts, { rate: 0.5, rounds: 50 }));
    const { firstRight, taken, losses } = arrived;
    assert.equal(each.many, written(arrived.synapses, firstRight, taken, losses));
  });

  if (!each.places) continue;
  const [first, second] = each.places;
  const [firsts, seconds] = each.axes.map((axis) => Float64Array.from(axis)) as Two;
  const starts = Float64Array.from(each.starts);
  const length = synapses.length;
  const network = (index: number): Float64Array =>
    starts.slice(index * length, (index + 1) * length);

  test(`the bowl over two weights, ${name}`, async () => {
    const kernel = await load();
    const movers = [
      { place: first, values: firsts },
      { place: second, values: seconds },
    ] as const;
    for (const slice of [undefined, 1])
      assert.equal(each.bowl, written(finished(kernel.bowl(task, synapses, ...movers, slice))));
  });

  test(`the bowl over a plane, ${name}`, async () => {
    const kernel = await load();
    const lines = [
      { direction: network(1), values: firsts },
      { direction: network(2), values: seconds },
    ] as const;
    for (const slice of [undefined, 1])
      assert.equal(each.plane, written(finished(kernel.plane(task, network(0), ...lines, slice))));
  });

  test(`the directions of a path, ${name}`, async () => {
    const kernel = await load();
    const found = kernel.directions(starts, length);
    assert.ok(found);
    assert.equal(each.path, written(...found.directions, found.shares, found.coordinates));
  });
}

test("a path that never moved has no directions", async () => {
  const kernel = await load();
  assert.equal(null, kernel.directions(new Float64Array(32).fill(2), 16));
});
