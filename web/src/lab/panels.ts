/** The panels that can be opened beside the stage, in the order of their doors; each comes when asked for. */

import type { Component } from "svelte";
import type { Lab } from "./state.svelte.ts";

export const PANELS = [
  "step",
  "bowl",
  "scurve",
  "chain",
  "tug",
  "questions",
  "code",
  "castle",
  "matrices",
  "target",
] as const;

export type Panel = (typeof PANELS)[number];

type View = Component<{ lab: Lab }>;

/** Fetches the view of a panel. */
export const VIEWS: Readonly<Record<Panel, () => Promise<{ default: View }>>> = {
  step: () => import("../views/StepInNumbers.svelte"),
  bowl: () => import("../views/Bowl.svelte"),
  scurve: () => import("../views/SCurve.svelte"),
  chain: () => import("../views/ChainRule.svelte"),
  tug: () => import("../views/TugOfWar.svelte"),
  questions: () => import("../views/Questions.svelte"),
  code: () => import("../views/Code.svelte"),
  castle: () => import("../views/Castle.svelte"),
  matrices: () => import("../views/Matrices.svelte"),
  target: () => import("../views/Target.svelte"),
};
