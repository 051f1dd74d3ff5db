/**
 * The one state of the lab: which round, which phase of it, what is pointed at, and the recipe and the
 * customers that all of it comes from. Every view is a function of this.
 */

import type { Crew } from "../crew.ts";
import { finished, oneOf, type Kernel, type Step, type Task } from "../kernel.ts";
import { flatsOf, type Chapter } from "./chapters.ts";
import { exists, related, same, type Focus } from "./focus.ts";
import type { Panel } from "./panels.ts";
import { PANELS } from "./panels.ts";
import { indexOf, numbersIn, type NeuronPlace, type WeightPlace } from "./places.ts";
import { RECIPE, type Recipe } from "./recipe.ts";
import { born, recorded, synapsesAfter, synapsesAt, type Run } from "./run.ts";
import { SURVEYS, taskOf, type Survey } from "./survey.ts";

/** The five phases of a round, in their order. */
export const PHASES = ["guess", "compare", "slope", "blame", "change"] as const;
export type Phase = (typeof PHASES)[number];

/** A number that somebody typed over a weight, before a round. */
export interface Fork {
  readonly round: number;
  readonly weight: WeightPlace;
  readonly value: number;
}

/** What a run comes from: with the same of these, the same run. */
export interface Origin {
  readonly recipe: Recipe;
  readonly survey: Survey;
  readonly forks: readonly Fork[];
}

export class Lab {
  /** What the network is made of and how it learns. */
  recipe: Recipe = $state.raw(RECIPE);
  survey: Survey = $state.raw(SURVEYS.story);
  /** Weights typed over, one branch growing out of the other. */
  forks: readonly Fork[] = $state.raw([]);

  round = $state(0);
  phase: Phase = $state("guess");
  /** What was chosen by a click, and what the pointer is on at the moment. */
  focus: Focus | null = $state.raw(null);
  pointed: Focus | null = $state.raw(null);
  /** Whose round is written out in the panels, counted from 0. */
  customer = $state(0);
  open: readonly Panel[] = $state.raw([]);
  decimals = $state(3);
  stretched = $state(true);
  playing = $state(false);

  run: Run | null = $state.raw(null);
  /** What the machine found on the way, in the order of time. */
  chapters: readonly Chapter[] = $state.raw([]);
  /** The run that is being compared with, kept when another takes its place. */
  kept: Run | null = $state.raw(null);
  failure: string | null = $state(null);
  /** In a saved page: whether what was learned here is the saved run, to the last bit. */
  reborn: boolean | null = $state(null);

  /** The kernel on this thread: for one step, or a small bowl. */
  readonly kernel: Kernel;
  /** The kernel in its workers: for whatever takes longer than a frame. */
  readonly crew: Crew;
  /** What is being learned, and how often something was asked for. */
  #wanted: Origin | null = null;
  #asked = 0;

  constructor(kernel: Kernel, crew: Crew) {
    this.kernel = kernel;
    this.crew = crew;
  }

  /** What lights up: under the pointer, otherwise what was chosen. */
  readonly lit = $derived(this.pointed ?? this.focus);

  readonly last = $derived(this.run?.last ?? 0);
  readonly task: Task | null = $derived(this.run?.task ?? null);
  /** Neurons in each layer, from the questions to the prediction. */
  readonly widths: readonly number[] = $derived(Array.from(this.task?.widths ?? []));

  /** A weight that is being dragged, and where it is; every view follows, and nothing is learned yet. */
  trial: { readonly weight: WeightPlace; readonly value: number } | null = $state.raw(null);

  /** The numbers of the network before this round. */
  readonly synapses: Float64Array | null = $derived.by(() => {
    const { run, trial, widths } = this;
    if (!run) return null;
    const recorded = synapsesAt(run, this.round);
    return trial ? changed(recorded, indexOf(widths, trial.weight), trial.value) : recorded;
  });

  /** Everything of this round. */
  readonly step: Step | null = $derived.by(() => {
    const { run, synapses, kernel } = this;
    return run && synapses && kernel.step(run.task, synapses);
  });

  /** This round for each customer alone: what only he wants. The nudges of all add up to the round's. */
  readonly alone: readonly Step[] = $derived.by(() => {
    const { task, synapses, kernel } = this;
    if (!task || !synapses) return [];
    return Array.from(task.targets, (_, row) => kernel.step(oneOf(task, row), synapses));
  });

  /** The numbers of the network after this round; null after the last, which changes nothing more. */
  readonly after: Float64Array | null = $derived.by(() => {
    const { run, round, trial, synapses, kernel } = this;
    if (!run || !synapses || round >= run.last) return null;
    if (!trial) return synapsesAfter(run, round);
    const { rate } = run.recipe;
    const way = { rate, rounds: 1 };
    return finished(kernel.descend(run.task, synapses, way)).recorded.subarray(synapses.length);
  });

