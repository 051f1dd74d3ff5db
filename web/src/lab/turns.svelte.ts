/**
 * Whose turn it is: the parts of the page see what has changed one after another, a few in each frame,
 * so that no frame is long however many are open; those out of sight wait until all else is done.
 */

import { flushSync } from "svelte";
import { Follower } from "./follower.svelte.ts";
import { SHOWN, type Lab } from "./state.svelte.ts";

/** Milliseconds that the parts may take together in a frame, painting included; one always has its turn. */
const COMFORT = 6;

/** Frames without a change before the parts out of sight have theirs, however slow the frames are. */
const PAUSE = 8;

/** What the window is smaller by, above and below, for parts that are large. */
const EDGES = "-15% 0px";

/** How soon it is a part's turn again, as against the others, whose urgency is 1. */
export const URGENCY = { curve: 4, network: 2 } as const;

/** A part of the page, as far as turns go. */
interface Seat {
  readonly follower: Follower;
  /** How soon it is its turn again, as against the others. */
  readonly urgency: number;
  /** Which turn was its last. */
  last: number;
  /** Milliseconds that a frame took, painting included, when it had a turn in it. */
  cost: number;
  late: boolean;
  inSight: boolean;
}

export class Turns {
  /** Whether some part has still to see what the others see. */
  busy = $state(false);

  readonly #source: Lab;
  #seats: Seat[] = [];
  #turn = 0;
  #asked = false;
  #still = 0;

  constructor(source: Lab) {
    this.#source = source;
  }

  /** A new part, which sees all that there is; it has turns from when it is watched. */
  join(urgency: number): Seat {
    const follower = new Follower(this.#source);
    return { follower, urgency, last: this.#turn, cost: COMFORT, late: false, inSight: true };
  }

  /**
   * Watch whether a part is in sight, until it goes. To be returned from an effect. A large part of
   * which no more peeps in than the edges of the window take up is not.
   */
  watch(seat: Seat, place: Element, large: boolean): () => void {
    const notice = (entries: IntersectionObserverEntry[]): void => {
      seat.inSight = entries.at(-1)?.isIntersecting ?? true;
      if (seat.inSight && seat.late) this.#ask();
    };
    const rootMargin = large ? EDGES : "0px";
    const watching = new IntersectionObserver(notice, { rootMargin });
    watching.observe(place);
    seat.late = true; // something may have changed since it joined
    this.busy = true;
    this.#seats.push(seat);
    this.#ask();
    return () => {
      watching.disconnect();
      this.#seats = this.#seats.filter((one) => one !== seat);
    };
  }

  /** Something may have changed: everybody has to look. To be called in an effect. */
  notice(): void {
    SHOWN.forEach((name) => this.#source[name]);
    for (const seat of this.#seats) seat.late = true;
    this.#still = 0;
    this.busy = true;
    this.#ask();
  }

  /** All look at once, as before the page is printed. */
  all(): void {
    for (const seat of this.#seats) this.#take(seat);
    this.busy = false;
    flushSync();
  }

  #ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#frame();
    });
  }

  #frame(): void {
    const began = performance.now();
    const quiet = ++this.#still > PAUSE;
    const taken: Seat[] = [];
    let room = Infinity;
    for (;;) {
      const seat = this.#next(quiet);
      if (!seat || seat.cost > room) break;
      room = Math.min(room, COMFORT) - seat.cost;
      taken.push(seat);
      this.#take(seat);
      flushSync();
    }
    setTimeout(() => {
      const each = (performance.now() - began) / taken.length; // it is painted now
      for (const seat of taken) seat.cost = each;
    });
    this.busy = this.#seats.some(({ late }) => late);
    if (this.busy) this.#ask();
  }

  /** Who has waited longest, in sight before out of sight. */
  #next(quiet: boolean): Seat | undefined {
    const late = this.#seats.filter((seat) => seat.late);
    const inSight = late.filter((seat) => seat.inSight);
    const waited = ({ urgency, last }: Seat): number => urgency * (this.#turn - last);
    const longest = (one: Seat, other: Seat): Seat => (waited(other) > waited(one) ? other : one);
    if (inSight.length > 0) return inSight.reduce(longest);
    return quiet ? late[0] : undefined;
  }

  #take(seat: Seat): void {
    seat.late = false;
    seat.follower.follow();
    seat.last = ++this.#turn;
  }
}
