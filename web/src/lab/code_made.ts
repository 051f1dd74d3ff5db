/** What each of the 28 lines has just made, in the round at hand, of a network of any shape. */

import { at, startOf } from "./places.ts";
import { synapsesAt } from "./run.ts";
import { weightedSum } from "./reckon.ts";
import type { Lab } from "./state.svelte.ts";
import type { Role } from "./code.ts";

/** A table of numbers: a row a customer and a column a neuron, or the numbers of one synapse. */
export interface Made {
  readonly name: string;
  readonly values: Float64Array;
  readonly columns: number;
  readonly hue: "error" | "slope" | "delta" | "weight" | "";
  readonly of: { readonly kind: "layer" | "synapse"; readonly place: number };
  /** Whether it is one of the round's own tables, which can be checked by its name. */
  readonly checked: boolean;
  /** Answers and truths are whole. */
  readonly whole: boolean;
}

/** The hidden layers, from the questions on. */
function hiddenOf(widths: readonly number[]): number[] {
  return widths.slice(1, -1).map((_, place) => place + 1);
}

/** What a line of this role makes. */
export function madeBy(lab: Lab, role: Role): readonly Made[] {
  const { widths, step, run, synapses } = lab;
  if (!step || !run || !synapses) return [];
  const last = widths.length - 1;
  const hidden = hiddenOf(widths);
  const layer = (
    name: string,
    place: number,
    list: readonly Float64Array[],
    hue: Made["hue"] = "",
  ): Made => ({
    name: `l${place}${name}`,
    values: at(list, name ? place - 1 : place),
    columns: at(widths, place),
    hue,
    of: { kind: "layer", place },
    checked: true,
    whole: place === 0,
  });
  const synapse = (name: string, place: number, values: Float64Array, checked = true): Made => ({
    name: `syn${place}${name}`,
    values,
    columns: at(widths, place + 1),
    hue: "weight",
    of: { kind: "synapse", place },
    checked,
    whole: false,
  });
  const numbers = (of: Float64Array, place: number): Float64Array =>
    of.subarray(startOf(widths, place), startOf(widths, place + 1));
  const forward = (place: number): Made[] => [
    layer("_LH", place, step.sums),
    layer("", place, step.layers),
  ];
  const back = (place: number): Made[] => [
    layer("_slope", place, step.slopes, "slope"),
    layer("_delta", place, step.deltas, "delta"),
  ];
  const change = (place: number): Made[] => [
    synapse("_change", place, at(step.nudges, place)),
    ...(lab.after ? [synapse("_after", place, numbers(lab.after, place))] : []),
  ];
  const born = (place: number): Made =>
    synapse("", place, numbers(synapsesAt(run, 0), place), lab.round === 0);
  const rest = hidden.toReversed();
  switch (role) {
    case "answers":
    case "l0":
      return [layer("", 0, step.layers)];
    case "truth":
      return [{ ...layer("", last, step.layers), ...truth(run.task.targets) }];
    case "born_first":
      return [born(0)];
    case "born_rest":
      return hidden.map(born);
    case "hidden":
      return hidden.flatMap(forward);
    case "guess":
      return forward(last);
    case "error":
      return [layer("_error", last, step.errors, "error")];
    case "delta":
      return back(last);
    case "blame":
      return rest.flatMap((place) => [
        layer("_error", place, step.errors, "error"),
        ...(place > 1 ? back(place) : []), // what the blame of the layer before is made of
      ]);
    case "hidden_delta":
      return hidden.slice(0, 1).flatMap(back);
    case "change_rest":
      return rest.flatMap(change);
    case "change_first":
      return change(0);
    default:
      return [];
  }
}

function truth(targets: Float64Array): Pick<Made, "name" | "values" | "whole"> {
  return { name: "y", values: targets, whole: true };
}

/** What the print line prints: how far off a prediction is on average. */
export function printed(lab: Lab): number {
  const misses = Array.from(lab.step?.errors.at(-1) ?? [], (error) => Math.abs(error));
  return weightedSum(
    lab.kernel,
    misses,
    misses.map(() => 1 / misses.length),
  );
}
