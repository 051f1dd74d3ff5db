/** Playing through time: as far along the axis as seconds have gone, however many rounds that is. */

import { roundAt, shareOf } from "../draw/axis.ts";
import { keep, kept } from "./kept.ts";
import type { Lab } from "./state.svelte.ts";

/** How long all of time takes, unless it is played slower or faster. */
const SECONDS = 9;
const JUMPS = 12;

/** How fast it can be played. */
export const PACES = ["slower", "usual", "faster"] as const;
export type Pace = (typeof PACES)[number];

/** How many times as fast as usual that is. */
const TIMES: Readonly<Record<Pace, number>> = { slower: 1 / 3, usual: 1, faster: 3 };

const PACE = "pace";

export class Player {
  readonly #lab: Lab;
  #frame = 0;
  #pace: Pace = $state(PACES.find((pace) => pace === kept(PACE)) ?? "usual");

  constructor(lab: Lab) {
    this.#lab = lab;
  }

  get pace(): Pace {
    return this.#pace;
  }

  /** Play like that from now on, also in the middle of it; the browser remembers. */
  choose(pace: Pace): void {
    this.#pace = pace;
    keep(PACE, pace);
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
    let [before, gone] = [performance.now(), 0];
    const start = shareOf(lab.round, lab.last, true);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    lab.show({ playing: true, phase: "guess" });
    const draw = (now: number): void => {
      if (!lab.playing) return;
      gone += (TIMES[this.#pace] * (now - before)) / 1000 / SECONDS;
      before = now;
      const share = start + way * (still ? Math.floor(gone * JUMPS) / JUMPS : gone);
      lab.go(roundAt(share, lab.last, true));
      if (way > 0 ? share >= 1 : share <= 0) lab.show({ playing: false });
      else this.#frame = requestAnimationFrame(draw);
    };
    this.#frame = requestAnimationFrame(draw);
  }
}
