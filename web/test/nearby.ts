/** A worker of the tests. */

import type { Worker } from "../src/crew.ts";
import { serve } from "../src/kernel/serve.ts";

/** One on this very thread, behind a line like any other. */
export function nearby(): Worker {
  const { port1, port2 } = new MessageChannel();
  serve(port2);
  return port1;
}
