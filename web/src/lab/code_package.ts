/** The run at hand, written as Python for the glassbowl package and, where there is one, as a command. */

import type { Fork } from "./branches.ts";
import { at, numbersIn, startOf } from "./places.ts";
import { RECIPE, TUTORIAL, type Recipe } from "./recipe.ts";
import type { Origin } from "./state.svelte.ts";
import { SURVEYS } from "./survey.ts";

/** Python that makes this run and stands in this round. */
export function pythonOf({ recipe, survey, forks }: Origin, round: number): string {
  const widths = [survey.questions.length, ...recipe.hidden, 1];
  const start = startingWith(recipe, widths);
  const runs: Named[] = [{ name: "trace", from: 0 }];
  const branches = forks
    .filter((fork) => fits(fork, widths, recipe))
    .flatMap((fork) => {
      const [branch, lines] = branched(fork, recipe, runs);
      runs.push(branch);
      return lines;
    });
  const here = holding(runs, round);
  return [
    ...(start ? ["import numpy as np"] : []),
    "import glassbowl",
    "",
    `X = ${rows(survey.customers.map(({ answers }) => answers))}`,
    `y = [${survey.customers.map(({ bought }) => bought).join(", ")}]`,
    `recipe = ${settings(recipe)}`,
    ...(start
      ? [`start = ${start}`, "trace = glassbowl.record(start, X, y, recipe=recipe)"]
      : ["trace = glassbowl.train(X, y, recipe=recipe)"]),
    ...branches,
    `print(${here.name}.at(${round - here.from}))`,
  ].join("\n");
}

/** The command that tells the story with the same numbers; null where no command does. */
export function commandOf({ recipe, survey, forks }: Origin): string | null {
  const { seed, rounds } = recipe;
  const plain = { ...RECIPE, seed, rounds };
  const same = JSON.stringify(plain) === JSON.stringify({ ...plain, ...recipe });
  if (!same || survey !== SURVEYS.story || forks.length > 0) return null;
  const asked = [
    ...(seed === RECIPE.seed ? [] : [` --seed ${seed}`]),
    ...(rounds === RECIPE.rounds ? [] : [` --iterations ${rounds}`]),
  ];
  return `glassbowl demo${asked.join("")}`;
}

/** Only what is not as it stands. */
function settings({ seed, hidden, rounds, rate, loss }: Recipe): string {
  const tuple = hidden.length === 1 ? `(${at(hidden, 0)},)` : `(${hidden.join(", ")})`;
  const said = [
    `hidden=${tuple}`,
    `iterations=${underscored(rounds)}`,
    ...(rate === RECIPE.rate ? [] : [`rate=${rate}`]),
    `seed=${seed}`,
    ...(loss === RECIPE.loss ? [] : [`loss="${loss}"`]),
  ];
  return `glassbowl.Recipe(${said.join(", ")})`;
}

/** The network it begins with, where it is not drawn. */
function startingWith({ start }: Recipe, widths: readonly number[]): string | null {
  const shapes = widths.slice(1).map((width, k) => `(${at(widths, k)}, ${width})`);
  const network = (synapses: readonly string[]): string =>
    `glassbowl.Network((${synapses.join(", ")},))`;
  if (start === "zero") return network(shapes.map((shape) => `np.zeros(${shape})`));
  if (start !== "tutorial" || numbersIn(widths) !== TUTORIAL.length) return null;
  const numbers = shapes.map((shape, k) => {
    const own = TUTORIAL.slice(startOf(widths, k), startOf(widths, k + 1));
    return `np.array([${own.join(", ")}]).reshape${shape}`;
  });
  return network(numbers);
}

/** A run and its name in Python; what happened before `from` lies in the one before it. */
interface Named {
  readonly name: string;
  readonly from: number;
}

/** A weight typed over: the network of that round with another number in it, and the rounds that are left. */
function branched(fork: Fork, recipe: Recipe, before: readonly Named[]): [Named, string[]] {
  const { round, weight, value } = fork;
  const trunk = holding(before, round);
  const rest = settings({ ...recipe, rounds: recipe.rounds - round });
  const branch = { name: `branch_${before.length}`, from: round };
  const lines = [
    "",
    `synapses = [one.copy() for one in ${trunk.name}.at(${round - trunk.from}).network.synapses]`,
    `synapses[${weight.synapse}][${weight.from}, ${weight.to}] = ${value}`,
    "network = glassbowl.Network(tuple(synapses))",
    `${branch.name} = glassbowl.record(network, X, y, recipe=${rest})`,
  ];
  return [branch, lines];
}

/** The youngest run that has this round. */
function holding(runs: readonly Named[], round: number): Named {
  return runs.findLast(({ from }) => from <= round) ?? at(runs, 0);
}

export function fits(
  { weight, round }: Fork,
  widths: readonly number[],
  { rounds }: Recipe,
): boolean {
  const { synapse, from, to } = weight;
  const exists = from < (widths[synapse] ?? 0) && to < (widths[synapse + 1] ?? 0);
  return exists && round <= rounds;
}

/** One row a customer. */
function rows(answers: readonly (readonly number[])[]): string {
  return `[${answers.map((row) => `[${row.join(", ")}]`).join(", ")}]`;
}

/** A whole number as Python writes a long one. */
export function underscored(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, "_");
}
