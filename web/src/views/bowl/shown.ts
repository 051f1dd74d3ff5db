/** What the pictures of a bowl show, put together from its state and said in the reader's words. */

import type { Shown, Touch } from "../../draw/bowl_picture.ts";
import type { Camera } from "../../draw/bowl_view.ts";
import { notNothing } from "../../draw/bowl_tall.ts";
import { fixed } from "../../draw/format.ts";
import type { BowlState } from "../../lab/bowl_state.svelte.ts";
import { nameOf } from "../../lab/places.ts";
import { say } from "../../locales/words.svelte.ts";

/** The names of the floor's axes: of the weights they are, or of directions. */
export function axisNames({ terrain, which, plane }: BowlState): string[] {
  return (terrain?.axes ?? []).map(({ weight }, k) => {
    if (weight) return nameOf(weight);
    const number = k + 1;
    const share = which === "road" ? plane?.shares[k] : undefined;
    if (share === undefined) return say("bowl.direction", { number });
    return say("bowl.direction_share", { number, share: fixed(100 * share, 1) });
  });
}

/** What the height is called: the loss or the miss, of all or of one. */
export function heightName({ height, alone }: BowlState): string {
  if (alone === null) return say(`bowl.name.${height}`);
  return say(`bowl.name.${height}_one`, { customer: alone + 1 });
}

/** The lowest place, if somebody asked for it. */
function touchOf({ asked, lowest, lab }: BowlState): Touch | null {
  return asked && lowest ? { ...lowest, text: notNothing(lowest.height, lab.decimals) } : null;
}

/** All that is drawn, as a camera sees it; null until the surface is measured. */
export function shownOf(state: BowlState, camera: Camera): Shown | null {
  const { shown: ground, ball, dots: road, marks, lab } = state;
  if (!ground) return null;
  const span = Math.max(...ground.terrain.axes.map(({ low, high }) => high - low));
  return {
    ground,
    camera,
    ball,
    road,
    marks,
    names: axisNames(state),
    loss: ball ? notNothing(ball.loss, lab.decimals) : "",
    touch: touchOf(state),
    printLoss: (loss) => fixed(loss, lab.decimals),
    print: (value) => fixed(value, span < 4 ? 2 : Number.isInteger(value) ? 0 : 1),
  };
}
