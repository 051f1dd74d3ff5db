/**
 * Memory for the next run, made ready while nobody waits. What a browser gives out is only found when it
 * is first written to, and for 60,000 networks that takes half as long again as the run itself.
 */

/** More doubles than this are not held for a run that may never come. */
const MOST = 2 ** 20;

export class Spare {
  #ready: Float64Array<ArrayBuffer> | null = null;
  #wanted = 0;

  /** Room for so many doubles: what lies ready if it is that long, otherwise new. */
  take(length: number): Float64Array<ArrayBuffer> {
    const ready = this.#ready;
    this.#ready = null;
    this.#wanted = length <= MOST ? length : 0;
    return ready?.length === length ? ready : new Float64Array(length);
  }

  /** Have ready what was taken last. */
  prepare(): void {
    if (this.#wanted && !this.#ready) this.#ready = new Float64Array(this.#wanted).fill(0);
  }
}
