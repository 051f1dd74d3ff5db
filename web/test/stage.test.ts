/** The stage: what stands out as an answer, where a number has room, and what a gradient is. */

import assert from "node:assert/strict";
import { test } from "node:test";
import {
  DOT,
  isUnder,
  LABEL,
  labelled,
  labelledAt,
  linesOf,
  measured,
  namesOf,
  spotOf,
  widthOf,
} from "../src/draw/network.ts";
import { wrapped } from "../src/draw/network_names.ts";
import type { Task } from "../src/kernel.ts";
import { answerTo } from "../src/lab/asked.ts";
import { exists, focusOf, related, textOf, type Light } from "../src/lab/focus.ts";
import { weightsOf } from "../src/lab/places.ts";
import { nudgeOf } from "../src/lab/tug.ts";
import { numberIn } from "../src/lab/typed.ts";
import { load, START, STORY } from "./native.ts";

/** Pictures as wide as their card is on a desk, on a tablet and in a hand. */
const WIDTHS = [507, 690, 330] as const;

const NETWORKS = [
  [3, 4, 1],
  [3, 1],
  [3, 8, 8, 1],
  [6, 2, 2, 2, 1],
] as const;

/** How far the cards of other customers peep out above a neuron. */
const CARDS = 9;

function isLit(light: Light | null, place: Light): boolean {
  return light !== null && related(light, place);
}

test("a heavier weight has a wider line, whatever its sign, and no line covers the picture", () => {
  const weights = [0, 0.1, 1, 6.31, 10.24, 12.21, 14.52, 100];
  const widths = weights.map(widthOf);
  assert.deepEqual(
    widths,
    weights.map((weight) => widthOf(-weight)),
  );
  assert.deepEqual(
    widths,
    [...new Set(widths)].sort((one, other) => one - other),
  );
  assert.ok(widths.every((width) => width >= 1 && width < 13));
});

test("a line that is heavier by a half is wider to the eye, as far as weights grow", () => {
  for (let size = 0.5; size < 40; size *= 1.5) {
    const wider = widthOf(1.5 * size) - widthOf(size);
    assert.ok(wider > 0.2, `${size}: ${wider} pixels`);
  }
});

test("every layer and what lies between two has its name, over all that is drawn", () => {
  for (const widths of NETWORKS)
    for (const width of WIDTHS) {
      const measures = measured(widths, width);
      const names = namesOf(widths, measures);
      const expected = widths.flatMap((_, k) => (k === 0 ? ["l0"] : [`syn${k - 1}`, `l${k}`]));
      assert.deepEqual(
        names.map(({ name }) => name),
        expected,
      );
      names.forEach(({ x, y, name }, place) => {
        const before = names[place - 1];
        const room = (letters: number): number => letters * 7;
        if (before) assert.ok(x - before.x > (room(name.length) + room(before.name.length)) / 2);
        assert.ok(y > 5 && x > 0 && x < width);
        if (!name.startsWith("l")) return;
        const layer = place / 2;
        const top = spotOf(widths, { layer, neuron: 0 }, measures);
        assert.equal(x, top.x);
        assert.ok(y + 6 < top.y - measures.up - CARDS, `${name} lies on a card`);
      });
    }
});

test("whatever is asked, every line is the answer; the guess belongs to what it depends on", () => {
  for (const widths of NETWORKS) {
    const [learns, depends] = [answerTo("learns", widths), answerTo("depends", widths)];
    for (const weight of weightsOf(widths))
      assert.ok([learns, depends].every((light) => isLit(light, { kind: "weight", ...weight })));
    const last = widths.length - 1;
    const neurons = widths.flatMap((count, layer) =>
      Array.from({ length: count }, (_, neuron) => ({ kind: "neuron", layer, neuron }) as const),
    );
    assert.deepEqual(
      [],
      neurons.filter((neuron) => isLit(learns, neuron)),
    );
    const guess = neurons.filter((neuron) => isLit(depends, neuron));
    assert.deepEqual([{ kind: "neuron", layer: last, neuron: 0 }], guess);
    assert.ok(learns && depends && textOf(learns) !== textOf(depends));
    assert.ok(exists(learns, widths, 0) && exists(depends, widths, 0));
  }
  assert.equal(answerTo("learns", []), null);
});

test("the relatives of a neuron are its lines and those at their other ends, none of its own layer", () => {
  const widths = [2, 3, 2, 1];
  const relatives = {
    "neuron.0.1":
      "weight.0.1.0 weight.0.1.1 weight.0.1.2 neuron.0.1 neuron.1.0 neuron.1.1 neuron.1.2",
    "neuron.2.0":
      "weight.1.0.0 weight.1.1.0 weight.1.2.0 weight.2.0.0 neuron.1.0 neuron.1.1 neuron.1.2 neuron.2.0 neuron.3.0",
    "neuron.3.0": "weight.2.0.0 weight.2.1.0 neuron.2.0 neuron.2.1 neuron.3.0",
  };
  const things: Light[] = [
    ...weightsOf(widths).map((weight) => ({ kind: "weight", ...weight }) as const),
    ...widths.flatMap((count, layer) =>
      Array.from({ length: count }, (_, neuron) => ({ kind: "neuron", layer, neuron }) as const),
    ),
  ];
  for (const [name, expected] of Object.entries(relatives)) {
    const lit = things.filter((thing) => isLit(focusOf(name), thing));
    assert.equal(lit.map(textOf).join(" "), expected);
  }
});

