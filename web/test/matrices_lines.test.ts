/** Sets of products, line by line: the tutorial's example by hand, and laws for networks of any size. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { fixed } from "../src/draw/format.ts";
import { twoLayers, WIDTH } from "../src/draw/matrices_lines.ts";
import {
  decimalsOfLines,
  heldBy,
  setOf,
  stacked,
  type Meeting,
} from "../src/lab/matrices_lines.ts";
import { at } from "../src/lab/places.ts";
import { sums } from "../src/lab/reckon.ts";
import { load, STORY } from "./native.ts";

const kernel = await load();

/** The tutorial's first matrix, and what it makes of the four customers, by hand. */
const SYN0 = [3.66, -2.88, 3.26, -1.53, -4.84, 3.54, 2.52, -2.55, 0.16, -0.66, -2.82, 1.87];
const EXAMPLE: Meeting = {
  customers: 4,
  from: 3,
  to: 4,
  left: STORY.inputs,
  weights: Float64Array.from(SYN0),
};
const NOTHING = [0, 0, 0, 0];
const BY_HAND = [
  ...[3.82, -3.54, 0.44, 0.34, -4.68, 2.88, -0.3, -0.68],
  ...[0.16, -0.66, -2.82, 1.87, -1.02, 0, 2.96, -2.21],
];

/** Any network's first two layers behind each other, on drawn numbers. */
function drawn(customers: number, from: number, to: number): Meeting {
  const numbers = kernel.draws(customers * from + to, customers * from + from * to);
  const left = numbers.slice(0, customers * from);
  return { customers, from, to, left, weights: numbers.slice(customers * from) };
}

const setsOf = (meeting: Meeting): number[][] =>
  Array.from({ length: meeting.from }, (_, neuron) => setOf(kernel, meeting, neuron));

test("an input neuron sends each answer along its four lines: sixteen products", () => {
  const set = setOf(kernel, EXAMPLE, 0);
  const row = SYN0.slice(0, 4);
  const expected = heldBy(EXAMPLE, 0).flatMap((answer) => (answer === 1 ? row : NOTHING));
  assert.deepEqual(
    set.map((product) => product + 0),
    expected,
  );
  assert.equal(set.length, 16);
});

test("three sets added up are the tutorial's sixteen sums", () => {
  const total = sums(
    kernel,
    stacked(EXAMPLE, setsOf(EXAMPLE), () => true),
  );
  BY_HAND.forEach((sum, place) => assert.ok(Math.abs(at(total, place) - sum) < 1e-12));
});

test("of any sizes the sets add up to what the kernel makes in one go, to the last bit", () => {
  for (const [customers, from, to] of [
    [1, 1, 1],
    [5, 3, 3],
    [12, 6, 8],
    [4, 8, 1],
  ] as const) {
    const meeting = drawn(customers, from, to);
    const task = {
      widths: [from, to],
      inputs: meeting.left,
      targets: new Float64Array(customers * to),
    };
    const whole = Array.from(at(kernel.step(task, meeting.weights).sums, 0));
    assert.deepEqual(
      sums(
        kernel,
        stacked(meeting, setsOf(meeting), () => true),
      ),
      whole,
    );
  }
});

test("what is not seen brings nothing, and what is seen comes out on a calculator", () => {
  for (const meeting of [EXAMPLE, drawn(5, 4, 2)]) {
    const sets = setsOf(meeting);
    for (const seen of [
      () => true,
      (from: number) => from === 1,
      (from: number, to: number) => from === 0 || to === 1,
    ]) {
      const rows = stacked(meeting, sets, seen);
      const values = sums(kernel, rows);
      const asking = { kernel, playing: false };
      const shown = { values, decimals: 3 };
      const digits = decimalsOfLines(asking, meeting, sets, seen, shown);
      rows.forEach((row, place) => {
        const typed = row.reduce((sum, part) => sum + Number(part.toFixed(digits.products)), 0);
        assert.equal(fixed(typed, 3), fixed(at(values, place), 3));
      });
      sets.forEach((set, neuron) =>
        set.forEach((product, place) => {
          const { to, weights } = meeting;
          const held = at(heldBy(meeting, neuron), Math.floor(place / to));
          const weight = at(weights, neuron * to + (place % to));
          const again =
            Number(held.toFixed(digits.factors)) * Number(weight.toFixed(digits.factors));
          assert.equal(fixed(again, digits.products), fixed(product, digits.products));
        }),
      );
    }
  }
  const alone = stacked(EXAMPLE, setsOf(EXAMPLE), (_, to) => to === 2);
  alone.forEach((row, place) => assert.ok(place % 4 === 2 || row.every((part) => part === 0)));
});

test("two layers stand apart, and no neuron on another, whatever their sizes", () => {
  for (const [from, to, numbers] of [
    [3, 4, 4],
    [6, 8, 12],
    [8, 1, 0],
  ] as const) {
    const { height, leftBox, rightBox } = twoLayers(from, to, numbers);
    for (let one = 0; one < from; one++) {
      const box = leftBox(one);
      assert.ok(box.y >= 18 && box.y + box.height <= height, "with room for a name above");
      assert.ok(one === 0 || leftBox(one - 1).y + box.height + 18 < box.y);
      assert.ok(box.x + box.width + 40 < rightBox(0).x);
    }
    for (let one = 0; one < to; one++) {
      const box = rightBox(one);
      assert.ok(box.y >= 0 && box.y + box.height <= height && box.x + box.width < WIDTH);
      assert.ok(one === 0 || rightBox(one - 1).y + box.height < box.y);
    }
  }
});
