/** A gap is written as what a height and a surface leave, both as they are written. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { gapWritten } from "../src/draw/bowl_tall.ts";

test("height less surface is the gap at the digits shown", () => {
  // 0.4944 is written 0.494, so what is left of it over 0.490 is 0.004 and not 0.005.
  assert.deepEqual(gapWritten(0.4944, 0.4899, 3), { surface: "0.490", gap: "+0.004" });
  assert.deepEqual(gapWritten(0.1214, 0.1279, 3), { surface: "0.128", gap: "\u22120.007" });
  assert.deepEqual(gapWritten(0.25, 0.25, 3), { surface: "0.250", gap: "0.000" });
});

test("where the height needs more decimals the other two have as many", () => {
  assert.deepEqual(gapWritten(0.00002, 0.000008, 3), { surface: "0.00001", gap: "+0.00001" });
});
