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

  override change(part: Partial<Origin>): Promise<boolean> {
    return this.#source.change(part);
  }

  override compare(origin: Origin): Promise<void> {
    return this.#source.compare(origin);
  }

  /** What is done here is seen here at once, with all that is new, and elsewhere in its turn. */
  override show(part: Shown): void {
    this.#source.show(part);
    this.follow();
  }

  /** See what the source is now. */
  follow(): void {
    const now = untrack(() => Object.fromEntries(SHOWN.map((name) => [name, this.#source[name]])));
    super.show(now);
  }
}
