/** A saved run: one HTML file that is the lab again, with this run in it, wherever it is opened. */

import { linkOf } from "./link.ts";
import { synapsesAt } from "./run.ts";
import type { Lab } from "./state.svelte.ts";
import { nameOfSurvey, type Survey } from "./survey.ts";

/** What is put into the file. Recipe, branches and view are a link; the kernel does the rest. */
export interface Saved {
  readonly link: string;
  /** The user's own rows, where it was not the story's. */
  readonly own: Survey | null;
  /** The network at the end, so that whoever opens it can be told that it is the same run. */
  readonly synapses: readonly number[];
}

const PLACE = "saved";
const EMPTY = `<script id="${PLACE}" type="application/json">null</script>`;

/** The run in this page, if it is a saved one. */
export function savedHere(): Saved | null {
  const text = document.getElementById(PLACE)?.textContent;
  return text ? (JSON.parse(text) as Saved | null) : null;
}

/** Whether the run that was learned here is the saved one, to the last bit. */
export function same(lab: Lab, saved: Saved): boolean {
  const { run } = lab;
  if (!run) return false;
  const synapses = synapsesAt(run, run.last);
  return synapses.every((number, place) => Object.is(number, saved.synapses[place]));
}

/** The page as one file, with this run in it. Raises where the file cannot be fetched. */
export async function pageWith(lab: Lab): Promise<string> {
  const shell = await shellOf();
  const saved: Saved = {
    link: linkOf(lab),
    own: nameOfSurvey(lab.survey) ? null : lab.survey,
    synapses: lab.run ? Array.from(synapsesAt(lab.run, lab.run.last)) : [],
  };
  const text = JSON.stringify(saved).replaceAll("<", "\\u003c");
  return shell.replace(EMPTY, () => EMPTY.replace("null", () => text));
}

/** A saved page is its own shell; any other fetches it. */
async function shellOf(): Promise<string> {
  if (!document.getElementById(PLACE)) {
    const answer = await fetch("./saved.html");
    if (!answer.ok) throw new Error(`saved.html: ${answer.status}`);
    return answer.text();
  }
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  copy.removeAttribute("data-theme");
  const run = copy.querySelector(`#${PLACE}`);
  if (run) run.textContent = "null";
  copy.querySelector("#page")?.replaceChildren();
  return `<!doctype html>\n${copy.outerHTML}\n`;
}

/** Hand the file to the reader. */
export async function save(lab: Lab): Promise<void> {
  const file = new Blob([await pageWith(lab)], { type: "text/html" });
  const address = URL.createObjectURL(file);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = `glassbowl-${lab.recipe.start === "seed" ? `seed-${lab.recipe.seed}` : lab.recipe.start}.html`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
