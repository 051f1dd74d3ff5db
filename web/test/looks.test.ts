/** How panels are looked at, in a link: each look comes back from it, and what cannot be is as at first. */

import assert from "node:assert/strict";
import { test } from "node:test";
import "./as_vite.ts";
import type { Setting } from "../src/lab/looks_kinds.ts";

const { FIRST_LOOKS, pairIn, whoseOf } = await import("../src/lab/looks.ts");
const { looksOf, sayLooks } = await import("../src/lab/looks_words.ts");

type Looks = typeof FIRST_LOOKS;

const DEEP = [3, 4, 2, 1];
const WEIGHT = { synapse: 0, from: 2, to: 1 };
const WHOSE = "syn0[2,1] 3 3-4-2-1";
const SETTING: Setting = {
  open: ["step", "bowl", "chain", "code", "castle", "matrices"],
  widths: DEEP,
  customers: 4,
  rounds: 60_000,
  focus: { kind: "neuron", layer: 2, neuron: 1 },
  weight: WEIGHT,
  customer: 3,
};

/** Of each look some that are not as at first, and the words of a link for them. */
const LOOKS: { readonly [Key in keyof Looks]: readonly (readonly [string, Looks[Key]])[] } = {
  floor: [
    ["0.2.1_2.1.0", { first: WEIGHT, second: { synapse: 2, from: 1, to: 0 } }],
    ["1.3.1", { first: { synapse: 1, from: 3, to: 1 }, second: null }],
  ],
  height: [["miss", "miss"]],
  whose: [
    ["0", 0],
    ["11", 11],
  ],
  marks: [
    ["-arrow.ghost", { arrow: false, ghost: true }],
    ["-slope", { slope: false }],
    ["slope.-map", { slope: true, map: false }],
  ],
  roll: [
    ["0.1", 0.1],
    ["50", 50],
  ],
  bought: [["4", 4]],
  cell: [["delta.2.3.1", { kind: "delta", layer: 2, row: 3, column: 1 }]],
  wiggle: [
    ["-1.37", -1.37],
    ["1e-7", 1e-7],
    ["0", 0],
  ],
  points: [["hair", "hair"]],
  distance: [["0.99", 0.99]],
  nearby: [["_0.5__-1.25", { whose: WHOSE, value: [null, 0.5, null, -1.25] }]],
  road: [["1", { whose: WHOSE, value: [1] }]],
  ratio: [["0", 0]],
  pulled: [
    ["4_0.25_-2", { whose: WHOSE, value: { ratio: 4, x: 0.25, gap: -2 } }],
    ["2__1.5", { whose: WHOSE, value: { ratio: 2, x: null, gap: 1.5 } }],
  ],
  gone: [["6", 6]],
  ran: [["0", 0]],
  printed: [
    ["chain.matrices", ["chain", "matrices"]],
    ["matrices", ["matrices"]],
  ],
  day: [
    ["none", null],
    ["60000", 60_000],
  ],
  rows: [["one", "one"]],
  comments: [["shown", true]],
  beside: [["run.package", ["run", "package"]]],
};

const KEYS = Object.keys(LOOKS) as (keyof Looks)[];

/** What cannot be: it is as at first. */
const HOSTILE: { readonly [Key in keyof Looks]: readonly string[] } = {
  floor: ["", "_", "0.2.1_", "0.2.1_0.2.1", "9.9.9_0.0.0", "0.0.0_0.0.9", "0.0.0_0.0.1_0.0.2", "x"],
  height: ["", "__proto__", "loss.miss"],
  whose: ["-1", "12", "1.5", "0x1", "1e9"],
  marks: ["", "x", "constructor.toString", "--map"],
  roll: ["", "3", "-1", "Infinity", "0", "1e0"],
  bought: ["", "2", "5", "3.5"],
  cell: [
    ...["", "delta", "delta.2.3", "delta.9.0.0", "delta.2.4.1", "delta.2.3.2", "delta.2.3.1.0"],
    ...["toString.2.3.1", "delta.-2.3.1", "delta.2.3.0", "delta.02.3.1", "answer.2.3.1"],
  ],
  wiggle: ["", "x", "NaN", "Infinity", "0x10", "1e999", " 1"],
  points: ["", "points", "__proto__"],
  distance: ["", "--1", "1e9999"],
  nearby: ["x", "1_x", "1_NaN", "_".repeat(99), "1e999"],
  road: ["", "2", "0.0", "-1", "1.5.1", "x"],
  ratio: ["", "-1", "10", "1.5"],
  pulled: ["", "1", "1_2", "1_2_3_4", "99_1_1", "_1_1", "1_x_1", "1_1e999_1"],
  gone: ["", "10", "99999999999", "-1"],
  ran: ["", "10", "1e1"],
  printed: ["", "step", "__proto__"],
  day: ["", "60001", "-1", "NONE", "1e3"],
  rows: ["all.one", "x"],
  comments: ["", "true", "hidden"],
  beside: ["", "x.y"],
};

