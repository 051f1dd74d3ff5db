/** The kernel and its workers as files of their own, fetched from where the page came from. */

import wasm from "../../src/glassbowl/kernel/built/kernel.wasm?url";

/** The kernel's bytes. */
export async function kernelBytes(): Promise<ArrayBuffer> {
  const answer = await fetch(wasm);
  if (!answer.ok) throw new Error(`${wasm}: ${answer.status}`);
  return answer.arrayBuffer();
}

/** A worker that waits for the kernel. */
export function newWorker(): Worker {
  return new Worker(new URL("./kernel.worker.ts", import.meta.url), { type: "module" });
}
