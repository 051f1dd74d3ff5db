/** The loss as it is written: signs and numbers in groups, each of which stays on one line. */

import type { Token } from "../../draw/step_written.ts";
import type { Cell } from "../../lab/step_cells.ts";
import type { Look } from "../../lab/step_making.ts";
import type { Tally } from "../../lab/step_loss.ts";

/** As in the making of other numbers; or e to the power of a number. */
export type TallyToken = Token | { readonly raised: Cell };

const text = (sign: string): TallyToken => ({ text: sign });

/** The groups behind the first equals sign. */
export function tallied(tally: Tally, look: Look): readonly (readonly TallyToken[])[] {
  if (tally.form === "halves") {
    const end = tally.misses.length - 1;
    return tally.misses.map((cell, place) => [
      text(place === 0 ? "½ × (" : "+"),
      { cell },
      text(place === end ? "²)" : "²"),
    ]);
  }
  return tally.pairs.map(([sum, truth], place) => [
    ...(place === 0 ? [] : [text("+")]),
    text("ln(1 + "),
    look(truth) === 1 ? { power: sum } : { raised: sum },
    text(")"),
  ]);
}
