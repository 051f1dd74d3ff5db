/**
 * The one state of the lab: which round, which phase of it, what is pointed at, and the recipe and the
 * customers that all of it comes from. Every view is a function of this. There are two of its kind: the
 * source, and in each part of the page a follower that sees the same a moment later.
 */

import type { Crew } from "../crew.ts";
import { finished, oneOf, type Kernel, type Step, type Task } from "../kernel.ts";
import { answerTo, type Asked } from "./asked.ts";
import { FIRST_WALK, type Walk } from "./bowl_walk.ts";
import { withFork, type Fork } from "./branches.ts";
import type { Chapter } from "./chapters.ts";
import { exists, related, same, type Focus, type Light } from "./focus.ts";
import { FIRST_LOOKS, type Looks } from "./looks.ts";
import { PANELS, type Panel } from "./panels.ts";
import { changed, indexOf, type NeuronPlace, type WeightPlace } from "./places.ts";
import { RECIPE, type Recipe } from "./recipe.ts";
import { synapsesAfter, synapsesAt, type Run } from "./run.ts";
import { SURVEYS, type Survey } from "./survey.ts";
import { FIRST_TABS, type Tabbed, type Tabs } from "./tabs.ts";

/** The five phases of a round, in their order. */
export const PHASES = ["guess", "compare", "slope", "blame", "change"] as const;
export type Phase = (typeof PHASES)[number];

/** How many decimals are shown: until somebody chooses, at the least and at the most. */
export const DECIMALS = { first: 3, least: 1, most: 12 } as const;

/** What a run comes from: with the same of these, the same run. */
export interface Origin {
  readonly recipe: Recipe;
  readonly survey: Survey;
  readonly forks: readonly Fork[];
}

/** A run that another is compared with. */
export interface Kept {
  readonly run: Run;
  readonly origin: Origin;
}

/** The line of code that somebody went to: all that it makes, and the phase that it runs in. */
export interface Running {
  readonly light: Light | null;
  readonly phase: Phase;
}

export const FIRST_WEIGHT: WeightPlace = { synapse: 0, from: 0, to: 0 };
export const FIRST_NEURON: NeuronPlace = { layer: 1, neuron: 0 };

/** Part of what is seen, as it shall be. */
export type Shown = Partial<Pick<Lab, (typeof SHOWN)[number]>>;

/** What of the lab can be another at the next moment; all else follows from it. */
export const SHOWN = [
  ...(["recipe", "survey", "forks", "run", "growing", "chapters", "kept"] as const),
  ...(["failure", "reborn", "round", "phase", "focus", "pointed", "running", "asked"] as const),
  ...(["customer", "trial", "playing", "weightChosen", "neuronChosen"] as const),
  ...(["open", "tabs", "looks", "walk", "decimals", "stretched"] as const),
] as const;

export abstract class Lab {
  /** What the network is made of and how it learns. */
  readonly recipe: Recipe = $state.raw(RECIPE);
  readonly survey: Survey = $state.raw(SURVEYS.story);
  /** Weights typed over, one branch growing out of the other. */
  readonly forks: readonly Fork[] = $state.raw([]);

