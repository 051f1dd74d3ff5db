/** Where the marks above the curve are drawn, and where they are pressed. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { APART, dotsOf, FINGER, nearestOf, stretchesOf, type Mark } from "../src/draw/curve.ts";

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

/** Marks from left to right; every third is one of the large ones. */
function marksAt(places: readonly number[]): Mark[] {
  return places.map((x, mark) => ({ x, minor: mark % 3 !== 0 }));
}

test("no dot lies on another, and each mark has one that stands for it", () => {
  for (const places of CROWDS) {
    const marks = marksAt(places);
    const dots = dotsOf(marks);
    const half = (mark: number): number => APART[marks[mark]?.minor ? "minor" : "major"] / 2;
    dots.forEach(({ mark, marks: own }, place) => {
      assert.ok(own.includes(mark));
      const before = dots[place - 1]?.mark;
      if (before === undefined) return;
      const far = (places[mark] ?? NaN) - (places[before] ?? NaN);
      assert.ok(far >= half(mark) + half(before), `${before} and ${mark} are ${far} apart`);
    });
    const all = dots.flatMap(({ marks: own }) => own).sort((one, other) => one - other);
    assert.deepEqual(all, [...marks.keys()]);
  }
});

test("marks that have room stay as they are; a small one gives way to a large one", () => {
  assert.deepEqual(
    dotsOf(marksAt([0, 30, 60, 90])).map(({ mark }) => mark),
    [0, 1, 2, 3],
  );
  const crowd: readonly Mark[] = [
    { x: 50, minor: true },
    { x: 53, minor: false },
    { x: 55, minor: true },
  ];
  assert.deepEqual(dotsOf(crowd), [{ mark: 1, marks: [0, 1, 2] }]);
});
