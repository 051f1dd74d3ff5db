/** Playing through time: as far along the axis as seconds have gone, however many rounds that is. */

import { roundAt, shareOf } from "../draw/axis.ts";
import type { Lab } from "./state.svelte.ts";

const SECONDS = 9;
const JUMPS = 12;

export class Player {
  readonly #lab: Lab;
  #frame = 0;

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  /** Play, forwards or backwards, or pause. From the end, or the start, it begins anew. */
  toggle(way: 1 | -1 = 1): void {
    if (this.#lab.playing) this.pause();
    else this.#play(way);
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#lab.show({ playing: false });
  }

  #play(way: 1 | -1): void {
    const lab = this.#lab;
    const [first, end] = way > 0 ? [0, lab.last] : [lab.last, 0];
    if (lab.round === end) lab.go(first);
    const began = performance.now();
    const start = shareOf(lab.round, lab.last, true);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    lab.show({ playing: true, phase: "guess" });
    const draw = (now: number): void => {
      if (!lab.playing) return;
      const gone = (now - began) / 1000 / SECONDS;
      const share = start + way * (still ? Math.floor(gone * JUMPS) / JUMPS : gone);
      lab.go(roundAt(share, lab.last, true));
      if (way > 0 ? share >= 1 : share <= 0) lab.show({ playing: false });
      else this.#frame = requestAnimationFrame(draw);
    };
    this.#frame = requestAnimationFrame(draw);
  }
}