  readonly round: number = $state(0);
  readonly phase: Phase = $state("guess");
  /** What was chosen by a click, and what the pointer is on at the moment. */
  readonly focus: Focus | null = $state.raw(null);
  readonly pointed: Light | null = $state.raw(null);
  /** The same, while there is such a thing: a customer may be taken out under the hand that points. */
  readonly #there: Light | null = $derived.by(() => {
    const { pointed, widths, survey } = this;
    return pointed && exists(pointed, widths, survey.customers.length) ? pointed : null;
  });
  /** Which line of code was gone to last; null when none was since time played. */
  readonly running: Running | null = $state.raw(null);
  /** What was asked of the network's picture; the answer stands out in it. */
  readonly asked: Asked | null = $state(null);
  /** Whose round is written out in the panels, counted from 0. */
  readonly customer: number = $state(0);
  readonly open: readonly Panel[] = $state.raw([]);
  readonly tabs: Tabs = $state.raw(FIRST_TABS);
  readonly looks: Looks = $state.raw(FIRST_LOOKS);
  /** The line through weight space that the bowl is cut along. */
  readonly walk: Walk = $state.raw(FIRST_WALK);
  readonly decimals: number = $state(DECIMALS.first);
  readonly stretched: boolean = $state(true);
  readonly playing: boolean = $state(false);

  readonly run: Run | null = $state.raw(null);
  /** Whether the run has only its newborn so far: the first screen does not wait for the rest. */
  readonly growing: boolean = $state(false);
  /** What the machine found on the way, in the order of time. */
  readonly chapters: readonly Chapter[] = $state.raw([]);
  /** The run that is being compared with, kept when another takes its place. */
  readonly kept: Kept | null = $state.raw(null);
  readonly failure: string | null = $state(null);
  /** In a saved page: whether what was learned here is the saved run, to the last bit. */
  readonly reborn: boolean | null = $state(null);
  /** A weight that is being dragged, and where it is; every view follows, and nothing is learned yet. */
  readonly trial: { readonly weight: WeightPlace; readonly value: number } | null =
    $state.raw(null);

  readonly weightChosen: WeightPlace = $state.raw(FIRST_WEIGHT);
  readonly neuronChosen: NeuronPlace = $state.raw(FIRST_NEURON);

  /** The kernel on this thread: for one step, or a small bowl. */
  readonly kernel: Kernel;
  /** The kernel in its workers: for whatever takes longer than a frame. */
  readonly crew: Crew;

  constructor(kernel: Kernel, crew: Crew) {
    this.kernel = kernel;
    this.crew = crew;
  }

  /** What the line that was gone to makes, as long as it is the one that runs, and can be seen. */
  readonly #made: Light | null = $derived.by(() => {
    const { running, phase, playing, open, widths } = this;
    if (!running?.light || running.phase !== phase || playing || !open.includes("code"))
      return null;
    return exists(running.light, widths, this.survey.customers.length) ? running.light : null;
  });

  /** What stands out as the answer to what was asked. */
  readonly answer: Light | null = $derived.by(
    () => this.asked && answerTo(this.asked, this.widths),
  );

  /** What lights up: under the pointer, otherwise what was chosen, what a line makes, or an answer. */
  readonly lit: Light | null = $derived(this.#there ?? this.focus ?? this.#made ?? this.answer);

  /** The last round there is, or that there will be. */
  readonly last = $derived(this.growing ? this.recipe.rounds : (this.run?.last ?? 0));
  readonly task: Task | null = $derived(this.run?.task ?? null);
  /** Neurons in each layer, from the questions to the prediction. */
  readonly widths: readonly number[] = $derived(Array.from(this.task?.widths ?? []));

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

  /** The weight that panels about one weight show: the one chosen last. */
  readonly weight: WeightPlace = $derived(
    exists({ kind: "weight", ...this.weightChosen }, this.widths, 0)
      ? this.weightChosen
      : FIRST_WEIGHT,
  );

  /** The neuron that panels about one neuron show: the one chosen last, never a question. */
  readonly neuron: NeuronPlace = $derived(
    exists({ kind: "neuron", ...this.neuronChosen }, this.widths, 0)
      ? this.neuronChosen
      : FIRST_NEURON,
  );

  /** What this run comes from. */
  readonly origin: Origin = $derived({
    recipe: this.recipe,
    survey: this.survey,
    forks: this.forks,
  });

  /** The lab as it is at this moment: what is done goes on from there, whatever was seen. */
  abstract get newest(): Lab;

  /** What was asked for last, learned already or not: what a further change begins with. */
  abstract get next(): Origin;

  /**
   * Another recipe, other customers or branches, and the run that comes of them. Until it has come,
   * everything is as before, so that no view sees new customers beside an old run. Whether it came: it
   * does not where it cannot be learned, or somebody asked for something else meanwhile.
   */
  abstract change(part: Partial<Origin>): Promise<boolean>;

  /** Learn another run, too, and compare with that. */
  abstract compare(origin: Origin): Promise<void>;

  /** Show this from now on. While time plays no line of code is gone through. */
  show(part: Shown): void {
    Object.assign(this, part, part.playing && { running: null });
  }

  /** Go to a round, as far as there are any. */
  go(round: number): void {
    const last = this.newest.run?.last ?? 0;
    this.show({ round: Math.max(0, Math.min(Math.round(round), last)) });
  }

  /** One phase on, or back; past the end of a round begins the next. */
  turn(by: 1 | -1): void {
    const now = this.newest;
    const place = PHASES.indexOf(now.phase) + by;
    const round = now.round + (place < 0 ? -1 : place < PHASES.length ? 0 : 1);
    if (round < 0 || round > (now.run?.last ?? 0)) return;
    const phase = PHASES[(place + PHASES.length) % PHASES.length] ?? "guess";
    this.show({ round, phase });
  }

  /** Ask something of the network's picture; once more lets go of it. */
  ask(asked: Asked): void {
    const again = this.newest.asked === asked;
    this.show(again ? { asked: null } : { asked, focus: null, running: null });
  }

  /** Choose a thing, for all views; once more lets go of it. A customer does not hide an answer. */
  choose(focus: Focus): void {
    const { focus: chosen, asked } = this.newest;
    const hides = asked !== null && focus.kind === "customer";
    this.show({
      focus: same(chosen, focus) || hides ? null : focus,
      ...(focus.kind === "customer" && { customer: focus.customer }),
      ...(focus.kind === "weight" && { weightChosen: focus }),
      ...(focus.kind === "neuron" && focus.layer > 0 && { neuronChosen: focus }),
    });
  }

  /** Whether a thing is what is pointed at, or touches it. */
  touches(place: Focus): boolean {
    return this.lit !== null && related(this.lit, place);
  }

  /** Whether a thing stands back, because something of the network is lit that it does not touch. */
  dims(place: Focus): boolean {
    return this.lit !== null && this.lit.kind !== "customer" && !this.touches(place);
  }

  /** Put another number in the place of a weight, from this round on, unless there are too many branches. */
  async fork(weight: WeightPlace, value: number): Promise<void> {
    this.show({ trial: null });
    const { next, round } = this.newest;
    const forks = withFork(next.forks, { round, weight, value });
    if (forks) await this.change({ forks });
  }

  /** Leave the last branch: the weight is again what it was. */
  async leave(): Promise<void> {
    await this.change({ forks: this.next.forks.slice(0, -1) });
  }

  /** Open a panel, or close it. */
  toggle(panel: Panel): void {
    const { open } = this.newest;
    const wanted = open.includes(panel)
      ? open.filter((other) => other !== panel)
      : [...open, panel];
    this.show({ open: PANELS.filter((one) => wanted.includes(one)) });
  }

  /** Show another of what a panel shows one at a time. */
  turnTo<Which extends Tabbed>(panel: Which, tab: Tabs[Which]): void {
    this.show({ tabs: { ...this.newest.tabs, [panel]: tab } });
  }

  /** Look at panels another way. */
  look(part: Partial<Looks>): void {
    this.show({ looks: { ...this.newest.looks, ...part } });
  }

  /** Open a panel, unless it is. */
  reveal(panel: Panel): void {
    if (!this.newest.open.includes(panel)) this.toggle(panel);
  }
}
