/** Lines through weight space in any direction: as a link has them, what they are made of, where they lead. */

import assert from "node:assert/strict";
import { test } from "node:test";
import "./as_vite.ts";
import { linesOf } from "../src/draw/bowl_line.ts";
import { BANDS, bandOf } from "../src/draw/bowl_map.ts";
import type { Ground } from "../src/lab/bowl.ts";
import { partsOf, settable, unit, withPart } from "../src/lab/bowl_direction.ts";
import { someOf, tableOf, valleysOf } from "../src/lab/bowl_table.ts";
import type { Walk } from "../src/lab/bowl_walk.ts";
import { at } from "../src/lab/places.ts";
import { load } from "./native.ts";

const { joined, networkAt, STORY, TUTORIALS } = await import("../src/lab/bowl.ts");
const { lineOf, toTrained } = await import("../src/lab/bowl_lines.ts");
const { FIRST_WALK, headed, partsFor, textOfWalk, walkedThrough, walkOf, weightOn } =
  await import("../src/lab/bowl_walk.ts");
const { RECIPE } = await import("../src/lab/recipe.ts");
const { newborn } = await import("../src/lab/run.ts");

const kernel = await load();
const WEIGHT = { kind: "weight", synapse: 0, from: 2, to: 1 } as const;

test("a walk comes back from its link", () => {
  const walks: Walk[] = [
    { through: "tutorial", heading: { kind: "drawn", seed: 7 } },
    { through: "run", heading: { kind: "drawn", seed: 4_294_967_295 } },
    { through: "tutorial", heading: { kind: "weight", weight: WEIGHT } },
    { through: "run", heading: { kind: "trained" } },
    { through: "tutorial", heading: { kind: "own", parts: [0.5, -1, 0] } },
    { through: "run", heading: { kind: "own", parts: [-0.01] } },
  ];
  for (const walk of walks) assert.deepEqual(walkOf(textOfWalk(walk)), walk);
  assert.equal(textOfWalk(at(walks, 4)), "own_0.5_-1_0");
});

test("rubbish in a link is the first walk", () => {
  const long = `own_${Array.from({ length: 2_000 }, () => "1").join("_")}`;
  for (const text of ["", "x", "run.", "4294967296", "-1", "own_2", "own_x", "weight.0", long])
    assert.deepEqual(walkOf(text), FIRST_WALK, text);
});

test("to what was learned leads only a line through this run", () => {
  assert.equal(headed(FIRST_WALK, { kind: "trained" }).through, "run");
  assert.equal(walkOf("trained").through, "run");
  const back = walkedThrough({ through: "run", heading: { kind: "trained" } }, "tutorial");
  assert.deepEqual(back, FIRST_WALK);
  const own: Walk = { through: "run", heading: { kind: "own", parts: [1] } };
  assert.deepEqual(walkedThrough(own, "tutorial").heading, own.heading);
});

test("a weight that a network does not have is its first, and so many parts as it has numbers", () => {
  assert.equal(weightOn({ kind: "weight", weight: WEIGHT }, [3, 4, 1]), WEIGHT);
  const first = { synapse: 0, from: 0, to: 0 };
  assert.deepEqual(weightOn({ kind: "weight", weight: WEIGHT }, [3, 1]), first);
  assert.deepEqual(partsFor({ kind: "own", parts: [1, 2, 3] }, 2), [1, 2]);
  assert.deepEqual(partsFor({ kind: "own", parts: [1] }, 3), [1, 0, 0]);
});

test("a direction is made of its weights, the heaviest first", () => {
  // 3, -4 and 0 are 5 long: 0.6 and -0.8, of which the squares are 36 and 64 in a hundred.
  const direction = unit([3, -4, 0]) ?? assert.fail();
  assert.deepEqual(Array.from(direction), [0.6, -0.8, 0]);
  const parts = partsOf(direction);
  assert.deepEqual(
    parts.map(({ index }) => index),
    [1, 0],
  );
  assert.ok(Math.abs(at(parts, 0).share - 0.64) < 1e-12);
  assert.ok(Math.abs(at(parts, 1).share - 0.36) < 1e-12);
  assert.equal(at(parts, 0).step, -0.8);
  assert.equal(unit([0, 0]), null);
});

test("what is set by hand begins as what was drawn, its greatest part at one", () => {
  assert.deepEqual(settable([0.6, -0.8, 0]), [0.75, -1, 0]);
  assert.deepEqual(settable([0, 0]), [0, 0]);
  assert.deepEqual(withPart([0, 0.5], 0, -3), [-1, 0.5]);
});

