/** What one part of the page sees of the lab: what it was when this part had its turn. */

import { untrack } from "svelte";
import { Lab, SHOWN, type Origin, type Shown } from "./state.svelte.ts";

export class Follower extends Lab {
  readonly #source: Lab;

  constructor(source: Lab) {
    super(source.kernel, source.crew);
    this.#source = source;
    this.follow();
  }

  override get newest(): Lab {
    return this.#source;
  }

  override get next(): Origin {
    return this.#source.next;
  }

  override change(part: Partial<Origin>): Promise<void> {
    return this.#source.change(part);
  }

  /** What is done here is seen here at once, and by everybody else in their turn. */
  override show(part: Shown): void {
    super.show(part);
    this.#source.show(part);
  }

  /** See what the source is now. */
  follow(): void {
    const now = untrack(() => Object.fromEntries(SHOWN.map((name) => [name, this.#source[name]])));
    super.show(now);
  }
}
