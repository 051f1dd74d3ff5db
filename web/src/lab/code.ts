/** The 28 lines as the lab sees them: what each line is for, in which step it stands, when it runs. */

import type { Phase } from "./state.svelte.ts";

/** The first words of a line of code, and what such a line is for. The order is that of the listing. */
const ROLES = [
  ["import", /^import /],
  ["curve", /^def nonlin/],
  ["curve_asked", /^ {4}if deriv/],
  ["curve_slope", /^ {8}return x/],
  ["curve_height", /^ {4}return 1/],
  ["answers", /^X = /],
  ["truth", /^y = /],
  ["seed", /^np\.random\.seed/],
  ["born_first", /^syn0 = /],
  ["born_rest", /^syn1 = /],
  ["loop", /^for /],
  ["fork", /^ +syn\d\[/],
  ["l0", /^ +l0 = /],
  ["hidden", /^ +l1 = /],
  ["guess", /^ +l2 = /],
  ["error", /^ +l2_error = /],
  ["asked_to_print", /^ +if j /],
  ["print", /^ +print/],
  ["delta", /^ +l2_delta = /],
  ["blame", /^ +l1_error = /],
  ["hidden_delta", /^ +l1_delta = /],
  ["change_rest", /^ +syn1 \+= /],
  ["change_first", /^ +syn0 \+= /],
  ["shown", /^print/],
] as const;

export type Role = (typeof ROLES)[number][0];

/** A line of the listing. Without a role it is a comment, or empty. */
export interface Line {
  readonly number: number;
  readonly text: string;
  readonly role: Role | null;
  /** Which row of a table that takes several lines it holds. */
  readonly row: number;
  /** The step it stands in; 0 before the first, AFTER when the loop is over. */
  readonly step: number;
}

/** The phase in which a line of the loop runs; the others run once, before it or after. */
export const PHASE_OF: Readonly<Partial<Record<Role, Phase>>> = {
  loop: "guess",
  fork: "guess",
  l0: "guess",
  hidden: "guess",
  guess: "guess",
  error: "compare",
  asked_to_print: "compare",
  print: "compare",
  delta: "slope",
  blame: "blame",
  hidden_delta: "blame",
  change_rest: "change",
  change_first: "change",
};

/** Lines of the S-curve that are called from a phase. */
export const CALLED: Readonly<Record<Phase, readonly Role[]>> = {
  guess: ["curve_height"],
  compare: [],
  slope: ["curve_asked", "curve_slope"],
  blame: ["curve_asked", "curve_slope"],
  change: [],
};

/** What stands after the loop belongs to no step: it only shows what came out. */
export const AFTER = -1;

const STEP = /^\s*# (\d+)\. /;

/** Every line of the listing, in order. */
export function linesOf(listing: string): readonly Line[] {
  let step = 0;
  let before: Line | null = null; // the line of code before this one
  return listing
    .trimEnd()
    .split("\n")
    .map((text, place): Line => {
      const number = place + 1;
      step = Number(STEP.exec(text)?.[1] ?? step);
      if (!text.trim() || text.trimStart().startsWith("#"))
        return { number, text, role: null, row: 0, step: ended(before) ? AFTER : step };
      const role = ROLES.find(([, opening]) => opening.test(text))?.[0] ?? null;
      const line: Line = role
        ? { number, text, role, row: 0, step: role === "shown" ? AFTER : step }
        : { number, text, role: before?.role ?? null, row: (before?.row ?? -1) + 1, step };
      return (before = line);
    });
}

/** Whether the loop has ended there. */
function ended(line: Line | null): boolean {
  return line?.role === "change_first" || line?.role === "shown";
}

/** The lines that a round goes through, in their order. */
export function roundOf(lines: readonly Line[], prints: boolean): readonly Line[] {
  return lines.filter(({ role }) => role && PHASE_OF[role] && (role !== "print" || prints));
}

/** Every how many rounds the listing prints. */
export function printsEvery(lines: readonly Line[]): number {
  const line = lines.find(({ role }) => role === "asked_to_print");
  const every = /% ([\d_]+)/.exec(line?.text ?? "")?.[1] ?? "1";
  return Number(every.replaceAll("_", ""));
}

/** A piece of a line: a name, a number, what else stands there; and what kind of number it names. */
export interface Piece {
  readonly text: string;
  readonly hue: "error" | "slope" | "delta" | "";
  /** The factor of the chain that it is; see Factor. */
  readonly factor: string | null;
}

const PIECES = /nonlin\(\w+, deriv=True\)|\w+\.T|[A-Za-z_]\w*|\s+|[^A-Za-z_\s]+/g;

/** A line in pieces. */
export function piecesOf({ text, role }: Line): readonly Piece[] {
  return Array.from(text.trimStart().matchAll(PIECES), ([piece]) => ({
    text: piece,
    hue: hueOf(piece),
    factor: (role && FACTORS[role]?.(piece)) ?? null,
  }));
}

function hueOf(piece: string): Piece["hue"] {
  if (piece.startsWith("nonlin(")) return "slope";
  if (piece.endsWith("_delta")) return "delta";
  return piece.endsWith("_error") ? "error" : "";
}

const isSlope = (piece: string): boolean => piece.startsWith("nonlin(");
const isTurned = (piece: string): boolean => piece.endsWith(".T");

/** Which factor of the chain rule a piece of a line brings in, if any. */
const FACTORS: Readonly<Partial<Record<Role, (piece: string) => string | null>>> = {
  delta: (piece) => (piece.endsWith("_error") ? "error" : isSlope(piece) ? "slope" : null),
  blame: (piece) => (isTurned(piece) ? "synapse" : null),
  hidden_delta: (piece) => (isSlope(piece) ? "hidden_slope" : null),
  change_rest: (piece) => (isTurned(piece) ? "height" : null),
  change_first: (piece) => (isTurned(piece) ? "answer" : null),
};
