/** The colour that a kind of number has on the page. */

import type { Plate } from "../../lab/step_cells.ts";

/** The class that stands for the colour; empty for the ink of all other numbers. */
export function hueOf({ kind }: Plate): "error" | "slope" | "delta" | "" {
  if (kind === "loss") return "error";
  return kind === "error" || kind === "slope" || kind === "delta" ? kind : "";
}
