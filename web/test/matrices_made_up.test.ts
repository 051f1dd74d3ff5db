/** The picture of the made-up numbers is as wide as there is room, and its words stand within it. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { besideLine, placeOn, widthIn } from "../src/draw/matrices_made_up.ts";

test("made-up numbers are drawn as wide as there is room, and never smaller than they can be read", () => {
  assert.equal(widthIn(330), 330);
  assert.ok(widthIn(0) >= 260 && widthIn(9_000) < 700);
  for (const value of [0, 0.5, 1]) {
    const line = placeOn(value, 330);
    const { x, anchor } = besideLine(line, 330);
    assert.equal(anchor, x < line ? "end" : "start");
    assert.ok(anchor === "end" ? x > 120 : 330 - x > 120, "there is room for the words");
  }
});
