/** Patterns of answers and rules about them, in the reader's words. */

import type { Literal, Rule } from "../../lab/questions_said.ts";
import type { Lab } from "../../lab/state.svelte.ts";
import { say, words, type Key } from "../../locales/words.svelte.ts";
import { questionName } from "../names.ts";

/** One answer, such as "a cat" or "no beer"; to a question of the user's own, with the question. */
export function literalTold(lab: Lab, { question, answer }: Literal): string {
  const key = `questions.${answer ? "is" : "not"}.${lab.survey.questions[question] ?? ""}`;
  if (key in words.catalogue) return say(key as Key);
  const name = questionName(lab, question);
  return say(answer ? "questions.is" : "questions.not", { question: name });
}

/** All answers of a pattern. */
export function patternTold(lab: Lab, answers: readonly number[]): string {
  return answers
    .map((answer, question) => literalTold(lab, { question, answer }))
    .join(say("questions.and"));
}

/** A list of more answers than these is not read, and so not written. */
const READABLE = 6;

/** To whom yes is said; these are the customers. */
export function ruleTold(lab: Lab, rule: Rule, yes: readonly number[]): string {
  if (rule.kind === "all" || rule.kind === "none")
    return say(rule.kind === "all" ? "questions.everybody" : "questions.nobody");
  const joined = (literals: readonly Literal[], by: "and" | "or"): string =>
    literals.map((literal) => literalTold(lab, literal)).join(say(`questions.${by}`));
  if (rule.kind !== "list") return joined(rule.literals, rule.kind);
  if (rule.patterns.flat().length > READABLE)
    return say("questions.no_rule", { customers: customersTold(yes) });
  return rule.patterns.map((pattern) => joined(pattern, "and")).join(say("questions.further"));
}

/** Customers by their numbers. */
export function customersTold(rows: readonly number[]): string {
  return rows
    .toSorted((one, other) => one - other)
    .map((row) => row + 1)
    .join(say("questions.comma"));
}