test("a long number stands between the neurons, on its line's height, or nowhere", () => {
  for (const widths of NETWORKS)
    for (const width of WIDTHS)
      for (const line of linesOf(widths, measured(widths, width))) {
        const boxes = [5, 7, 9, 12, 16].map((letters) => labelled(line, letters));
        const there = boxes.filter((box) => box !== null);
        assert.ok(
          boxes.slice(there.length).every((box) => box === null),
          "once too long, always",
        );
        for (const { x, y, across } of there) {
          assert.ok(x - across > line.from.x && x + across < line.to.x);
          assert.equal(y, line.label.y);
        }
      }
});

test("six letters have room in a hand, fourteen on a desk", () => {
  const room = (width: number, letters: number): boolean =>
    linesOf([3, 4, 1], measured([3, 4, 1], width)).every((line) => labelled(line, letters));
  assert.ok(room(330, 6) && !room(330, 14) && room(507, 14));
});

test("a number stays where it stood when it has no more letters than before", () => {
  const measures = measured([3, 4, 1], 507);
  assert.ok(measures.roomy);
  for (const line of linesOf([3, 4, 1], measures)) {
    const box = labelled(line, 4);
    assert.ok(Math.abs((box?.x ?? 0) - line.label.x) < 8);
    assert.equal(box?.across, LABEL.across);
  }
});

test("numbers of all lines of one neuron stand apart, at their other ends", () => {
  for (const widths of NETWORKS) {
    const measures = measured(widths, 507);
    const lines = linesOf(widths, measures);
    for (const neuron of weightsOf(widths).map(({ synapse, from }) => ({
      layer: synapse,
      neuron: from,
    })))
      for (const [end, near] of [
        ["to", "from"],
        ["from", "to"],
      ] as const) {
        const own = lines.filter(({ place }) =>
          end === "to"
            ? place.synapse === neuron.layer && place.from === neuron.neuron
            : place.synapse === neuron.layer - 1 && place.to === neuron.neuron,
        );
        const boxes = own.map((line) => {
          const box = labelledAt(line, 5, end);
          assert.ok(box && box.x - box.across > line.from.x && box.x + box.across < line.to.x);
          assert.ok(Math.abs(box.x - line[end].x) <= Math.abs(box.x - line[near].x) + 12);
          return box;
        });
        boxes.slice(1).forEach(({ y }, k) => assert.ok(y - (boxes[k]?.y ?? 0) > 2 * LABEL.up - 4));
      }
  }
});

test("a name is parted between words, Chinese before no sign, and cut where no line is left", () => {
  assert.deepEqual(wrapped("Drinks imported beer?", 66, 3, 11), ["Drinks ", "imported ", "beer?"]);
  assert.deepEqual(wrapped("Drinks imported beer?", 150, 3, 11), ["Drinks imported beer?"]);
  assert.deepEqual(wrapped("喝進口啤酒？", 60, 2, 11), ["喝進口啤", "酒？"]);
  assert.deepEqual(wrapped("one two three", 30, 1, 10), ["one…"]);
  assert.deepEqual(wrapped("Donaudampfschiff", 40, 2, 10), ["Donaud…"]);
});

test("what a longer number would lie on is known", () => {
  const [line] = linesOf([1, 1], measured([1, 1], 507));
  assert.ok(line);
  const { x, y } = line.label;
  const box = (dx: number, dy: number) => ({ x: x + dx, y: y + dy, across: 50 });
  assert.ok(isUnder(line, box(69, 17), LABEL));
  assert.ok(!isUnder(line, box(71, 0), LABEL) && !isUnder(line, box(0, 19), LABEL));
  assert.ok(isUnder(line, box(53, 12), DOT) && !isUnder(line, box(55, 0), DOT));
});

test("what is typed is a number with a point or a comma, and with either minus", () => {
  const typed = { "0,5": 0.5, " -2.25 ": -2.25, "\u22123": -3, "1e-3": 0.001, "0": 0 };
  for (const [text, number] of Object.entries(typed)) assert.equal(numberIn(text), number);
  for (const text of ["", "  ", "1/2", "fast", "Infinity", "NaN", "1,2,3"])
    assert.equal(numberIn(text), null);
});

test("the gradient is the nudge the other way: what the loss does when a weight is moved", async () => {
  const kernel = await load();
  for (const loss of ["squared_error", "cross_entropy"] as const) {
    const task: Task = { ...STORY, loss };
    const step = kernel.step(task, START);
    weightsOf([3, 4, 1]).forEach((weight, k) => {
      const moved = (by: number): number =>
        kernel.step(
          task,
          START.map((number, at) => (at === k ? number + by : number)),
        ).loss;
      const slope = (moved(1e-5) - moved(-1e-5)) / 2e-5;
      const gradient = -nudgeOf(step, [3, 4, 1], weight);
      assert.ok(Math.abs(slope - gradient) < 1e-8, `${loss} ${k}: ${slope} is not ${gradient}`);
    });
  }
});
