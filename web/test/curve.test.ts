/** Where the marks above the curve are pressed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { FINGER, nearestOf, stretchesOf } from "../src/draw/curve.ts";

const CROWDS = [
  [],
  [100],
  [100, 124],
  [100, 123.9],
  [3, 9, 9, 40, 41, 90, 113, 200, 350],
  Array.from({ length: 60 }, (_, mark) => (mark * mark) / 9),
];

test("each stretch is a finger wide at least, none covers another, and each mark is in one", () => {
  for (const places of CROWDS) {
    const stretches = stretchesOf(places);
    assert.deepEqual(
      stretches.flatMap(({ marks }) => marks),
      places.map((_, mark) => mark),
    );
    stretches.forEach(({ from, to, marks }, place) => {
      assert.ok(to - from >= FINGER);
      assert.ok((stretches[place - 1]?.to ?? -Infinity) <= from);
      for (const mark of marks) {
        assert.ok(from + FINGER / 2 <= (places[mark] ?? NaN));
        assert.ok((places[mark] ?? NaN) <= to - FINGER / 2);
      }
    });
  }
});

test("marks a finger apart are pressed by themselves, nearer ones together", () => {
  assert.equal(stretchesOf([100, 124]).length, 2);
  assert.equal(stretchesOf([100, 123.9]).length, 1);
});

test("in a crowd the middle of each mark is its own", () => {
  const places = [3, 9, 20, 21];
  for (const mark of [0, 1, 2, 3])
    assert.equal(nearestOf([0, 1, 2, 3], places, places[mark] ?? NaN), mark);
  assert.equal(nearestOf([0, 1, 2, 3], places, -50), 0);
  assert.equal(nearestOf([0, 1], places, 6.1), 1);
});
