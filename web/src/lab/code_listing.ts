/** The listing as the run at hand has it: the story's lines under their numbers, other words where it differs. */

import type { Line, Role } from "./code.ts";
import { fits, underscored } from "./code_package.ts";
import { at, numbersIn, startOf } from "./places.ts";
import { RECIPE, TUTORIAL } from "./recipe.ts";
import type { Origin } from "./state.svelte.ts";
import { SURVEYS } from "./survey.ts";

/** Stands in the first empty line where the run is not the story's: the code alone is written anew. */
const OTHER =
  "# The code is that of another run than the story's; the comments still tell the story.";

/**
 * Each line as this run needs it. No line moves to another number: what takes more room shares a line,
 * and what falls away leaves it empty.
 */
export function writtenFor(lines: readonly Line[], origin: Origin): readonly Line[] {
  const own = lines.map((line, place) => {
    const typed = lines[place - 1]?.role === "loop" ? typedOver(origin) : "";
    if (typed) return { ...line, text: `    ${typed}`, role: "fork" as const };
    const text = line.role ? spoken(line.role, line, lines, origin) : line.text;
    return { ...line, text, role: text ? line.role : null };
  });
  if (own.every(({ text }, place) => text === at(lines, place).text)) return lines;
  const empty = lines.findIndex(({ text }) => !text);
  return own.map((line, place) => (place === empty ? { ...line, text: OTHER } : line));
}

function spoken(role: Role, line: Line, lines: readonly Line[], origin: Origin): string {
  const { customers } = origin.survey;
  const room = lines.filter((one) => one.role === role).length;
  if (role === "answers")
    return rowOf(
      "X",
      customers.map(({ answers }) => answers),
      line.row,
      room,
    );
  if (role === "truth")
    return rowOf(
      "y",
      customers.map(({ bought }) => [bought]),
      line.row,
      room,
    );
  const words = WRITERS[role]?.(origin, line.text.trimStart());
  if (words === undefined) return line.text;
  return words && line.text.slice(0, line.text.search(/\S/)) + words;
}

/** A table that has so many lines, in one of them; the last holds all rows for which there is no other. */
function rowOf(
  name: string,
  table: readonly (readonly number[])[],
  line: number,
  room: number,
): string {
  const opening = `${name} = np.array([`;
  const rows = table.slice(line, line === room - 1 ? undefined : line + 1);
  if (rows.length === 0) return "";
  const before = line === 0 ? opening : " ".repeat(opening.length);
  const text = rows.map((row) => `[${row.join(", ")}]`).join(", ");
  return `${before}${text}${line + rows.length === table.length ? "])" : ","}`;
}

/** How many neurons each layer has. */
const widthsOf = ({ survey, recipe }: Origin): number[] => [
  survey.questions.length,
  ...recipe.hidden,
  1,
];

/** The hidden layers, from the questions on. */
const hiddenOf = ({ recipe }: Origin): number[] => recipe.hidden.map((_, place) => place + 1);

/** The layer of the prediction. */
const lastOf = ({ recipe }: Origin): number => recipe.hidden.length + 1;

const heights = (layer: number): string => `l${layer} = nonlin(l${layer - 1} @ syn${layer - 1})`;
const blamed = (layer: number): string => `l${layer}_error = l${layer + 1}_delta @ syn${layer}.T`;
const pushed = (layer: number): string =>
  `l${layer}_delta = l${layer}_error * nonlin(l${layer}, deriv=True)`;

function changed({ recipe }: Origin, synapse: number): string {
  const nudge = `l${synapse}.T @ l${synapse + 1}_delta`;
  return `syn${synapse} += ${recipe.rate === 1 ? nudge : `${recipe.rate} * (${nudge})`}`;
}

/** What a synapse is born with. */
function born(origin: Origin, synapse: number): string {
  const widths = widthsOf(origin);
  const [rows, columns] = [at(widths, synapse), at(widths, synapse + 1)];
  const { start } = origin.recipe;
  if (start === "zero") return `syn${synapse} = np.zeros((${rows}, ${columns}))`;
  if (start === "seed" || numbersIn(widths) !== TUTORIAL.length)
    return `syn${synapse} = 2 * np.random.random((${rows}, ${columns})) - 1`;
  const first = startOf(widths, synapse);
  const table = Array.from({ length: rows }, (_, row) => {
    const from = first + row * columns;
    return `[${TUTORIAL.slice(from, from + columns).join(", ")}]`;
  });
  return `syn${synapse} = np.array([${table.join(", ")}])`;
}

/** Weights typed over, one after another, each before its round. */
function typedOver({ forks, ...origin }: Origin): string {
  const widths = widthsOf({ forks, ...origin });
  return forks
    .filter((fork) => fits(fork, widths, origin.recipe))
    .map(({ round, weight: { synapse, from, to }, value }) => {
      const weight = `syn${synapse}[${from}, ${to}]`;
      return `${weight} = ${value} if j == ${round} else ${weight}`;
    })
    .join("; ");
}

/** The words of a line, without what it is indented by; none where it falls away. */
const WRITERS: Readonly<Partial<Record<Role, (origin: Origin, text: string) => string>>> = {
  seed: ({ recipe }) => `np.random.seed(${recipe.start === "seed" ? recipe.seed : RECIPE.seed})`,
  born_first: (origin) => born(origin, 0),
  born_rest: (origin) =>
    hiddenOf(origin)
      .map((synapse) => born(origin, synapse))
      .join("; "),
  loop: ({ recipe }) => `for j in range(${underscored(recipe.rounds)}):`,
  hidden: (origin) => hiddenOf(origin).map(heights).join("; "),
  guess: (origin) => heights(lastOf(origin)),
  error: (origin) => `l${lastOf(origin)}_error = y - l${lastOf(origin)}`,
  print: (origin, text) => text.replace(/\bl\d+_error/, `l${lastOf(origin)}_error`),
  delta: (origin) =>
    origin.recipe.loss === "cross_entropy"
      ? `l${lastOf(origin)}_delta = l${lastOf(origin)}_error`
      : pushed(lastOf(origin)),
  blame: (origin) =>
    hiddenOf(origin)
      .toReversed()
      .flatMap((layer) => [blamed(layer), ...(layer > 1 ? [pushed(layer)] : [])])
      .join("; "),
  hidden_delta: (origin) => (lastOf(origin) > 1 ? pushed(1) : ""),
  change_rest: (origin) =>
    hiddenOf(origin)
      .toReversed()
      .map((synapse) => changed(origin, synapse))
      .join("; "),
  change_first: (origin) => changed(origin, 0),
  shown: (origin, text) =>
    text
      .replace(/\(l\d+\)/, `(l${lastOf(origin)})`)
      .replace("the four customers", (four) => counted(origin) ?? four),
};

/** The customers, where they are not as many as in the story. */
function counted({ survey }: Origin): string | null {
  const { length } = survey.customers;
  return length === SURVEYS.story.customers.length ? null : `the customers, ${length} in all`;
}