  #weight: WeightPlace = $state.raw({ synapse: 0, from: 0, to: 0 });
  #neuron: NeuronPlace = $state.raw({ layer: 1, neuron: 0 });

  /** The weight that panels about one weight show: the one chosen last. */
  readonly weight: WeightPlace = $derived(
    exists({ kind: "weight", ...this.#weight }, this.widths, 0)
      ? this.#weight
      : { synapse: 0, from: 0, to: 0 },
  );

  /** The neuron that panels about one neuron show: the one chosen last, never a question. */
  readonly neuron: NeuronPlace = $derived(
    exists({ kind: "neuron", ...this.#neuron }, this.widths, 0)
      ? this.#neuron
      : { layer: 1, neuron: 0 },
  );

  /** What this run comes from. */
  readonly origin: Origin = $derived({
    recipe: this.recipe,
    survey: this.survey,
    forks: this.forks,
  });

  /** What was asked for last, learned already or not: what a further change begins with. */
  get next(): Origin {
    return this.#wanted ?? this.origin;
  }

  /** Learn what recipe, customers and forks ask for. */
  async learn(): Promise<void> {
    await this.change({});
  }

  /**
   * Another recipe, other customers or branches, and the run that comes of them. Until it has come,
   * everything is as before, so that no view sees new customers beside an old run.
   */
  async change(part: Partial<Origin>): Promise<void> {
    const wanted = { ...this.next, ...part };
    this.#wanted = wanted;
    const ticket = ++this.#asked;
    try {
      const run = await grown(this.crew, wanted);
      if (ticket !== this.#asked) return; // somebody has asked for something else meanwhile
      Object.assign(this, wanted);
      this.run = run;
      this.chapters = [...run.chapters, ...flatsOf(this.kernel, run)].sort(
        (a, b) => a.round - b.round,
      );
      this.failure = null;
      this.go(this.round);
      this.customer = Math.min(this.customer, run.task.targets.length - 1);
      if (this.focus && !exists(this.focus, this.widths, run.task.targets.length))
        this.focus = null;
      this.#wanted = null;
    } catch (reason) {
      if (ticket !== this.#asked) return;
      this.failure = String(reason);
      this.#wanted = null;
    }
  }

  /** Go to a round, as far as there are any. */
  go(round: number): void {
    this.round = Math.max(0, Math.min(Math.round(round), this.last));
  }

  /** One phase on, or back; past the end of a round begins the next. */
  turn(by: 1 | -1): void {
    const place = PHASES.indexOf(this.phase) + by;
    const round = this.round + (place < 0 ? -1 : place < PHASES.length ? 0 : 1);
    if (round < 0 || round > this.last) return;
    this.go(round);
    this.phase = PHASES[(place + PHASES.length) % PHASES.length] ?? "guess";
  }

  /** Choose a thing, for all views; once more lets go of it. */
  choose(focus: Focus): void {
    this.focus = same(this.focus, focus) ? null : focus;
    if (focus.kind === "customer") this.customer = focus.customer;
    if (focus.kind === "weight") this.#weight = focus;
    if (focus.kind === "neuron" && focus.layer > 0) this.#neuron = focus;
  }

  /** Whether a thing is what is pointed at, or touches it. */
  touches(place: Focus): boolean {
    return this.lit !== null && related(this.lit, place);
  }

  /** Put another number in the place of a weight, from this round on. */
  async fork(weight: WeightPlace, value: number): Promise<void> {
    this.trial = null;
    await this.change({ forks: [...this.next.forks, { round: this.round, weight, value }] });
  }

  /** Leave the last branch: the weight is again what it was. */
  async leave(): Promise<void> {
    await this.change({ forks: this.next.forks.slice(0, -1) });
  }

  /** Open a panel, or close it. */
  toggle(panel: Panel): void {
    const there = this.open.includes(panel);
    const wanted = there ? this.open.filter((other) => other !== panel) : [...this.open, panel];
    this.open = PANELS.filter((one) => wanted.includes(one));
  }
}

/** The same numbers, and another one at this place. */
function changed(synapses: Float64Array, place: number, value: number): Float64Array {
  return synapses.map((number, index) => (index === place ? value : number));
}

/** The run, and the branches that grow out of it. */
async function grown(crew: Crew, { recipe, survey, forks }: Origin): Promise<Run> {
  const task = taskOf(survey, recipe);
  const widths = Array.from(task.widths);
  const first = await born(crew, recipe, numbersIn(widths));
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
