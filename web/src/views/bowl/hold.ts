/** A pointer on a picture of a bowl: a click lets a ball fall there, a drag carries it and lays it down. */

import type { Spot } from "../../lab/bowl.ts";
import type { BowlState } from "../../lab/bowl_state.svelte.ts";

type Pointing = PointerEvent & { currentTarget: HTMLElement };

/** Pixels that a pointer may tremble before it drags. */
const STILL = 4;

/** Who is told where a ball is let fall and where it is laid down. */
type Held = Pick<BowlState, "drop" | "lay">;

/** What a picture does when a pointer comes down on it, moves and goes up again. */
export interface Hold {
  readonly down: (event: Pointing) => void;
  readonly move: (event: Pointing) => void;
  readonly up: (event: Pointing) => void;
  readonly cancel: () => void;
}

/** Hold the ball of this bowl; `spotOf` tells which spot of the floor lies under a pointer. */
export function holdOf(bowl: () => Held, spotOf: (event: Pointing) => Spot | null): Hold {
  let from: { readonly x: number; readonly y: number } | null = null;
  let carries = false;
  const cancel = (): void => {
    from = null;
  };
  return {
    cancel,
    down: (event) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      from = { x: event.clientX, y: event.clientY };
      carries = false;
    },
    move: (event) => {
      if (!from) return;
      carries ||= Math.hypot(event.clientX - from.x, event.clientY - from.y) > STILL;
      const spot = carries && spotOf(event);
      if (spot) bowl().lay(spot);
    },
    up: (event) => {
      const spot = from && !carries && spotOf(event);
      if (spot) bowl().drop(spot);
      cancel();
    },
  };
}
