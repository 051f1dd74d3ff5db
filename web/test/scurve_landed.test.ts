/** Where sums land on the curve: as high and steep as it is there by hand, whatever a miss costs. */

import assert from "node:assert/strict";
import { test } from "node:test";
import { landed } from "../src/lab/scurve_landed.ts";
import { load } from "./native.ts";

const kernel = await load();

/** Two customers, two hidden neurons; the weights of the first synapse, row by row, then the last two. */
const TASK = {
  widths: [1, 2, 1],
  inputs: Float64Array.of(1, 0),
  targets: Float64Array.of(1, 0),
};
const SYNAPSES = Float64Array.of(Math.log(4), -Math.log(9), Math.log(3), 0);

test("the slope is the curve's: height times what it lacks to 1", () => {
  for (const loss of ["squared_error", "cross_entropy"] as const) {
    const step = kernel.step({ ...TASK, loss }, SYNAPSES);
    const at = (layer: number, neuron: number): number[][] =>
      landed(kernel, step, TASK.widths, { layer, neuron }).map(({ height, slope }) => [
        Number(height.toFixed(9)),
        Number(slope.toFixed(9)),
      ]);
    // ln 4 makes 0.8 and -ln 9 makes 0.1; nothing makes a half.
    assert.deepEqual(at(1, 0), [[0.8, 0.16], [0.5, 0.25]]); // prettier-ignore
    assert.deepEqual(at(1, 1), [[0.1, 0.09], [0.5, 0.25]]); // prettier-ignore
    // ln 3 times a half: the height is the root of 3 over 1 and that root.
    assert.deepEqual(at(2, 0)[1], [0.633974596, 0.232050808]);
    if (loss === "cross_entropy") assert.deepEqual(Array.from(step.slopes[1] ?? []), [1, 1]);
  }
});
