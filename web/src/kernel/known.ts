/** The known answer: a kernel is used when it has the native library's bits here, too. */

import { descend } from "./descend.ts";
import { draws } from "./draws.ts";
import { finished } from "./finished.ts";
import type { Machine } from "./machine.ts";
import { Refusal } from "./refusal.ts";

/** After so many rounds on the tutorial's customers, from the numbers that seed 1 draws. */
const ROUNDS = 200;

/** The fingerprint of the native library's synapses, which the tests ask. */
export const KNOWN_ANSWER = 0x98c4_aa47;

const SYNAPSES = 16;

const TASK = {
  widths: [3, 4, 1],
  inputs: Float64Array.of(1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1),
  targets: Float64Array.of(1, 1, 0, 0),
};

/** Refuse a kernel that reckons otherwise, be it the file's fault or the browser's. */
export function refuseWrong(machine: Machine): void {
  const start = draws(machine, 1, SYNAPSES);
  const way = { rate: 1, rounds: ROUNDS, stops: [] };
  const got = fingerprint(finished(descend(machine, TASK, start, way)).synapses);
  if (got === KNOWN_ANSWER) return;
  throw new Refusal(
    "kernel.wrong_answer",
    "kernel.wasm must give the known answer {expected} after {rounds} rounds. " +
      "Got {got}; load the page again, or use another browser.",
    { expected: KNOWN_ANSWER.toString(16), rounds: ROUNDS, got: got.toString(16) },
  );
}

/**
 * Of every bit of these numbers, in 32: FNV-1a. The browser's own hashes are kept from pages that came
 * over plain HTTP from another machine, as in a classroom.
 */
function fingerprint(numbers: Float64Array): number {
  const bytes = new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
  return bytes.reduce((hash, byte) => Math.imul(hash ^ byte, 0x0100_0193) >>> 0, 0x811c_9dc5);
}
