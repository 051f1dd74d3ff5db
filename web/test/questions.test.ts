/** What hidden neurons came to ask, in words, and what is lost without them. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { finished } from "../src/kernel.ts";
import { asked, lossOf, patternsOf, saidBy, without } from "../src/lab/questions.ts";
import { added, multiplied } from "../src/lab/questions_times.ts";
import { ruleOf, type Rule } from "../src/lab/questions_said.ts";
import { load, STORY } from "./native.ts";

const kernel = await load();
const WIDTHS = Array.from(STORY.widths);
const START = kernel.draws(1, 16).map((draw) => 2 * draw - 1);
const TRAINED = finished(
  kernel.descend(STORY, START, { rate: 1, rounds: 60_000, stops: [] }),
).synapses;
const [CAT, BEER] = [0, 1];

describe("patterns", () => {
  const patterns = patternsOf(STORY);

  test("all eight, as the customers gave them and then the others", () => {
    assert.equal(new Set(patterns.map(({ answers }) => answers.join(""))).size, 8);
    assert.deepEqual(
      patterns.map(({ givenBy }) => givenBy),
      [[0], [1], [2], [3], [], [], [], []],
    );
  });

  test("a pattern that two customers gave stands once, and names both", () => {
    const inputs = Float64Array.of(...STORY.inputs.slice(0, 3), ...STORY.inputs);
    const targets = Float64Array.of(0, ...STORY.targets);
    const [first] = patternsOf({ ...STORY, inputs, targets });
    assert.deepEqual(first?.givenBy, [0, 1]);
  });

  test("a customer's pattern is answered as the customer is", () => {
    const layers = asked(kernel, STORY, patterns, TRAINED);
    const own = kernel.step(STORY, TRAINED).layers;
    assert.deepEqual(layers[1]?.slice(0, 16), own[1]?.slice(0, 16));
    assert.deepEqual(layers[2]?.slice(0, 4), own[2]?.slice(0, 4));
  });
});

describe("the seeded network's four questions", () => {
  const patterns = patternsOf(STORY).slice(0, 4);
  const [, hidden] = asked(kernel, STORY, patterns, TRAINED);
  const rule = (neuron: number): Rule =>
    ruleOf(
      patterns.map(({ answers }) => answers),
      patterns.map((_, place) => saidBy(hidden?.[4 * place + neuron] ?? 0)),
    );
  const literals = (cat: number, beer: number): unknown => [
    { question: CAT, answer: cat },
    { question: BEER, answer: beer },
  ];

  test("cat, or neither", () =>
    assert.deepEqual(rule(0), { kind: "or", literals: literals(1, 0) }));
  test("cat without beer", () =>
    assert.deepEqual(rule(1), { kind: "and", literals: literals(1, 0) }));
  test("neither", () => assert.deepEqual(rule(2), { kind: "and", literals: literals(0, 0) }));
  test("not both", () => assert.deepEqual(rule(3), { kind: "or", literals: literals(0, 0) }));

  test("every one of them is needed by somebody", () => {
    assert.deepEqual(lossOf(kernel, STORY, TRAINED).wrong, []);
    for (let neuron = 0; neuron < 4; neuron++) {
      const left = without(WIDTHS, TRAINED, { layer: 1, neuron });
      assert.equal(left.filter((weight) => weight === 0).length, 1);
      assert.notDeepEqual(lossOf(kernel, STORY, left).wrong, []);
    }
  });
});

describe("rules", () => {
  const all = [0, 1].flatMap((cat) => [0, 1].map((beer) => [cat, beer]));
  test("everybody, nobody, one answer", () => {
    assert.equal(ruleOf(all, ["yes", "yes", "yes", "yes"]).kind, "all");
    assert.equal(ruleOf(all, ["no", "no", "unsure", "no"]).kind, "none");
    assert.deepEqual(ruleOf(all, ["no", "yes", "no", "yes"]), {
      kind: "and",
      literals: [{ question: BEER, answer: 1 }],
    });
  });

  test("one or the other but not both has no such rule", () =>
    assert.equal(ruleOf(all, ["no", "yes", "yes", "no"]).kind, "list"));

  test("a question that all answered alike is in no rule", () => {
    const one = all.map((answers) => [...answers, 1]);
    const text = JSON.stringify(ruleOf(one, ["no", "yes", "yes", "no"]));
    assert.ok(!text.includes('"question":2'));
  });
});

test("multiplied by their changes, weights vanish within four rounds and every guess is one half", () => {
  const way = { rate: 1, rounds: 4 };
  const times = multiplied(kernel, STORY, START, way);
  const plus = added(kernel, STORY, START, way);
  assert.deepEqual([times.length, plus.length], [5, 5]);
  assert.deepEqual(times[0], plus[0]);
  assert.ok((times[4]?.largest ?? 1) < 0.005);
  assert.ok(Math.abs((times[4]?.loss ?? 0) - 0.5) < 1e-3);
  assert.ok((plus[4]?.largest ?? 0) > 0.5);
});
