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

  /** Play, or pause. From the end it begins anew. */
  toggle(): void {
    if (this.#lab.playing) this.pause();
    else this.#play();
  }

  pause(): void {
    cancelAnimationFrame(this.#frame);
    this.#lab.show({ playing: false });
  }

  #play(): void {
    const lab = this.#lab;
    if (lab.round >= lab.last) lab.go(0);
    const began = performance.now();
    const start = shareOf(lab.round, lab.last, true);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    lab.show({ playing: true, phase: "guess" });
    const draw = (now: number): void => {
      if (!lab.playing) return;
      const gone = (now - began) / 1000 / SECONDS;
      const share = start + (still ? Math.floor(gone * JUMPS) / JUMPS : gone);
      lab.go(roundAt(share, lab.last, true));
      if (share >= 1) lab.show({ playing: false });
      else this.#frame = requestAnimationFrame(draw);
    };
    this.#frame = requestAnimationFrame(draw);
  }
}
