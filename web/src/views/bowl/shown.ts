/** What the pictures of a bowl show, put together from its state and said in the reader's words. */

import type { Shown, Touch } from "../../draw/bowl_picture.ts";
import type { Camera } from "../../draw/bowl_view.ts";
import { notNothing } from "../../draw/bowl_tall.ts";
import { fixed } from "../../draw/format.ts";
import type { Ground } from "../../lab/bowl.ts";
import { partsOf } from "../../lab/bowl_direction.ts";
import type { BowlState } from "../../lab/bowl_state.svelte.ts";
import { at, nameOf, weightsOf } from "../../lab/places.ts";
import { named, oneAfterAnother, say } from "../../locales/words.svelte.ts";

/** Weights that an axis names, in a picture of any width and in one that has little room. */
const NAMED = { wide: 3, narrow: 2 } as const;

/** Narrower than this, a picture has little room. */
const NARROW = 400;

/** What the floor's axes are called: as the weights that they are, or as directions. */
export function axisNames({ terrain, which, plane }: BowlState): string[] {
  return (terrain?.axes ?? []).map(({ weight }, k) => {
    if (weight) return nameOf(weight);
    const number = k + 1;
    const share = which === "road" ? plane?.shares[k] : undefined;
    if (share === undefined) return say("bowl.direction", { number });
    return say("bowl.direction_share", { number, share: fixed(100 * share, 1) });
  });
}

/** Of each axis that is a direction, the weights that it is made of above all, and how many more. */
export function axisParts({ terrain }: BowlState, most: number = NAMED.wide): string[][] {
  const places = weightsOf(Array.from(terrain?.task.widths ?? []));
  return (terrain?.axes ?? []).map(({ weight, direction }) => {
    if (weight) return [];
    const parts = partsOf(direction);
    const told = parts.slice(0, most).map(({ index, step, share }) =>
      say("bowl.part", {
        weight: `${step < 0 ? "\u2212" : "+"}${nameOf(at(places, index))}`,
        share: fixed(100 * share, 0),
      }),
    );
    const more = parts.length - told.length;
    return more > 0 ? [...told, say("bowl.parts_more", { count: more })] : told;
  });
}

/** The same in one line: the axis, and what it is made of. */
export function axisTold(state: BowlState): string[] {
  const parts = axisParts(state);
  return axisNames(state).map((name, k) => {
    const made = at(parts, k).join(say("bowl.comma"));
    return made ? oneAfterAnother([named(name), made]) : name;
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

/** How a value of an axis is written beside its ground. */
export function printOf({ terrain }: Ground): (value: number) => string {
  const span = Math.max(...terrain.axes.map(({ low, high }) => high - low));
  return (value) => fixed(value, span < 4 ? 2 : Number.isInteger(value) ? 0 : 1);
}

/** All that is drawn, as a camera sees it; null until the surface is measured. */
export function shownOf(state: BowlState, camera: Camera, width = NARROW): Shown | null {
  const { shown: ground, ball, dots: road, marks, lab } = state;
  if (!ground) return null;
  return {
    ground,
    camera,
    ball,
    road,
    marks,
    names: axisNames(state),
    parts: axisParts(state, width < NARROW ? NAMED.narrow : NAMED.wide),
    loss: ball ? notNothing(ball.loss, lab.decimals) : "",
    touch: touchOf(state),
    printLoss: (loss) => fixed(loss, lab.decimals),
    print: printOf(ground),
  };
}
