/** The shortest rule that says to whom a neuron says yes, among the answers that somebody gave. */

/** Above this a neuron says yes, below that no; in between it is unsure. A prediction is cut at one half. */
export const HIGH = 0.65;
export const LOW = 0.35;
export const CUT = 0.5;

/** What a neuron says to a pattern, by these edges. */
export type Said = "yes" | "no" | "unsure";

/** An answer to one question. */
export interface Literal {
  readonly question: number;
  readonly answer: number;
}

/**
 * To whom yes is said.
 *
 * all, none  to everybody, to nobody
 * and, or    to whoever gave all of these answers, or one of them
 * list       to the patterns in the list, for which there is no such rule
 */
export type Rule =
  | { readonly kind: "all" }
  | { readonly kind: "none" }
  | { readonly kind: "and" | "or"; readonly literals: readonly Literal[] }
  | { readonly kind: "list"; readonly patterns: readonly (readonly Literal[])[] };

/** The rule for these patterns and what is said to each; who gets no clear word is left out. */
export function ruleOf(patterns: readonly (readonly number[])[], said: readonly Said[]): Rule {
  const clear = patterns.filter((_, place) => said[place] !== "unsure");
  const yes = new Set(patterns.filter((_, place) => said[place] === "yes"));
  if (yes.size === 0) return { kind: "none" };
  if (yes.size === clear.length) return { kind: "all" };
  const questions = dividing(patterns);
  for (const literals of choices(questions))
    for (const kind of ["and", "or"] as const) {
      const fits = kind === "and" ? every : some;
      if (clear.every((pattern) => fits(literals, pattern) === yes.has(pattern)))
        return { kind, literals };
    }
  const named = (pattern: readonly number[]): Literal[] =>
    questions.map((question) => ({ question, answer: pattern[question] ?? 0 }));
  return { kind: "list", patterns: Array.from(yes, named) };
}

/** The questions that were not answered alike by all. */
function dividing(patterns: readonly (readonly number[])[]): number[] {
  const [first = []] = patterns;
  return Array.from(first.keys()).filter((question) =>
    patterns.some((pattern) => pattern[question] !== first[question]),
  );
}

const MOST_WORDS = 3;

/** All choices of one, two or three answers, the shortest first. */
function* choices(questions: readonly number[]): Generator<readonly Literal[]> {
  for (let size = 1; size <= Math.min(MOST_WORDS, questions.length); size++)
    yield* chosen(questions, size);
}

function* chosen(questions: readonly number[], size: number): Generator<readonly Literal[]> {
  if (size === 0) yield [];
  for (const [place, question] of questions.entries())
    if (size > 0)
      for (const rest of chosen(questions.slice(place + 1), size - 1))
        for (const answer of [1, 0]) yield [{ question, answer }, ...rest];
}

const every = (literals: readonly Literal[], pattern: readonly number[]): boolean =>
  literals.every(({ question, answer }) => pattern[question] === answer);

const some = (literals: readonly Literal[], pattern: readonly number[]): boolean =>
  literals.some(({ question, answer }) => pattern[question] === answer);
