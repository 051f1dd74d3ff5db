/** What the tests compare with: bits of the native library, written by tests/web/conftest.py. */

import { readFile } from "node:fs/promises";
import { loadKernel, type Kernel, type Task } from "../src/kernel.ts";

/** A task as JSON has it. */
interface Written {
  readonly widths: number[];
  readonly inputs: number[];
  readonly targets: number[];
  readonly weight: number[] | null;
  readonly loss: "squared_error" | "cross_entropy";
  readonly mean: boolean;
  readonly synapses: number[];
}

/** Numbers in base 64 are little-endian doubles, one array after another. */
interface Native {
  readonly sha256: string;
  readonly story: Written;
  readonly cases: readonly {
    readonly task: Written;
    readonly starts: number[];
    readonly step: string;
    readonly descent: string;
    readonly many: string;
    /** Of tasks with two synapses or more: two places, values for each, and what lies there. */
    readonly places?: readonly [number, number];
    readonly axes: readonly [number[], number[]];
    readonly bowl: string;
    readonly plane: string;
    readonly path: string;
  }[];
  readonly start: string;
  readonly known: number;
}

/** Where the kernel and the expectations lie is told by whoever runs the tests. */
function told(name: string): string {
  const path = process.env[name];
  if (path) return path;
  throw new Error(`${name} must name a file; python3 dev.py test long tests/web sets it.`);
}

export const WASM = await readFile(told("GLASSBOWL_WASM"));

export const NATIVE = JSON.parse(await readFile(told("GLASSBOWL_NATIVE"), "utf8")) as Native;

export function load(): Promise<Kernel> {
  return loadKernel(WASM);
}

export function taskOf(written: Written): Task {
  return {
    widths: written.widths,
    inputs: Float64Array.from(written.inputs),
    targets: Float64Array.from(written.targets),
    weight: written.weight && Float64Array.from(written.weight),
    loss: written.loss,
    mean: written.mean,
  };
}

/** The tutorial's four customers and its start. */
export const STORY = taskOf(NATIVE.story);
export const START = Float64Array.from(NATIVE.story.synapses);

/** Numbers as the native library's are written. */
export function written(...arrays: readonly ArrayLike<number>[]): string {
  const numbers = arrays.flatMap((array) => Array.from(array));
  return Buffer.from(Float64Array.from(numbers).buffer).toString("base64");
}