/** What a link says of these looks. */
function said(part: Partial<Looks>, setting = SETTING): string {
  const words = new URLSearchParams();
  sayLooks(words, { ...FIRST_LOOKS, ...part }, setting);
  return words.toString();
}

/** What a link shows, where everything was as at first, or as it is said to have been. */
function shown(link: string, setting = SETTING, before = FIRST_LOOKS): Looks {
  return looksOf(new URLSearchParams(link), setting, before);
}

test("each look comes back from its link, and stands in it in the words that are promised", () => {
  assert.deepEqual(KEYS.toSorted(), Object.keys(FIRST_LOOKS).toSorted());
  assert.ok(WHOSE === whoseOf(WEIGHT, 3, DEEP));
  for (const key of KEYS)
    for (const [text, value] of LOOKS[key]) {
      const link = said({ [key]: value });
      assert.equal(link, new URLSearchParams({ [key]: text }).toString());
      assert.deepEqual(shown(link)[key], value, link);
    }
});

test("as at first nothing is said, and nothing of a panel that is closed", () => {
  assert.equal(said({}), "");
  for (const key of KEYS)
    for (const [, value] of LOOKS[key])
      assert.equal(said({ [key]: value }, { ...SETTING, open: [] }), "");
  assert.equal(
    said({ printed: ["chain", "matrices"] }, { ...SETTING, open: ["chain"] }),
    "printed=chain",
  );
  // Marks that are chosen again as they were; a slope may be at first or not.
  assert.equal(said({ marks: { arrow: true, map: true, ghost: false } }), "");
});

test("what cannot be is as at first", () => {
  for (const key of KEYS)
    for (const text of HOSTILE[key]) {
      const link = new URLSearchParams({ [key]: text }).toString();
      const looks = shown(link);
      assert.deepEqual(looks[key], FIRST_LOOKS[key], link);
      assert.equal(said(looks), "", link);
    }
});

test("what is too far is as far as there is anything to see", () => {
  assert.equal(shown("wiggle=1e300").wiggle, 100);
  assert.equal(shown("distance=-1e300").distance, -100);
  assert.deepEqual(shown("nearby=-1e300").nearby?.value, [-1e6]);
  assert.deepEqual(shown("pulled=0_1e300_-1e300").pulled?.value, { ratio: 0, x: 1e6, gap: -1e6 });
});

test("a panel that a link opens shows what the link says; one that it leaves alone, what it did", () => {
  const before: Looks = { ...FIRST_LOOKS, wiggle: 1, height: "miss", day: 7 };
  const opened = shown("day=9", { ...SETTING, open: ["chain"] }, before);
  assert.deepEqual([opened.wiggle, opened.height, opened.day], [0.5, "miss", 9]);
});

test("what was typed for one weight and one customer is of no use for another", () => {
  const part = { nearby: { whose: WHOSE, value: [1] }, road: { whose: WHOSE, value: [1] } };
  assert.notEqual(said(part), "");
  assert.equal(said(part, { ...SETTING, customer: 2 }), "");
  assert.equal(said(part, { ...SETTING, weight: { synapse: 0, from: 0, to: 0 } }), "");
  assert.equal(said(part, { ...SETTING, widths: [3, 5, 2, 1] }), "");
});

test("a number that was clicked is said until something else is chosen", () => {
  const [[, cell]] = LOOKS.cell as [[string, Looks["cell"]]];
  const elsewhere: Setting = { ...SETTING, focus: { kind: "neuron", layer: 2, neuron: 0 } };
  assert.equal(said({ cell }, elsewhere), "");
  assert.equal(shown("cell=delta.2.3.1", elsewhere).cell, null);
  assert.equal(shown("cell=delta.2.3.1", { ...SETTING, focus: null }).cell, null);
});

test("a floor lies over weights that there are, and two of them", () => {
  const gone = { synapse: 0, from: 2, to: 7 };
  const small = [1, 1];
  assert.deepEqual(pairIn(DEEP, { first: gone, second: gone }), {
    first: { synapse: 0, from: 0, to: 0 },
    second: { synapse: 0, from: 0, to: 1 },
  });
  assert.deepEqual(pairIn(small, FIRST_LOOKS.floor).second, null);
  // What is shown is what is said, also after the weights have become fewer.
  const link = said({ floor: { first: gone, second: WEIGHT } });
  assert.equal(link, "floor=0.0.0_0.2.1");
});
