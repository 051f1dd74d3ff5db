/** Which matrices a phase is about, line by line, with the signs between them. */

import type { Plate } from "../lab/step_cells.ts";
import type { Phase } from "../lab/state.svelte.ts";
import { nameOfPlate } from "../lab/step_cells.ts";

/** A sign, or one that is a word of the page. */
export type Sign = { readonly sign: string } | { readonly word: "curve" | "turned" };

/** A matrix, or a sign beside it. */
export type Piece = Plate | Sign;

const sign = (text: string): Piece => ({ sign: text });

/** The lines of matrices of this phase, in the order in which they arise; each change is taken `rate` times. */
export function linesOf(phase: Phase, last: number, rate: number): readonly (readonly Piece[])[] {
  const forward = Array.from({ length: last }, (_, place) => place + 1);
  const back = forward.toReversed();
  const layerBelow = (layer: number): string =>
    nameOfPlate({ kind: layer > 1 ? "out" : "answer", layer: layer - 1 });
  switch (phase) {
    case "guess":
      return forward.map((layer) => [
        layer === 1 ? { kind: "answer", layer: 0 } : sign(layerBelow(layer)),
        sign("×"),
        { kind: "weight", layer },
        sign("="),
        { kind: "sum", layer },
        { word: "curve" },
        { kind: "out", layer },
      ]);
    case "compare":
      return [
        [
          { kind: "truth", layer: last },
          sign("−"),
          { kind: "out", layer: last },
          sign("="),
          { kind: "error", layer: last },
        ],
      ];
    case "slope":
      return back.map((layer) => [{ kind: "out", layer }, sign("→"), { kind: "slope", layer }]);
    case "blame":
      return back.map((layer) => [
        ...(layer < last ? handedBack(layer) : []),
        { kind: "error", layer },
        sign("×"),
        { kind: "slope", layer },
        sign("="),
        { kind: "delta", layer },
      ]);
    case "change":
      return back.map((layer) => [
        { kind: "weight", layer },
        sign(rate === 1 ? "+" : `+ ${rate} ×`),
        { kind: "change", layer },
        sign("="),
        { kind: "after", layer },
      ]);
  }
}

/** How the blame comes to a hidden layer: the deltas behind it times the weights, turned. */
function handedBack(layer: number): Piece[] {
  return [
    sign(nameOfPlate({ kind: "delta", layer: layer + 1 })),
    sign("×"),
    { kind: "weight", layer: layer + 1 },
    { word: "turned" },
    sign("="),
  ];
}

/** Each matrix with the signs in front of it, which it keeps when a line is broken. */
export function together(
  pieces: readonly Piece[],
): { readonly signs: readonly Sign[]; readonly plate: Plate }[] {
  const pairs: { signs: Sign[]; plate: Plate }[] = [];
  let signs: Sign[] = [];
  for (const piece of pieces) {
    if (!("kind" in piece)) {
      signs.push(piece);
      continue;
    }
    pairs.push({ signs, plate: piece });
    signs = [];
  }
  return pairs;
}