test("along one weight only that one moves; set by hand all move in proportion", () => {
  const heading = { kind: "weight", weight: WEIGHT } as const;
  const one = lineOf(kernel, { through: "tutorial", heading }, STORY, TUTORIALS);
  assert.ok(one);
  assert.deepEqual(one.start, [at(TUTORIALS, 9)]); // syn0[2,1] is the tenth number
  const moved = networkAt(one, [5]);
  moved.forEach((number, place) => assert.equal(number, place === 9 ? 5 : at(TUTORIALS, place)));
  const own = { kind: "own", parts: [0.3, -0.4] } as const;
  const line = lineOf(kernel, { through: "tutorial", heading: own }, STORY, TUTORIALS);
  assert.ok(line);
  const there = networkAt(line, [10]);
  assert.ok(Math.abs(at(there, 0) - at(TUTORIALS, 0) - 6) < 1e-12);
  assert.ok(Math.abs(at(there, 1) - at(TUTORIALS, 1) + 8) < 1e-12);
  const still = { kind: "own", parts: [0] } as const;
  assert.equal(lineOf(kernel, { through: "tutorial", heading: still }, STORY, TUTORIALS), null);
});

test("from born to trained the line goes through both", () => {
  const born = TUTORIALS.map((number) => number / 10);
  const run = newborn(kernel, STORY, RECIPE, born);
  assert.equal(toTrained("key", run), null); // it has learned nothing yet
  const line = toTrained("key", { ...run, last: 1, recorded: joined([born, TUTORIALS]) });
  assert.ok(line);
  const far = Math.hypot(...TUTORIALS.map((number) => 0.9 * number));
  assert.deepEqual(networkAt(line, [0]), born);
  networkAt(line, [far]).forEach((number, place) => {
    assert.ok(Math.abs(number - at(TUTORIALS, place)) < 1e-12);
  });
  assert.ok(at(line.axes, 0).low < 0 && at(line.axes, 0).high > far);
});

test("a few places of many have both ends, and a table lies as the map does", () => {
  assert.deepEqual(someOf(41, 9), [0, 5, 10, 15, 20, 25, 30, 35, 40]);
  assert.deepEqual(someOf(3, 9), [0, 1, 2]);
  const values = [Float64Array.of(0, 1), Float64Array.of(10, 20)];
  const heights = Float64Array.of(1, 2, 3, 4); // at (0, 10), (0, 20), (1, 10), (1, 20)
  const ground = { values, heights } as unknown as Ground;
  assert.deepEqual(tableOf(ground, 9), {
    across: [0, 1],
    lines: [
      { value: 20, heights: [2, 4] },
      { value: 10, heights: [1, 3] },
    ],
  });
  const line = { values: values.slice(0, 1), heights } as unknown as Ground;
  assert.deepEqual(tableOf(line, 9).lines, [
    { value: 0, heights: [1] },
    { value: 1, heights: [2] },
  ]);
});

test("a valley is lower than all around, a saddle and the edge are none", () => {
  const axis = Float64Array.of(0, 1, 2, 3, 4);
  const rows = [
    [9, 9, 9, 9, 9],
    [9, 2, 9, 9, 9],
    [9, 9, 5, 9, 9],
    [9, 9, 9, 1, 9],
    [0, 9, 9, 9, 9],
  ];
  const heights = Float64Array.from(rows.flat());
  assert.deepEqual(valleysOf({ values: [axis, axis], heights } as unknown as Ground), [
    { spot: [3, 3], height: 1 },
    { spot: [1, 1], height: 2 },
  ]);
});

test("bands are counted from the floor, and what is over the top is in the last", () => {
  assert.equal(bandOf(0, 1), 0);
  assert.equal(bandOf(0.999, 1), BANDS - 1);
  assert.equal(bandOf(7, 1), BANDS - 1);
  assert.equal(bandOf(1 / BANDS + 1e-9, 1), 1);
});

test("what an axis is made of stands in as many lines as it takes", () => {
  const parts = ["+syn0[0,0] 50 %", "\u2212syn0[0,1] 30 %", "+ 14 more"];
  assert.deepEqual(linesOf(parts, 1_000), [parts.join("  ")]);
  assert.deepEqual(linesOf(parts, 250), [parts.slice(0, 2).join("  "), "+ 14 more"]);
  assert.deepEqual(linesOf(parts, 50), parts);
});
