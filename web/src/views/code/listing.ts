/** The listing itself, the same file that `glassbowl code` prints. */

import text from "../../../../examples/twenty_eight_lines.py?raw";
import { linesOf, printsEvery } from "../../lab/code.ts";

export const LINES = linesOf(text);
export const STEPS = Array.from(new Set(LINES.map(({ step }) => step).filter((step) => step > 0)));
/** Every how many rounds it prints. */
export const EVERY = printsEvery(LINES);
