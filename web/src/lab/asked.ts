/** What can be asked of the network's picture: which numbers learn, and which of them a guess depends on. */

import type { Light } from "./focus.ts";

/**
 * learns   which numbers may change; what may not is locked
 * depends  which of them the guess depends on
 */
export const ASKED = ["learns", "depends"] as const;
export type Asked = (typeof ASKED)[number];

/** The answer, as what stands out in a network of these layers: every line, and the guess if it is about that. */
export function answerTo(asked: Asked, { length }: ArrayLike<number>): Light | null {
  const last = length - 1;
  if (last < 1) return null; // there is no network yet
  return asked === "learns"
    ? { kind: "synapses", first: 0, last: last - 1 }
    : { kind: "roots", layer: last };
}
