/** Names under the questions of the network's picture: in lines that have room before the next layer. */

import { at } from "../lab/places.ts";
import { spotOf, type Measures } from "./network.ts";

/** How wide a letter is on the average for each pixel of its size: a Chinese one is as wide as high. */
const LATIN = 0.53;
const HAN = 1;

/** Between the cards of one neuron and of the next layer's, and what stands under a neuron and above one. */
const CARDS = 9;
const ASIDE = 4;

/** How large the letters are, and from one line to the next. */
export const NAME = { size: 12.5, small: 11, line: 13 } as const;

/** How wide a line may be under a question, in CSS pixels, and how many lines there may be. */
export function nameRoom(
  widths: readonly number[],
  measures: Measures,
): { readonly width: number; readonly lines: number } {
  const [here, next] = [0, 1].map((layer) => spotOf(widths, { layer, neuron: 0 }, measures).x);
  const width = (next ?? measures.width) - (here ?? 0) - ASIDE;
  if (at(widths, 0) < 2) return { width, lines: 3 };
  const [one, other] = [0, 1].map((neuron) => spotOf(widths, { layer: 0, neuron }, measures).y);
  const free = (other ?? 0) - (one ?? 0) - 2 * measures.up - CARDS - ASIDE;
  return { width, lines: Math.max(1, Math.floor(free / NAME.line)) };
}

/** A name in lines no wider than that; what is left over is cut short with three dots. */
export function wrapped(name: string, width: number, most: number, size: number): string[] {
  const lines: string[] = [];
  for (const piece of piecesOf(name)) {
    const longer = (lines.at(-1) ?? "") + piece;
    const fits = lines.length > 0 && wideOf(longer.trimEnd(), size) <= width;
    if (fits) lines[lines.length - 1] = longer;
    else lines.push(piece);
  }
  const kept = lines.slice(0, most);
  const last = kept.length - 1;
  return kept.map((line, place) =>
    shortened(line, width, size, place === last && lines.length > most),
  );
}

/** Words with the blank behind them; Chinese may be parted behind any letter. */
function piecesOf(name: string): string[] {
  return (
    name.match(
      /[^\s\u2e80-\uffff]+[\s\uff00-\uffff\u3000-\u303f]*|[\u2e80-\uffff][\uff00-\uffef\u3000-\u303f]*|\s+/gu,
    ) ?? []
  );
}

function shortened(line: string, width: number, size: number, more: boolean): string {
  if (!more && wideOf(line.trimEnd(), size) <= width) return line;
  const letters = Array.from(line.trimEnd());
  while (letters.length > 1 && wideOf(`${letters.join("")}…`, size) > width) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

function wideOf(text: string, size: number): number {
  return Array.from(text).reduce((sum, sign) => sum + size * (sign >= "\u2e80" ? HAN : LATIN), 0);
}
