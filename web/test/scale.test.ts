/** The scale beside the curve: which losses are written there, and where. All values are by hand. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { heightOf, levelsOf } from "../src/draw/scale.ts";

/** Each level as it is written. */
function written(highest: number): string[] {
  return levelsOf(highest).map(({ loss, decimals }) => loss.toFixed(decimals));
}

test("nothing is written, and two or three round losses, none above the highest", () => {
  assert.deepEqual(written(0.4955), ["0", "0.2", "0.4"]);
  assert.deepEqual(written(0.51), ["0", "0.2", "0.4"]);
  assert.deepEqual(written(0.7), ["0", "0.2", "0.4", "0.6"]);
  assert.deepEqual(written(0.85), ["0", "0.25", "0.50", "0.75"]);
  assert.deepEqual(written(1), ["0", "0.5", "1.0"]);
  assert.deepEqual(written(3.5), ["0", "1", "2", "3"]);
  assert.deepEqual(written(9), ["0", "2.5", "5.0", "7.5"]);
  assert.deepEqual(written(25), ["0", "10", "20"]);
  assert.deepEqual(written(162), ["0", "50", "100", "150"]);
  assert.deepEqual(written(0.0118), ["0", "0.005", "0.010"]);
});

test("whatever the highest is, there are two or three above 0", () => {
  for (let highest = 1e-4; highest < 1e4; highest *= 1.07) {
    const levels = levelsOf(highest);
    assert.ok(levels.length === 3 || levels.length === 4, `${highest}: ${levels.length}`);
    assert.ok(levels.every(({ loss }) => loss <= highest));
    const texts = levels.map(({ loss, decimals }) => Number(loss.toFixed(decimals)));
    levels.forEach(({ loss }, place) => {
      assert.ok(Math.abs(loss - (texts[place] ?? NaN)) < 1e-9 * highest);
    });
  }
});

test("a curve without height has no scale", () => {
  for (const highest of [0, NaN, Infinity]) assert.deepEqual(levelsOf(highest), []);
});

test("0 stands two pixels above the floor, the highest eight under the top, the half between", () => {
  assert.equal(heightOf(0, 0.5, 96), 94);
  assert.equal(heightOf(0.5, 0.5, 96), 8);
  assert.equal(heightOf(0.25, 0.5, 96), 51);
});
