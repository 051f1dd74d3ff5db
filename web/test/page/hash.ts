/** The seeded run in a browser: its SHA-256 on the page's own thread and in a worker; no worker. */

import { Refusal, startCrew } from "../../src/crew.ts";
import { finished, loadKernel } from "../../src/kernel.ts";
import { hashOf, STORY, WAY, WASM, worker } from "./story.ts";

export async function told(): Promise<Record<string, unknown>> {
  const kernel = await loadKernel(fetch(WASM));
  const start = kernel.draws(1, 16).map((draw) => 2 * draw - 1);
  const here = finished(kernel.descend(STORY, start, WAY));
  const crew = startCrew(worker, fetch(WASM));
  const there = await crew.descend(STORY, start, WAY);
  return {
    here: await hashOf([here.synapses, here.recorded]),
    "in a worker": await hashOf([there.synapses, there.recorded]),
    "without one": await startCrew(nobody, fetch(WASM)).ready.catch(keyOf),
  };
}

/** A worker whose script is not there. */
function nobody(): Worker {
  return new Worker("/build/src/nobody.js", { type: "module" });
}

function keyOf(reason: unknown): string {
  return reason instanceof Refusal ? reason.key : String(reason);
}
