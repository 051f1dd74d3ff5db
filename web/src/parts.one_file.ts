/** The kernel and its workers as parts of the page itself, for a page that is one file. */

import kernel from "kernel-in-base64";
import KernelWorker from "./kernel.worker.ts?worker&inline";

/** The kernel's bytes. */
export function kernelBytes(): Promise<ArrayBuffer> {
  const bytes = Uint8Array.from(atob(kernel), (byte) => byte.charCodeAt(0));
  return Promise.resolve(bytes.buffer);
}

/** A worker that waits for the kernel. */
export function newWorker(): Worker {
  return new KernelWorker();
}
