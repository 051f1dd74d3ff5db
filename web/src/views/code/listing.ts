/** The listing itself, the same file that `glassbowl code` prints. */

import text from "../../../../examples/twenty_eight_lines.py?raw";
import { linesOf } from "../../lab/code.ts";

export const LISTING = text;
export const LINES = linesOf(text);
/** How many of its lines are the network; what stands after the loop only shows what came out. */
export const COUNT = LINES.filter(({ role }) => role && role !== "shown").length;
export const STEPS = Array.from(new Set(LINES.map(({ step }) => step).filter((step) => step > 0)));
