/** A measurement that takes a while: begun on asking, shown as it goes, stopped when it is no longer wanted. */

import type { Watched } from "./questions_crowd.ts";

export class Work {
  /** How much is done, from 0 to 1; null while nothing is asked. */
  share: number | null = $state(null);
  failure: string | null = $state(null);
  #stop: AbortController | null = null;

  /** Do it; what was asked before is stopped. */
  async run(work: (watched: Watched) => Promise<void>): Promise<void> {
    this.stop();
    const own = new AbortController();
    this.#stop = own;
    this.share = 0;
    this.failure = null;
    const watch = (share: number): void => {
      if (!own.signal.aborted) this.share = share;
    };
    try {
      await work({ signal: own.signal, watch });
    } catch (reason) {
      if (!own.signal.aborted) this.failure = String(reason);
    } finally {
      if (this.#stop === own) this.stop();
    }
  }

  stop(): void {
    this.#stop?.abort();
    this.#stop = null;
    this.share = null;
  }
}
