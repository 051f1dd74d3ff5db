/** What can be changed of a survey by hand: each makes another survey of it, or none where that cannot be. */

import type { Customer, Survey } from "./survey.ts";
import { MOST } from "./survey_bounds.ts";

/** One customer more, who answered no to everything, to be turned over. */
export function withCustomer(survey: Survey): Survey | null {
  const { questions, customers } = survey;
  if (customers.length >= MOST.customers) return null;
  return { questions, customers: [...customers, { answers: questions.map(() => 0), bought: 0 }] };
}

/** The same without the customer of that row; somebody has to be left. */
export function withoutCustomer({ questions, customers }: Survey, row: number): Survey | null {
  return customers.length > 1 ? { questions, customers: without(customers, row) } : null;
}

/** With that customer made another, the others as they are. */
export function withChanged(
  { questions, customers }: Survey,
  row: number,
  changed: (customer: Customer) => Customer,
): Survey {
  return {
    questions,
    customers: customers.map((customer, place) => (place === row ? changed(customer) : customer)),
  };
}

/** One question more, to which everybody has said no so far. */
export function withQuestion({ questions, customers }: Survey, name: string): Survey | null {
  if (questions.length >= MOST.questions || questions.includes(name)) return null;
  return {
    questions: [...questions, name],
    customers: customers.map(({ answers, bought }) => ({ answers: [...answers, 0], bought })),
  };
}

/** The same without that question and what was said to it; something has to be asked. */
export function withoutQuestion({ questions, customers }: Survey, place: number): Survey | null {
  if (questions.length < 2) return null;
  return {
    questions: without(questions, place),
    customers: customers.map(({ answers, bought }) => ({
      answers: without(answers, place),
      bought,
    })),
  };
}

/** With another name for that question; one that stands there already is none. */
export function withName(survey: Survey, place: number, name: string): Survey | null {
  const { questions, customers } = survey;
  if (questions.includes(name)) return null;
  return { questions: questions.map((was, at) => (at === place ? name : was)), customers };
}

/** Where a customer of one survey stands in another: where they went, otherwise whoever is in their place. */
export function placeIn(after: Survey, before: Survey, row: number): number {
  const one = before.customers[row];
  const place = one ? after.customers.indexOf(one) : -1;
  return place < 0 ? Math.min(row, after.customers.length - 1) : place;
}

function without<Item>(items: readonly Item[], place: number): readonly Item[] {
  return items.filter((_, at) => at !== place);
}
