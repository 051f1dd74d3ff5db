/** The code that changes one synapse, its helper variables taken away one at a time. */

import type { Subject } from "./chain.ts";

/** A piece of a line: what stands there, and which ratio it is, counted from right to left. */
export interface Fragment {
  readonly text: string;
  readonly ratio?: number;
}

export type Line = readonly Fragment[];

/** A synapse of a network whose last layer has this number. */
export interface Where {
  readonly synapse: number;
  readonly last: number;
  /** With cross-entropy the slope of the last layer is divided away: the code has none. */
  readonly crossEntropy: boolean;
}

/** Where the weight stands that a chain is about. */
export function whereOf({ weight, task }: Subject): Where {
  return {
    synapse: weight.synapse,
    last: task.widths.length - 1,
    crossEntropy: task.loss === "cross_entropy",
  };
}

/** The helper variables in the order in which the code makes them: l2_error, l2_delta, l1_error, ... */
export function helpersOf({ synapse, last }: Where): string[] {
  const layers = Array.from({ length: last - synapse }, (_, behind) => last - behind);
  return layers.flatMap((layer) => [`l${layer}_error`, `l${layer}_delta`]);
}

/** The lines of the code, when so many helpers are gone: theirs come first, as they were. */
export function linesOf(where: Where, gone: number): Line[] {
  const helpers = helpersOf(where);
  const lines = helpers.map((name, helper): Line => [
    { text: `${name} = ` },
    ...madeOf(where, helper, helper < gone ? 0 : gone),
  ]);
  const { synapse } = where;
  const update: Line = [
    { text: `syn${synapse} += ` },
    fragmentOf(where, helpers.length),
    { text: ".dot(" },
    ...used(where, helpers.length - 1, gone),
    { text: ")" },
  ];
  return [...lines, update];
}

/** The piece of code that stands for a ratio. */
export function fragmentOf({ synapse, last }: Where, ratio: number): Fragment {
  const layer = last - Math.floor(ratio / 2);
  if (ratio === 0) return { text: `y - l${last}`, ratio };
  if (layer === synapse) return { text: `l${synapse}.T`, ratio };
  return ratio % 2 === 0
    ? { text: `syn${layer}.T`, ratio }
    : { text: `nonlin(l${layer}, deriv=True)`, ratio };
}

/** Whether the code has a piece for this ratio. */
export function isThere({ crossEntropy }: Where, ratio: number): boolean {
  return !(crossEntropy && ratio === 1);
}

/** A helper as it stands in a line: by its name, or what it is made of when it is gone. */
function used(where: Where, helper: number, gone: number): Line {
  if (helper < gone) return madeOf(where, helper, gone);
  return [{ text: helpersOf(where)[helper] ?? "" }];
}

/** What a helper is made of. Helpers alternate: an error, then the delta of the same layer. */
function madeOf(where: Where, helper: number, gone: number): Line {
  if (helper === 0) return [fragmentOf(where, 0)];
  const before = used(where, helper - 1, gone);
  if (helper % 2 === 0)
    return [...bracketed(before), { text: ".dot(" }, fragmentOf(where, helper), { text: ")" }];
  if (!isThere(where, helper)) return before;
  const factor = helper === 1 ? bracketed(before) : before;
  return [...factor, { text: " * " }, fragmentOf(where, helper)];
}

/** In brackets, where it is more than a name. */
function bracketed(line: Line): Line {
  const isName = line.length === 1 && line[0]?.ratio === undefined;
  return isName ? line : [{ text: "(" }, ...line, { text: ")" }];
}
