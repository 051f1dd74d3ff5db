/** A making as it is written: signs and numbers in groups, each of which stays on one line. */

import type { Cell } from "../lab/step_cells.ts";
import type { Making } from "../lab/step_making.ts";

/** A sign; a number that stands in a matrix; or e to the power of minus such a number. */
export type Token =
  | { readonly text: string }
  | { readonly cell: Cell; readonly first?: boolean }
  | { readonly power: Cell };

const text = (sign: string): Token => ({ text: sign });
const first = (cell: Cell): Token => ({ cell, first: true });

/** The groups of signs and numbers behind the first equals sign. */
export function written(making: Making): readonly (readonly Token[])[] {
  switch (making.form) {
    case "given":
    case "flat":
      return [];
    case "sum":
      return making.pairs.map(([left, right], place) =>
        place === 0
          ? [first(left), text("×"), { cell: right }]
          : [text("+"), { cell: left }, text("×"), { cell: right }],
      );
    case "curve":
      return [[text("1 ÷ (1 + "), { power: making.of }, text(")")]];
    case "slope":
      return [[first(making.of), text("× (1 −"), { cell: making.of }, text(")")]];
    case "minus":
      return [[first(making.left), text("−"), { cell: making.right }]];
    case "times":
      return [[first(making.left), text("×"), { cell: making.right }]];
    case "plus":
      return [
        [first(making.left)],
        making.rate === 1
          ? [text("+"), { cell: making.right }]
          : [text(`+ ${making.rate} ×`), { cell: making.right }],
      ];
  }
}
