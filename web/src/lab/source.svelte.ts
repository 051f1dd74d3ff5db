/** The lab's state itself: what is shown of it, and how another recipe becomes another run. */

import { flatsOf } from "./chapters.ts";
import { exists } from "./focus.ts";
import { indexOf, numbersIn } from "./places.ts";
import { born, recorded, synapsesAt, type Run } from "./run.ts";
import { changed, Lab, type Origin } from "./state.svelte.ts";
import { taskOf } from "./survey.ts";

/** Milliseconds in which a run is shown, before more is looked for in it. */
const MOMENT = 50;

export class Source extends Lab {
  /** What is being learned, and how often something was asked for. */
  #wanted: Origin | null = null;
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

  override async change(part: Partial<Origin>): Promise<void> {
    const wanted = { ...this.next, ...part };
    this.#wanted = wanted;
    const ticket = ++this.#asked;
    try {
      const run = await grown(this, wanted);
      if (ticket !== this.#asked) return; // somebody has asked for something else meanwhile
      const customers = run.task.targets.length;
      this.show({
        ...wanted,
        run,
        chapters: run.chapters,
        failure: null,
        customer: Math.min(this.customer, customers - 1),
      });
      this.go(this.round);
      if (this.focus && !exists(this.focus, this.widths, customers)) this.show({ focus: null });
      this.#wanted = null;
      await new Promise((shown) => setTimeout(shown, MOMENT));
      if (ticket !== this.#asked) return;
      const chapters = [...run.chapters, ...flatsOf(this.kernel, run)];
      this.show({ chapters: chapters.sort((a, b) => a.round - b.round) });
    } catch (reason) {
      if (ticket !== this.#asked) return;
      this.show({ failure: String(reason) });
      this.#wanted = null;
    }
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
