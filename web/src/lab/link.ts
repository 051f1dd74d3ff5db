/**
 * The state as a link, behind "#", and back: which network, which round, what is looked at. A user's own
 * rows never enter it.
 */

import { ASKED } from "./asked.ts";
import { FIRST_WALK, textOfWalk, walkOf } from "./bowl_walk.ts";
import { MOST_FORKS, type Fork } from "./branches.ts";
import { exists, focusOf, same, textOf, type Focus } from "./focus.ts";
import type { Setting } from "./looks_kinds.ts";
import { looksOf, sayLooks } from "./looks_words.ts";
import { PANELS, type Panel } from "./panels.ts";
import {
  isRate,
  LOSSES,
  MOST_LAYERS,
  MOST_NEURONS,
  MOST_SEED,
  RECIPE,
  STARTS,
  type Recipe,
} from "./recipe.ts";
import {
  DECIMALS,
  FIRST_NEURON,
  FIRST_WEIGHT,
  PHASES,
  type Lab,
  type Origin,
} from "./state.svelte.ts";
import { nameOfSurvey, SURVEYS, type SurveyName } from "./survey.ts";
import { chosenTabs, FIRST_TABS, TABBED, type Tabs } from "./tabs.ts";

/** How a network without hidden neurons is written. */
const NONE = "none";

/** How the time axis is called on which every round has the same room. */
const EVEN = "even";

/** What a link says: what the run comes from, and what is to be shown of it. */
export interface Said {
  readonly origin: Origin;
  /** What the run comes from that is to be compared with, if there is one. */
  readonly kept: Origin | null;
  /** Shows it, once the run is there. */
  readonly show: (lab: Lab) => void;
}

