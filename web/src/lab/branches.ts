/** Branches in time: weights typed over, one branch growing out of the other, as many as a link holds. */

import type { WeightPlace } from "./places.ts";

/** A number that somebody typed over a weight, before a round. */
export interface Fork {
  readonly round: number;
  readonly weight: WeightPlace;
  readonly value: number;
}

/** Branches that there may be, and that a link may ask for; each is a run of its own. */
export const MOST_FORKS = 20;

/**
 * One branch more; null where a link would hold no more of them. Branches that begin in the same round,
 * one after another, all change the one network before it. So a weight that is typed over again there has
 * its last number only, however often it was dragged.
 */
export function withFork(forks: readonly Fork[], fork: Fork): readonly Fork[] | null {
  const trunk = forks.findLastIndex(({ round }) => round !== fork.round) + 1;
  const others = forks.slice(trunk).filter(({ weight }) => !isSame(weight, fork.weight));
  const all = [...forks.slice(0, trunk), ...others, fork];
  return all.length > MOST_FORKS ? null : all;
}

function isSame(one: WeightPlace, other: WeightPlace): boolean {
  return one.synapse === other.synapse && one.from === other.from && one.to === other.to;
}
