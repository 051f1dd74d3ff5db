/** What the listing prints when it is run: each printed line, with the round and the phase it tells of. */

import { printedColumn, printedNumber } from "../draw/python.ts";
import type { Kernel } from "../kernel.ts";
import { printsEvery, type Line } from "./code.ts";
import { at } from "./places.ts";
import { weightedSum } from "./reckon.ts";
import { synapsesAt, type Run } from "./run.ts";
import type { Phase } from "./state.svelte.ts";

export interface PrintedLine {
  readonly text: string;
  readonly round: number;
  readonly phase: Phase;
  /** Whose prediction it is, counted from 0; null where it is nobody's alone. */
  readonly customer: number | null;
}

/**
 * Everything that these lines print in this run, in their order. Where the numbers run away on the way,
 * it ends with the last round that has any.
 */
export function printedIn(
  kernel: Kernel,
  run: Run,
  lines: readonly Line[],
): readonly PrintedLine[] {
  const { rounds } = run.recipe;
  const inLoop = textOf(lines, "print");
  const [afterwards, table] = textOf(lines, "shown");
  const asked = Array.from(
    { length: Math.ceil(rounds / printsEvery(lines)) },
    (_, time) => time * printsEvery(lines),
  );
  const errors = asked
    .filter((round) => round <= run.last)
    .flatMap((round) =>
      inLoop.map((line) => ({
        text: told(line, { j: String(round), mean: printedNumber(meanMiss(kernel, run, round)) }),
        round,
        phase: "compare" as const,
        customer: null,
      })),
    );
  const end = rounds - 1;
  if (run.last < rounds || end < 0 || !afterwards || !table) return errors;
  const seen = { round: end, phase: "guess" } as const;
  const guesses = Array.from(at(look(kernel, run, end).layers, run.task.widths.length - 1));
  return [
    ...errors,
    { ...seen, text: told(afterwards, { j: String(end), mean: "" }), customer: null },
    ...printedColumn(guesses).map((text, customer) => ({ ...seen, text, customer })),
  ];
}

const look = (kernel: Kernel, run: Run, round: number): ReturnType<Kernel["step"]> =>
  kernel.step(run.task, synapsesAt(run, round));

function textOf(lines: readonly Line[], role: "print" | "shown"): string[] {
  return lines.filter((line) => line.role === role).map(({ text }) => text);
}

/** How far off a prediction is on average, in a round. */
function meanMiss(kernel: Kernel, run: Run, round: number): number {
  const misses = Array.from(look(kernel, run, round).errors.at(-1) ?? [], Math.abs);
  return weightedSum(
    kernel,
    misses,
    misses.map(() => 1 / misses.length),
  );
}

/** What is printed: a text, the count of the round, or the mean of the misses. */
const ASKED = /"([^"]*)"|\bnp\.mean\(np\.abs\(\w+\)\)|\bj\b/g;

/** What a print line prints; a blank stands between its pieces. */
function told(line: string, { j, mean }: { readonly j: string; readonly mean: string }): string {
  const pieces = Array.from(
    line.matchAll(ASKED),
    ([piece, text]) => text ?? (piece === "j" ? j : mean),
  );
  return pieces.join(" ");
}
