/** The chain rule and the tug of war: the tutorial's example as worked out elsewhere, and laws for any network. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fitting } from "../src/draw/chain_digits.ts";
import { chainRule, customerOf, type Subject } from "../src/lab/chain.ts";
import { helpersOf, linesOf } from "../src/lab/chain_code.ts";
import { assignmentsOf, othersOf } from "../src/lab/chain_forward.ts";
import {
  effectOf,
  finiteDifference,
  growing,
  lossRipple,
  ripple,
} from "../src/lab/chain_ripple.ts";
import { at, numbersIn, weightsOf } from "../src/lab/places.ts";
import { bySize, nudgeOf, pullsOf, wishesOf } from "../src/lab/tug.ts";
import { load, STORY } from "./native.ts";

const kernel = await load();

/** The tutorial's matrices. */
const SYNAPSES = Float64Array.of(
  ...[3.66, -2.88, 3.26, -1.53, -4.84, 3.54, 2.52, -2.55, 0.16, -0.66, -2.82, 1.87],
  ...[12.21, 10.24, -6.31, -14.52],
);
const FIRST = { synapse: 0, from: 0, to: 0 };
const EXAMPLE: Subject = { kernel, task: STORY, synapses: SYNAPSES, weight: FIRST, row: 0 };

/** What follows from them, by analysis, by a complex step and by hand. */
const EXACT = [-1, 0.24956124864873608, 12.21, 0.02099687443557835, 1];
const PRODUCT = -0.06398047572475524;
const NEARBY = [0.6, 0.1, 1, 4, 4];
const CHORDS = [-1, 0.24982006047149377, 12.21, 0.019283776419510953, 1];
const RIPPLE = [0.34, 0.34, 0.006089584152327965, 0.07435382249992445, 0.018576206782187965];
const WISHES = [0.0333303980077906, 0, 0, -0.34644079711321807];
const SUM = -0.3131103991054275;

function near(found: number | undefined, expected: number | undefined, off = 1e-12): void {
  assert.ok(Math.abs((found ?? NaN) - (expected ?? NaN)) < off, `${found} is not ${expected}`);
}

test("the tutorial's five ratios, exact and by its own nearby points", () => {
  const chain = chainRule(EXAMPLE, { distance: 0.1, nearby: NEARBY });
  chain.ratios.forEach(({ exact, chord }, number) => {
    near(exact, EXACT[number]);
    near(chord, CHORDS[number]);
  });
  near(chain.product, PRODUCT);
  near(chain.allRoads, PRODUCT);
  near(chain.productOfChords, -0.058821359875052624);
});

test("the ripple of the tutorial's wiggle, and what it does to everybody", () => {
  const { neurons } = chainRule(EXAMPLE, { distance: 0.1 });
  const stations = ripple(EXAMPLE, neurons, 0.34);
  const moves = stations.map(({ before, after }) => after - before);
  RIPPLE.forEach((expected, place) => near(moves[place], expected));
  near(moves[5], -at(RIPPLE, 4));
  near(effectOf(EXAMPLE, 1), -0.0410484471908098);
  assert.equal(growing(stations), 1, "only what the second synapse makes of it");
  near(lossRipple(EXAMPLE, 0.34).after, 0.499588780007273);
});

test("a number is shortened until it fits its room", () => {
  assert.equal(fitting([0.064], 3, 48, 11), 3);
  assert.equal(fitting([-14.52, 3.66], 3, 45, 11), 2);
  assert.equal(fitting([-123456], 3, 10, 11), 0);
});

test("forward, the other lines bring what is missing", () => {
  const lines = assignmentsOf(EXAMPLE, chainRule(EXAMPLE, { distance: 0.1 }));
  assert.deepEqual(
    lines.map(({ name }) => name),
    ["l1_LH", "l1", "l2_LH", "l2", "l2_error"],
  );
  for (const { incoming, result } of lines.filter((line) => line.incoming.length > 0)) {
    const own = incoming.find((line) => line.own)?.product ?? NaN;
    near(own + othersOf(EXAMPLE, incoming), result);
  }
});

