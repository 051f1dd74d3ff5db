/** A worker makes memory ready while it rests. In a file of its own: no other worker rests here. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { startCrew } from "../src/crew.ts";
import { Spare } from "../src/kernel/spare.ts";
import { START, STORY, WASM } from "./native.ts";
import { nearby } from "./nearby.ts";

const WAY = { rate: 1, rounds: 1_000, slice: 64 * 100 };

test("memory is made ready when nothing else has been asked for a while", async (context) => {
  const prepared = context.mock.method(Spare.prototype, "prepare");
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const rest = async (milliseconds: number): Promise<number> => {
    context.mock.timers.tick(milliseconds);
    await new Promise(setImmediate);
    return prepared.mock.callCount();
  };
  const alone = startCrew(nearby, WASM, 1);
  context.after(() => {
    alone.close();
  });
  await alone.descend(STORY, START, WAY);
  assert.equal(0, await rest(15));
  const watch = (): void => {
    context.mock.timers.tick(15);
  };
  await alone.descend(STORY, START, WAY, { watch });
  assert.equal(0, prepared.mock.callCount(), "whoever asks does not wait for it");
  await alone.draws(1, 1);
  assert.equal(0, await rest(15), "what was asked last begins the rest anew");
  assert.equal(1, await rest(15), "and nothing was asked since");
  assert.equal(1, await rest(1_000), "once for each rest");
});
