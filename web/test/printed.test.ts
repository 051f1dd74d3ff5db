/** What Python and NumPy print, for numbers whose printing was read off there. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { printedColumn, printedNumber } from "../src/draw/python.ts";

describe("numbers as they are printed", () => {
  test("one number has the fewest digits that are its own", () => {
    const said = [0.1 + 0.2, 1e-5, 0.0001, 1, 1e16, 0.5, 5e-324, 0].map(printedNumber);
    const printed = ["0.30000000000000004", "1e-05", "0.0001", "1.0", "1e+16", "0.5"];
    assert.deepEqual(said, [...printed, "5e-324", "0.0"]);
  });

  test("a column stands under its points", () => {
    assert.deepEqual(printedColumn([0.99701711, 0.9967220912, 0.0026055]), [
      "[[0.99701711]",
      " [0.99672209]",
      " [0.0026055 ]]",
    ]);
    assert.deepEqual(printedColumn([1, 0.5, 0.123456789123]), [
      "[[1.        ]",
      " [0.5       ]",
      " [0.12345679]]",
    ]);
    assert.deepEqual(printedColumn([0.5]), ["[[0.5]]"]);
    assert.deepEqual(printedColumn([0, 0.5]), ["[[0. ]", " [0.5]]"]);
    assert.deepEqual(printedColumn([1, 1e-3]), ["[[1.   ]", " [0.001]]"]);
  });

  test("numbers too small, or too unlike, are powers of ten", () => {
    assert.deepEqual(printedColumn([0.9999, 0.0003]), ["[[9.999e-01]", " [3.000e-04]]"]);
    assert.deepEqual(printedColumn([0.00012, 0.9]), ["[[1.2e-04]", " [9.0e-01]]"]);
    assert.deepEqual(printedColumn([1e-5, 2e-5]), ["[[1.e-05]", " [2.e-05]]"]);
    assert.deepEqual(printedColumn([1e-120, 0.5]), ["[[1.e-120]", " [5.e-001]]"]);
  });
});