/** What a link says, checked piece by piece; what is missing or wrong is as at the beginning. */
export function read(hash: string): Said {
  const said = new URLSearchParams(hash.replace(/^#/, ""));
  const origin = originOf(said);
  const kept = said.get("kept");
  const show = (lab: Lab): void => {
    const customers = lab.survey.customers.length;
    lab.show({
      round: whole(said.get("round"), 0, origin.recipe.rounds),
      phase: oneOf(PHASES, said.get("phase")) ?? "guess",
      customer: whole(said.get("customer"), 0, customers - 1),
      asked: oneOf(ASKED, said.get("asked")),
      focus: null,
      ...lastChosen(said),
    });
    const focus = focusOf(said.get("focus") ?? "");
    if (focus && exists(focus, widthsOf(lab), customers)) lab.choose(focus);
    const opened = openedBy(said);
    if (said.has("open")) lab.show({ open: opened });
    lab.show({
      tabs: tabsOf(said, opened, lab.tabs),
      looks: looksOf(said, { ...settingOf(lab), open: opened }, lab.looks),
      walk: walkOf(said.get("line") ?? ""),
      decimals: Math.max(
        DECIMALS.least,
        whole(said.get("decimals"), DECIMALS.first, DECIMALS.most),
      ),
      stretched: said.get("axis") !== EVEN,
    });
  };
  return { origin, show, kept: kept === null ? null : originOf(new URLSearchParams(kept)) };
}

/** The panels that a link opens, in the order of their doors. */
function openedBy(said: URLSearchParams): Panel[] {
  const open = (said.get("open") ?? "").split(".");
  return PANELS.filter((panel) => open.includes(panel));
}

/** The layers of the network, which may still have to learn. */
function widthsOf({ survey, recipe }: Origin): number[] {
  return [survey.questions.length, ...recipe.hidden, 1];
}

/** What is seen: the same before there is a run and after. */
function settingOf(lab: Lab): Setting {
  const widths = widthsOf(lab);
  const customers = lab.survey.customers.length;
  const { open, focus, recipe, weightChosen } = lab;
  const isThere = exists({ kind: "weight", ...weightChosen }, widths, 0);
  return {
    ...{ open, widths, customers, focus, rounds: recipe.rounds },
    weight: isThere ? weightChosen : FIRST_WEIGHT,
    customer: Math.min(lab.customer, customers - 1),
  };
}

/** What panels about one weight and about one neuron show, where nothing of the kind is chosen now. */
function lastChosen(said: URLSearchParams): Pick<Lab, "weightChosen" | "neuronChosen"> {
  const [weight, neuron] = [named(said, "weight"), named(said, "neuron")];
  return {
    weightChosen: weight?.kind === "weight" ? weight : FIRST_WEIGHT,
    neuronChosen: neuron?.kind === "neuron" && neuron.layer > 0 ? neuron : FIRST_NEURON,
  };
}

const named = (said: URLSearchParams, kind: Focus["kind"]): Focus | null =>
  focusOf(`${kind}.${said.get(kind) ?? ""}`);

/** Writes the same. */
function sayChosen(said: URLSearchParams, { weight, neuron, focus }: Lab): void {
  const chosen = [
    [
      { kind: "weight", ...weight },
      { kind: "weight", ...FIRST_WEIGHT },
    ],
    [
      { kind: "neuron", ...neuron },
      { kind: "neuron", ...FIRST_NEURON },
    ],
  ] as const;
  for (const [one, first] of chosen)
    if (!same(one, first) && !same(one, focus))
      said.set(one.kind, textOf(one).slice(one.kind.length + 1));
}

function originOf(said: URLSearchParams): Origin {
  const names = Object.keys(SURVEYS) as SurveyName[];
  const forks = said.getAll("fork");
  return {
    recipe: recipeOf(said),
    survey: SURVEYS[oneOf(names, said.get("data")) ?? "story"],
    forks: forks.length > MOST_FORKS ? [] : forks.flatMap(forkOf),
  };
}

/** What a run comes from, as words of a link; its rows, if they are the user's own, are left out. */
export function textOfOrigin(origin: Origin): string {
  return saidOf(origin).toString();
}

/** Whether two runs come from the same, in what no link says as well: the rows and how many rounds. */
export function sameOrigin(one: Origin, other: Origin): boolean {
  const unsaid = ({ survey, recipe }: Origin): string => JSON.stringify([survey, recipe.rounds]);
  return textOfOrigin(one) === textOfOrigin(other) && unsaid(one) === unsaid(other);
}

function saidOf({ recipe, survey, forks }: Origin): URLSearchParams {
  const said = new URLSearchParams(textOfRecipe(recipe));
  const data = nameOfSurvey(survey);
  if (data && data !== "story") said.set("data", data);
  for (const { round, weight, value } of forks)
    said.append("fork", [round, weight.synapse, weight.from, weight.to, value].join("_"));
  return said;
}

function recipeOf(said: URLSearchParams): Recipe {
  return {
    ...RECIPE,
    seed: whole(said.get("seed"), RECIPE.seed, MOST_SEED),
    hidden: hiddenOf(said.get("hidden")),
    start: oneOf(STARTS, said.get("start")) ?? RECIPE.start,
    loss: oneOf(LOSSES, said.get("loss")) ?? RECIPE.loss,
    rate: rateOf(said.get("rate")),
  };
}

function rateOf(text: string | null): number {
  const rate = Number(text);
  return isRate(rate) ? rate : RECIPE.rate;
}

function hiddenOf(text: string | null): readonly number[] {
  if (text === NONE) return [];
  const widths = (text ?? "").split(".").map((part) => whole(part, 0, MOST_NEURONS));
  const fits = widths.length <= MOST_LAYERS && widths.every((width) => width >= 1);
  return fits ? widths : RECIPE.hidden;
}

/** What differs from the story's recipe, as words of a link. */
export function textOfRecipe(recipe: Recipe): string {
  const said = new URLSearchParams();
  const hidden = (widths: readonly number[]): string => widths.join(".") || NONE;
  if (recipe.seed !== RECIPE.seed) said.set("seed", String(recipe.seed));
  if (hidden(recipe.hidden) !== hidden(RECIPE.hidden)) said.set("hidden", hidden(recipe.hidden));
  if (recipe.start !== RECIPE.start) said.set("start", recipe.start);
  if (recipe.loss !== RECIPE.loss) said.set("loss", recipe.loss);
  if (recipe.rate !== RECIPE.rate) said.set("rate", String(recipe.rate));
  return said.toString();
}

/** The link to what is seen. */
export function linkOf(lab: Lab): string {
  const said = saidOf(lab.origin);
  if (lab.round > 0) said.set("round", String(lab.round));
  if (lab.phase !== "guess") said.set("phase", lab.phase);
  if (lab.focus) said.set("focus", textOf(lab.focus));
  sayChosen(said, lab);
  if (lab.asked) said.set("asked", lab.asked);
  if (lab.customer > 0) said.set("customer", String(lab.customer));
  if (lab.open.length > 0) said.set("open", lab.open.join("."));
  for (const panel of TABBED)
    if (lab.open.includes(panel) && lab.tabs[panel] !== FIRST_TABS[panel])
      said.set(panel, lab.tabs[panel]);
  sayLooks(said, lab.looks, settingOf(lab));
  const line = textOfWalk(lab.walk);
  if (lab.open.includes("bowl") && line !== textOfWalk(FIRST_WALK)) said.set("line", line);
  if (lab.decimals !== DECIMALS.first) said.set("decimals", String(lab.decimals));
  if (!lab.stretched) said.set("axis", EVEN);
  if (lab.kept && nameOfSurvey(lab.kept.origin.survey))
    said.set("kept", textOfOrigin(lab.kept.origin));
  return `#${said.toString()}`;
}

/** What a panel shows: what the link says; the first where it opens the panel; otherwise what it did. */
function tabsOf(said: URLSearchParams, open: readonly Panel[], before: Tabs): Tabs {
  return chosenTabs(said, (panel) => (open.includes(panel) ? FIRST_TABS : before)[panel]);
}

function forkOf(text: string): Fork[] {
  const [round, synapse, from, to, value] = text.split("_");
  const places = [round, synapse, from, to];
  if (!places.every((place) => /^\d{1,9}$/.test(place ?? ""))) return [];
  if (!value || !Number.isFinite(Number(value))) return [];
  const weight = { synapse: Number(synapse), from: Number(from), to: Number(to) };
  return [{ round: Number(round), weight, value: Number(value) }];
}

function whole(text: string | null, otherwise: number, most: number): number {
  const number = Number(text);
  return text && /^\d+$/.test(text) && number <= most ? number : otherwise;
}

function oneOf<Name extends string>(names: readonly Name[], said: string | null): Name | null {
  return names.find((name) => name === said) ?? null;
}