test("helpers go one by one, and at last one line is made of five ratios", () => {
  const where = { synapse: 0, last: 2, crossEntropy: false };
  const helpers = helpersOf(where);
  assert.deepEqual(helpers, ["l2_error", "l2_delta", "l1_error", "l1_delta"]);
  const text = (gone: number): string =>
    (linesOf(where, gone).at(-1) ?? []).map((fragment) => fragment.text).join("");
  assert.equal(text(0), "syn0 += l0.T.dot(l1_delta)");
  assert.equal(
    text(4),
    "syn0 += l0.T.dot(((y - l2) * nonlin(l2, deriv=True)).dot(syn1.T) * nonlin(l1, deriv=True))",
  );
  const ratios = (linesOf(where, 4).at(-1) ?? []).flatMap(({ ratio }) => ratio ?? []);
  assert.deepEqual(ratios, [4, 0, 1, 2, 3]);
});

test("the tutorial's wishes add up to its change", () => {
  const alone = [0, 1, 2, 3].map((row) => kernel.step(customerOf(STORY, row), SYNAPSES));
  const step = kernel.step(STORY, SYNAPSES);
  const wishes = wishesOf(alone, [3, 4, 1], FIRST);
  wishes.forEach(({ wish, cameIn, delta }, row) => {
    near(wish, WISHES[row]);
    near(cameIn * delta, wish);
  });
  near(nudgeOf(step, [3, 4, 1], FIRST), SUM);
  const sizes = bySize(pullsOf(step, alone, [3, 4, 1])).map(({ sum }) => Math.abs(sum));
  assert.deepEqual(
    sizes,
    sizes.toSorted((one, other) => other - one),
  );
});

describe("in any network", () => {
  for (const widths of [
    [3, 1],
    [3, 4, 1],
    [3, 2, 3, 1],
    [3, 3, 2, 4, 1],
  ])
    for (const loss of ["squared_error", "cross_entropy"] as const)
      test(`${widths.join("-")}, ${loss}: roads add up, and so do wishes`, () => {
        const synapses = kernel.draws(5, numbersIn(widths)).map((draw) => 4 * draw - 2);
        const task = { ...STORY, widths, loss };
        const step = kernel.step(task, synapses);
        const alone = [0, 1, 2, 3].map((row) => kernel.step(customerOf(task, row), synapses));
        for (const weight of weightsOf(widths)) {
          const row = (weight.from + weight.to) % 4;
          const subject = { kernel, task, synapses, weight, row };
          const chain = chainRule(subject, { distance: 0.1 });
          near(chain.allRoads, finiteDifference(subject), 1e-8);
          const roads = roadsOf(widths.slice(weight.synapse + 2, -1)).map((through) =>
            chainRule(subject, { distance: 0.1, through }),
          );
          assert.equal(roads.length, chain.roads);
          near(
            roads.reduce((sum, road) => sum + road.product, 0),
            chain.allRoads,
          );
          const most = Math.max(...roads.map(({ product }) => Math.abs(product)));
          near(Math.abs(chain.product), most);
          const wishes = wishesOf(alone, widths, weight).map(({ wish }) => wish);
          near(
            wishes.reduce((sum, wish) => sum + wish, 0),
            nudgeOf(step, widths, weight),
          );
          if (loss === "squared_error") near(wishes[row], -chain.allRoads * at(chain.ratios, 0).y);
        }
      });
});

/** Every choice of one neuron in each of these layers. */
function roadsOf(layers: readonly number[]): number[][] {
  return layers.reduce<number[][]>(
    (roads, width) =>
      roads.flatMap((road) => Array.from({ length: width }, (_, neuron) => [...road, neuron])),
    [[]],
  );
}
