/** The lab's state itself: what is shown of it, and how another recipe becomes another run. */

import { flatsOf } from "./chapters.ts";
import { exists } from "./focus.ts";
import { sameOrigin } from "./link.ts";
import { changed, indexOf, numbersIn } from "./places.ts";
import { born, newborn, recorded, synapsesAt, type Run } from "./run.ts";
import { Lab, type Origin } from "./state.svelte.ts";
import { taskOf } from "./survey.ts";
import { placeIn } from "./survey_changes.ts";

/** Milliseconds in which a run is shown, before more is looked for in it. */
const MOMENT = 50;

export class Source extends Lab {
  /** What is being learned, and how often something was asked for. */
  #wanted: Origin | null = $state.raw(null);
  #asked = 0;

  override get newest(): this {
    return this;
  }

  override get next(): Origin {
    return this.#wanted ?? this.origin;
  }

  /** Learn what recipe, customers and forks ask for. */
  async learn(): Promise<void> {
    await this.change({});
  }

  override async change(part: Partial<Origin>): Promise<boolean> {
    const wanted = { ...this.next, ...part };
    const ticket = ++this.#asked;
    this.#wanted = null;
    if (this.run && !this.growing && sameOrigin(wanted, this.origin)) {
      this.show({ failure: null });
      return true; // it is learned already
    }
    this.#wanted = wanted;
    try {
      if (this.#isFirst(wanted)) await this.#begin(wanted);
      const run = await grown(this, wanted);
      if (ticket !== this.#asked) return false;
      const customers = run.task.targets.length;
      const follow = (row: number): number => placeIn(wanted.survey, this.survey, row);
      const { customer, focus } = this;
      this.show({
        ...wanted,
        run,
        growing: false,
        chapters: run.chapters,
        failure: null,
        customer: follow(customer),
        ...(focus?.kind === "customer" && {
          focus: { ...focus, customer: follow(focus.customer) },
        }),
      });
      this.go(this.round);
      if (this.focus && !exists(this.focus, this.widths, customers)) this.show({ focus: null });
      this.#wanted = null;
      setTimeout(() => this.#lookFor(run), MOMENT);
      return true;
    } catch (reason) {
      if (ticket !== this.#asked) return false;
      this.show({ failure: String(reason), growing: false });
      this.#wanted = null;
      return false;
    }
  }

  /** What takes longer to find in a run than anybody who waits for it should wait, while it is shown. */
  #lookFor(run: Run): void {
    if (run !== this.run) return;
    const chapters = [...run.chapters, ...flatsOf(this.kernel, run)];
    this.show({ chapters: chapters.sort((a, b) => a.round - b.round) });
  }

  override async compare(origin: Origin): Promise<void> {
    this.show({ kept: { run: await grown(this, origin), origin } });
  }

  /** Whether nothing is there yet, and nothing is to be shown but the first screen. */
  #isFirst({ forks }: Origin): boolean {
    return !this.run && this.round === 0 && forks.length === 0 && this.open.length === 0;
  }

  /** The newborn, while all that becomes of it is learned. */
  async #begin(wanted: Origin): Promise<void> {
    const { recipe } = wanted;
    const task = taskOf(wanted.survey, recipe);
    const start = await born(this.kernel, recipe, numbersIn(Array.from(task.widths)));
    this.show({ ...wanted, run: newborn(this.kernel, task, recipe, start), growing: true });
  }
}

/** The run, and the branches that grow out of it. */
async function grown({ kernel, crew }: Lab, { recipe, survey, forks }: Origin): Promise<Run> {
  const task = taskOf(survey, recipe);
  const widths = Array.from(task.widths);
  const first = await born(kernel, recipe, numbersIn(widths));
  let run = await recorded(crew, task, recipe, first);
  for (const fork of forks.filter(({ weight }) =>
    exists({ kind: "weight", ...weight }, widths, 0),
  )) {
    const from = Math.min(fork.round, run.last);
    const start = changed(synapsesAt(run, from), indexOf(widths, fork.weight), fork.value);
    run = await recorded(crew, task, recipe, start, { from, trunk: run });
  }
  return run;
}
