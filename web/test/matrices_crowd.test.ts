/** Batches of few and of many: their change is the sum of the wishes, and weights keep their shapes. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { batchOf } from "../src/draw/matrices_batch.ts";
import type { Task } from "../src/kernel.ts";
import { crowdsFrom, firstOf, repeated, sizesOf, timesFor } from "../src/lab/matrices_crowd.ts";
import { at, numbersIn } from "../src/lab/places.ts";
import { addedUp } from "../src/lab/reckon.ts";
import { load, STORY } from "./native.ts";

const kernel = await load();

test("a batch of the first customers, or of all many times over, changes by the sum of its wishes", () => {
  const widths = [3, 4, 1];
  const start = kernel.draws(3, numbersIn(widths)).map((draw) => 2 * draw - 1);
  const task = { ...STORY, widths };
  const nudges = (rows: Task): number[] =>
    kernel.step(rows, start).nudges.flatMap((nudge) => Array.from(nudge));
  const alone = STORY.targets;
  const wishes = Array.from(alone, (target, row) =>
    nudges({
      ...task,
      inputs: task.inputs.slice(3 * row, 3 * row + 3),
      targets: Float64Array.of(target),
    }),
  );
  const added = (rows: readonly number[][]): number[] =>
    start.reduce<number[]>(
      (all, _, place) => [
        ...all,
        addedUp(
          kernel,
          rows.map((row) => at(row, place)),
        ),
      ],
      [],
    );
  for (const count of [1, 2, 3, 4])
    assert.deepEqual(nudges(firstOf(task, count)), added(wishes.slice(0, count)));
  for (const times of timesFor(4)) {
    const many = repeated(task, times);
    assert.equal(many.targets.length, 4 * times);
    assert.deepEqual(nudges(many), added(Array.from({ length: times }, () => wishes).flat()));
  }
});

test("a million customers can be imagined, and no more rows are reckoned than a frame has time for", () => {
  assert.deepEqual(crowdsFrom(4).slice(0, 5), [4, 10, 20, 50, 100]);
  assert.equal(crowdsFrom(12)[1], 20);
  assert.equal(crowdsFrom(7).at(-1), 1_000_000);
  assert.deepEqual(timesFor(4), [1, 10, 100, 1_000]);
  assert.ok(timesFor(12).every((times) => 12 * times <= 5_000));
});

test("customers make layers taller, and leave the matrices of weights as they are", () => {
  const few = sizesOf([3, 4, 1], 4);
  const many = sizesOf([3, 4, 1], 1_000_000);
  assert.deepEqual(
    few.map(({ name, tall, wide }) => `${name} ${tall} ${wide}`),
    ["l0 4 3", "syn0 3 4", "l1 4 4", "syn1 4 1", "l2 4 1"],
  );
  few.forEach((one, place) => {
    const other = at(many, place);
    assert.equal(one.tall !== other.tall, one.grows, one.name);
    assert.equal(one.wide, other.wide);
  });
});

test("cards of a batch stand within their picture, stacked or apart, and beside each other on a phone", () => {
  for (const [widths, customers, room] of [
    [[3, 4, 1], 4, 330],
    [[6, 8, 1], 12, 330],
    [[3, 8, 8, 1], 5, 0],
    [[3, 1], 1, 2_000],
  ] as const)
    for (const pulled of [0, 0.5, 1]) {
      const { width, height, cardOf } = batchOf(widths, customers, pulled, room);
      widths.forEach((wide, layer) => {
        for (let row = 0; row < customers; row++)
          for (let neuron = 0; neuron < wide; neuron++) {
            const card = cardOf(row, layer, neuron);
            assert.ok(card.x >= 0 && card.x + card.width <= width);
            assert.ok(card.y >= 0 && card.y + card.height <= height);
          }
      });
      assert.ok(cardOf(0, 0, 0).x + cardOf(0, 0, 0).width + 30 < cardOf(0, 1, 0).x);
    }
  assert.equal(batchOf([3, 4, 1], 4, 0, 330).width, 330, "all of it is seen on a phone");
});
