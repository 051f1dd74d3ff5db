/** The tutorial's four customers, and what else the pages that test a browser share. */

export const WASM = "/build/kernel.wasm";

export const STORY = {
  widths: [3, 4, 1],
  inputs: Float64Array.of(1, 0, 1, 0, 1, 1, 0, 0, 1, 1, 1, 1),
  targets: Float64Array.of(1, 1, 0, 0),
};

export const WAY = { rate: 1, rounds: 60_000 };

export function worker(): Worker {
  return new Worker("/build/src/kernel.worker.js", { type: "module" });
}

/** SHA-256 of several arrays, one after another. */
export async function hashOf(arrays: readonly Float64Array[]): Promise<string> {
  const bytes = await new Blob(arrays.map((array) => array.slice())).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
