/** The looks of panels as words of a link, and back: each as it is said, and what of it can be. */

import { focusOf, same } from "./focus.ts";
import {
  BESIDE,
  FARTHEST,
  FIRST_LOOKS,
  FIRST_MARKS,
  HEIGHTS,
  MARKS,
  pairIn,
  POINTS,
  PRINTED,
  RATES,
  ROWS,
  type Looks,
  type Marked,
} from "./looks.ts";
import {
  about,
  BAR,
  countUpTo,
  distanceUpTo,
  listOf,
  MOST_STEPS,
  numberOf,
  oneOf,
  orNone,
  pointOf,
  someOf,
  wholeUpTo,
  type Setting,
  type Word,
} from "./looks_kinds.ts";
import type { WeightPlace } from "./places.ts";
import { belongsTo, existsCell, KINDS, type Cell } from "./step_cells.ts";
import { MOST } from "./survey_bounds.ts";

const WORDS: { readonly [Key in keyof Looks]: Word<Looks[Key]> } = {
  floor: {
    panels: ["bowl"],
    text: (pair, { widths }) => {
      const { first, second } = pairIn(widths, pair);
      return [first, ...(second ? [second] : [])].map(textOfWeight).join(BAR);
    },
    read: (text, { widths }) => {
      const [first, second = null, ...more] = text.split(BAR).map(weightOf);
      if (!first || (second === null && text.includes(BAR)) || more.length > 0) return undefined;
      const pair = { first, second };
      const own = pairIn(widths, pair);
      return own.first === first && own.second === second ? pair : undefined;
    },
  },
  height: oneOf("bowl", HEIGHTS),
  whose: orNone("", countUpTo("bowl", MOST.customers - 1)),
  marks: { panels: ["bowl"], text: textOfMarks, read: marksOf },
  roll: {
    panels: ["bowl"],
    text: String,
    read: (text) => RATES.find((rate) => rate === numberOf(text)),
  },
  bought: { panels: ["bowl"], text: String, read: (text) => [3, 4].find((so) => `${so}` === text) },
  cell: { panels: ["step"], text: textOfCell, read: cellOf },
  wiggle: distanceUpTo(FARTHEST.weight),
  points: oneOf("chain", POINTS),
  distance: distanceUpTo(FARTHEST.weight),
  nearby: about({
    text: (points) => points.map((point) => point ?? "").join(BAR),
    read: (text) => listOf(text.split(BAR).map(pointOf)),
  }),
  road: about({ text: (through) => through.join("."), read: roadOf }),
  ratio: countUpTo("chain", MOST_STEPS),
  pulled: about({
    text: ({ ratio, x, gap }) => [ratio, x ?? "", gap ?? ""].join(BAR),
    read: (text) => {
      const [ratio = "", ...rest] = text.split(BAR);
      const number = wholeUpTo(ratio, MOST_STEPS);
      const [x, gap, ...more] = rest.map(pointOf);
      if (number === undefined || x === undefined || gap === undefined) return undefined;
      return more.length > 0 ? undefined : { ratio: number, x, gap };
    },
  }),
  gone: countUpTo("chain", MOST_STEPS),
  ran: countUpTo("chain", MOST_STEPS),
  printed: {
    ...someOf(PRINTED, PRINTED),
    text: (panels, { open }) =>
      PRINTED.filter((panel) => panels.includes(panel) && open.includes(panel)).join("."),
  },
  day: orNone("none", {
    ...countUpTo("castle", Infinity),
    read: (text, { rounds }) => wholeUpTo(text, rounds),
  }),
  rows: orNone("", oneOf("code", ROWS)),
  comments: {
    panels: ["code"],
    text: (shown) => (shown ? "shown" : ""),
    read: (text) => (text === "shown" ? true : undefined),
  },
  beside: someOf(["code"], BESIDE),
};

const KEYS = Object.keys(WORDS) as (keyof Looks)[];

/** Says of panels that are open what is not as at first. */
export function sayLooks(said: URLSearchParams, looks: Looks, setting: Setting): void {
  for (const key of KEYS) {
    const [text, first] = [textOfLook(key, looks, setting), textOfLook(key, FIRST_LOOKS, setting)];
    if (isSaid(key, setting) && text !== first) said.set(key, text);
  }
}

/** What is said; otherwise the first where a link opens the panel, and elsewhere what it was. */
export function looksOf(said: URLSearchParams, setting: Setting, before: Looks): Looks {
  const looks = KEYS.map((key) => [key, lookOf(key, said, setting, before)]);
  return Object.fromEntries(looks) as Looks;
}

function isSaid(key: keyof Looks, { open }: Setting): boolean {
  return WORDS[key].panels.some((panel) => open.includes(panel));
}

function wordOf<Key extends keyof Looks>(key: Key): Word<Looks[Key]> {
  return WORDS[key];
}

function textOfLook(key: keyof Looks, looks: Looks, setting: Setting): string {
  return wordOf(key).text(looks[key], setting);
}

function lookOf<Key extends keyof Looks>(
  key: Key,
  said: URLSearchParams,
  setting: Setting,
  before: Looks,
): Looks[Key] {
  const text = said.get(key);
  const value = text === null ? undefined : wordOf(key).read(text, setting);
  if (value !== undefined) return value;
  return (isSaid(key, setting) ? FIRST_LOOKS : before)[key];
}

/** A neuron of each layer in which the road has a choice: behind the weight's own, before the prediction. */
function roadOf(text: string, { widths, weight }: Setting): readonly number[] | undefined {
  const layers = widths.slice(weight.synapse + 2, -1);
  const parts = text.split(".");
  if (layers.length === 0 || parts.length !== layers.length) return undefined;
  return listOf(layers.map((width, place) => wholeUpTo(parts[place] ?? "", width - 1)));
}

function textOfWeight(weight: WeightPlace): string {
  return `${weight.synapse}.${weight.from}.${weight.to}`;
}

function weightOf(text: string): WeightPlace | null {
  const focus = focusOf(`weight.${text}`);
  if (focus?.kind !== "weight") return null;
  const { synapse, from, to } = focus;
  return { synapse, from, to };
}

/** Marks that are seen, or with a line in front are not, where they would not be, or would. */
function textOfMarks(marks: Partial<Marked>): string {
  return MARKS.filter((mark) => mark in marks)
    .filter((mark) => mark === "slope" || marks[mark] !== FIRST_MARKS[mark])
    .map((mark) => (marks[mark] ? mark : `-${mark}`))
    .join(".");
}

function marksOf(text: string): Partial<Marked> {
  const said = text.split(".");
  const chosen = MARKS.filter((mark) => said.includes(mark) || said.includes(`-${mark}`));
  return Object.fromEntries(chosen.map((mark) => [mark, said.includes(mark)]));
}

/** The number that was clicked, while nothing else has been chosen since. */
function textOfCell(cell: Cell | null, { focus }: Setting): string {
  if (!cell || !same(focus, belongsTo(cell))) return "";
  return [cell.kind, cell.layer, cell.row, cell.column].join(".");
}

function cellOf(text: string, setting: Setting): Cell | undefined {
  const [name, ...rest] = text.split(".");
  const kind = KINDS.find((one) => one === name);
  const [layer, row, column, ...more] = rest.map((part) => wholeUpTo(part, Infinity));
  if (!kind || layer === undefined || row === undefined || column === undefined) return undefined;
  const cell = { kind, layer, row, column };
  const fits = more.length === 0 && existsCell(setting, cell);
  return fits && textOfCell(cell, setting) === text ? cell : undefined;
}
