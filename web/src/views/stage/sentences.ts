/** What a neuron and a weight have at each phase of a round, as one plain sentence with its numbers. */

import { enough } from "../../draw/chain_digits.ts";
import { fixed, signed } from "../../draw/format.ts";
import { at, indexOf, nameOf, type NeuronPlace, type WeightPlace } from "../../lab/places.ts";
import { less } from "../../lab/reckon.ts";
import { synapsesAt } from "../../lab/run.ts";
import { rated } from "../../lab/scurve.ts";
import type { Lab } from "../../lab/state.svelte.ts";
import { decimalsOfProducts, decimalsOfSums } from "../../lab/step_sums.ts";
import { changeOf } from "../../lab/tug.ts";
import { oneAfterAnother, say } from "../../locales/words.svelte.ts";
import { neuronName, questionName } from "../names.ts";

type Step = NonNullable<Lab["step"]>;

/** A question sends its answer, in every phase; any other neuron has something of its own in each. */
export function neuronTold(lab: Lab, step: Step, neuron: NeuronPlace): string {
  if (neuron.layer === 0) return answerTold(lab, step, neuron.neuron);
  if (lab.phase === "slope") return slopeTold(lab, step, neuron);
  if (lab.phase === "blame") return deltaTold(lab, step, neuron);
  if (lab.phase === "change" && lab.after && lab.task)
    return laterTold(lab, step, lab.kernel.step(lab.task, lab.after), neuron);
  if (lab.phase === "compare" && neuron.layer === lab.widths.length - 1)
    return errorTold(lab, step, neuron);
  return saysTold(lab, step, neuron);
}

function answerTold(lab: Lab, step: Step, question: number): string {
  const answer = at(at(step.layers, 0), lab.customer * at(lab.widths, 0) + question);
  return say(answer ? "stage.told.answer_yes" : "stage.told.answer_no", {
    question: questionName(lab, question),
    customer: lab.customer + 1,
  });
}

/** One of the step's numbers of a neuron, for the chosen customer. */
function of(lab: Lab, list: readonly Float64Array[], place: number, one: NeuronPlace): number {
  return at(at(list, place), lab.customer * at(lab.widths, one.layer) + one.neuron);
}

const whose = (lab: Lab, neuron: NeuronPlace) => ({
  neuron: neuronName(lab, neuron),
  customer: lab.customer + 1,
});

function saysTold(lab: Lab, step: Step, neuron: NeuronPlace): string {
  const guesses = neuron.layer === lab.widths.length - 1;
  const told = say(guesses ? "stage.told.output" : "stage.told.neuron", {
    ...whose(lab, neuron),
    sum: fixed(of(lab, step.sums, neuron.layer - 1, neuron), lab.decimals),
    out: fixed(of(lab, step.layers, neuron.layer, neuron), lab.decimals),
  });
  return oneAfterAnother([told, say("stage.bars")]);
}

function errorTold(lab: Lab, step: Step, neuron: NeuronPlace): string {
  return say("stage.told.output_error", {
    ...whose(lab, neuron),
    truth: fixed(at(lab.task?.targets ?? [], lab.customer), 0),
    out: fixed(of(lab, step.layers, neuron.layer, neuron), lab.decimals),
    error: signed(of(lab, step.errors, neuron.layer - 1, neuron), lab.decimals),
  });
}

/** Whether the last slope cancels out, as it does for cross-entropy. */
function isFlat({ recipe, widths }: Lab, { layer }: NeuronPlace): boolean {
  return recipe.loss === "cross_entropy" && layer === widths.length - 1;
}

function slopeTold(lab: Lab, step: Step, neuron: NeuronPlace): string {
  const slope = of(lab, step.slopes, neuron.layer - 1, neuron);
  const flat = isFlat(lab, neuron);
  return say(flat ? "stage.told.neuron_flat" : "stage.told.neuron_slope", {
    ...whose(lab, neuron),
    out: fixed(of(lab, step.layers, neuron.layer, neuron), lab.decimals),
    slope: flat ? fixed(slope, 0) : fixed(slope, enough([slope], lab.decimals)),
    how: say(`scurve.slope.${rated("slope", slope)}`),
  });
}

