/** Work asked for faster than it can be done: one at a time, and then only the newest. */

export class Newest {
  #busy = false;
  #next: (() => Promise<void>) | null = null;

  /** Do this as soon as what is being done is done, unless something newer is asked for meanwhile. */
  ask(work: () => Promise<void>): void {
    this.#next = work;
    if (!this.#busy) void this.#goOn();
  }

  async #goOn(): Promise<void> {
    this.#busy = true;
    for (let work; (work = this.#next);) {
      this.#next = null;
      await work().catch(() => undefined); // what fails is asked for anew when something changes
    }
    this.#busy = false;
  }
}
