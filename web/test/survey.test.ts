/** Changing a survey by hand: what becomes of it, what cannot be, and where a customer has gone. */

import assert from "node:assert/strict";
import { test } from "node:test";
import type { Survey } from "../src/lab/survey.ts";
import { MOST } from "../src/lab/survey_bounds.ts";
import {
  placeIn,
  withChanged,
  withCustomer,
  withName,
  withoutCustomer,
  withoutQuestion,
  withQuestion,
} from "../src/lab/survey_changes.ts";

const SURVEY: Survey = {
  questions: ["one", "two", "three"],
  customers: [
    { answers: [1, 0, 1], bought: 1 },
    { answers: [0, 1, 0], bought: 0 },
    { answers: [1, 1, 0], bought: 1 },
  ],
};

function made(survey: Survey | null): Survey {
  assert.ok(survey);
  return survey;
}

test("a customer taken out leaves the others as they were, in their order", () => {
  const [first, , last] = SURVEY.customers;
  const left = made(withoutCustomer(SURVEY, 1));
  assert.deepEqual(left, { questions: SURVEY.questions, customers: [first, last] });
  assert.equal(SURVEY.customers.length, 3);
});

test("a question taken out takes what was said to it, and nothing else", () => {
  const left = made(withoutQuestion(SURVEY, 1));
  assert.deepEqual(left.questions, ["one", "three"]);
  assert.deepEqual(
    left.customers.map(({ answers, bought }) => [...answers, bought]),
    [
      [1, 1, 1],
      [0, 0, 0],
      [1, 0, 1],
    ],
  );
});

test("a new question has been answered with no by everybody", () => {
  const more = made(withQuestion(SURVEY, "four"));
  assert.deepEqual(more.questions, ["one", "two", "three", "four"]);
  assert.deepEqual(
    more.customers.map(({ answers }) => answers),
    SURVEY.customers.map(({ answers }) => [...answers, 0]),
  );
  assert.deepEqual(withoutQuestion(more, 3), SURVEY);
});

test("somebody has to be left, something has to be asked, and there is a most of both", () => {
  const alone = made(withoutCustomer(made(withoutCustomer(SURVEY, 0)), 0));
  assert.equal(withoutCustomer(alone, 0), null);
  const one = made(withoutQuestion(made(withoutQuestion(SURVEY, 0)), 0));
  assert.equal(withoutQuestion(one, 0), null);
  let many: Survey = SURVEY;
  for (let more: Survey | null = many; more; more = withCustomer(many)) many = more;
  for (let more: Survey | null = many; more; more = withQuestion(many, `${many.questions.length}`))
    many = more;
  const { length } = many.questions;
  assert.deepEqual({ customers: many.customers.length, questions: length }, MOST);
  assert.ok(many.customers.every(({ answers }) => answers.length === length));
});

test("no question is asked twice, whether it is new or called something else", () => {
  assert.equal(withQuestion(SURVEY, "two"), null);
  assert.equal(withName(SURVEY, 0, "two"), null);
  assert.deepEqual(made(withName(SURVEY, 0, "zero")).questions, ["zero", "two", "three"]);
});

test("a customer is found where they went; of one who is gone the place is kept", () => {
  const less = made(withoutCustomer(SURVEY, 0));
  assert.deepEqual(
    [0, 1, 2].map((row) => placeIn(less, SURVEY, row)),
    [0, 0, 1],
  );
  const end = made(withoutCustomer(SURVEY, 2));
  assert.equal(placeIn(end, SURVEY, 2), 1);
  const turned = withChanged(SURVEY, 1, (one) => ({ ...one, bought: 1 - one.bought }));
  assert.deepEqual(
    [0, 1, 2].map((row) => placeIn(turned, SURVEY, row)),
    [0, 1, 2],
  );
});