/** Error times slope, with so many digits that a calculator makes the delta of them. */
function deltaTold(lab: Lab, step: Step, neuron: NeuronPlace): string {
  const [error, slope, delta] = [step.errors, step.slopes, step.deltas].map((list) =>
    of(lab, list, neuron.layer - 1, neuron),
  ) as [number, number, number];
  const shown = enough([delta], lab.decimals);
  const digits = decimalsOfProducts(lab, [[error, slope]], { values: [delta], decimals: shown });
  const way = delta > 0 ? "more" : delta < 0 ? "less" : "nothing";
  return oneAfterAnother([
    say("stage.told.neuron_delta", {
      ...whose(lab, neuron),
      error: signed(error, digits),
      slope: fixed(slope, digits),
      delta: signed(delta, shown),
    }),
    say(`stage.told.asked.${way}`),
  ]);
}

/** Nothing changes in a neuron itself: other numbers on its lines have it say something else. */
function laterTold(lab: Lab, step: Step, later: Step, neuron: NeuronPlace): string {
  const [now, then] = [step, later].map(({ layers }) => of(lab, layers, neuron.layer, neuron)) as [
    number,
    number,
  ];
  const digits = enough([less(lab.kernel, then, now)], lab.decimals);
  return say("stage.told.neuron_later", {
    ...whose(lab, neuron),
    now: fixed(now, digits),
    then: fixed(then, digits),
  });
}

/** Where a weight leads and what it says; once the changes are made, what it comes to. */
export function weightTold(
  lab: Lab,
  step: Step,
  synapses: Float64Array,
  place: WeightPlace,
): string {
  const { widths, decimals } = lab;
  const weight = at(synapses, indexOf(widths, place));
  const change = changeOf(lab.kernel, step, widths, lab.recipe.rate, place);
  if (lab.phase === "change" && lab.after)
    return becomesTold(lab, place, weight, change, at(lab.after, indexOf(widths, place)));
  return oneAfterAnother([
    say(weight < 0 ? "stage.told.weight_no" : "stage.told.weight_yes", {
      weight: nameOf(place),
      value: signed(weight, decimals),
      from: neuronName(lab, { layer: place.synapse, neuron: place.from }),
      to: neuronName(lab, { layer: place.synapse + 1, neuron: place.to }),
    }),
    ...changesTold(lab, change, changeBefore(lab, place)),
  ]);
}

/** What the round before added to a weight, and what this one adds; after the last there is no such. */
function changesTold(lab: Lab, change: number, before: number | null): string[] {
  const said = (value: number): string => signed(value, enough([value], lab.decimals));
  if (lab.round === lab.last)
    return before === null ? [] : [say("stage.told.weight_last", { change: said(before) })];
  if (before === null) return [say("stage.told.weight_change", { change: said(change) })];
  return [say("stage.told.weight_changes", { before: said(before), change: said(change) })];
}

/** The weight, its change and their sum, with so many digits that a calculator makes it of them. */
function becomesTold(
  lab: Lab,
  place: WeightPlace,
  before: number,
  change: number,
  after: number,
): string {
  const shown = enough([change], lab.decimals);
  const digits = decimalsOfSums(lab, [[before, change]], { values: [after], decimals: shown });
  return say("stage.told.weight_becomes", {
    weight: nameOf(place),
    before: signed(before, digits),
    change: signed(change, digits),
    after: signed(after, shown),
  });
}

/** What was added to a weight in the round before; null where none was, or another number stands there since. */
function changeBefore(lab: Lab, place: WeightPlace): number | null {
  const { run, round, trial, kernel, widths, forks } = lab;
  const isNew = forks.some((fork) => fork.round === round && nameOf(fork.weight) === nameOf(place));
  if (!run || round === 0 || trial || isNew) return null;
  const before = kernel.step(run.task, synapsesAt(run, round - 1));
  return changeOf(kernel, before, widths, lab.recipe.rate, place);
}
