/** A hostile call is refused with one sentence before anything reaches the kernel. */

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadKernel, Refusal, type Kernel, type Source } from "../src/kernel.ts";
import { load, START, STORY } from "./native.ts";

const kernel = await load();
const WAY = { rate: 1, rounds: 10 };

/** What is given instead of the right thing. */
type Wrong = Readonly<Record<string, unknown>>;

function step(wrong: Wrong, synapses: unknown = START): unknown {
  return kernel.step({ ...STORY, ...wrong }, synapses as never);
}

function descend(wrong: Wrong): unknown {
  return kernel.descend(STORY, START, { ...WAY, ...wrong });
}

function many(starts: unknown, wrong: Wrong = {}): unknown {
  return kernel.many(STORY, starts as never, { ...WAY, ...wrong });
}

const AXIS = Float64Array.of(-1, 0, 1);

function bowl(first: unknown, second: unknown = { place: 1, values: AXIS }): unknown {
  return kernel.bowl(STORY, START, first as never, second as never);
}

function plane(first: Wrong, second: Wrong = {}): unknown {
  const right = { direction: START, values: AXIS };
  return kernel.plane(STORY, START, { ...right, ...first }, { ...right, ...second });
}

const HUGE = { length: 2 ** 31 };

const CALLS: Readonly<Record<string, readonly [call: () => unknown, key: string]>> = {
  "no task": [() => kernel.step(null as never, START), "kernel.not_settings"],
  "no layers": [() => step({ widths: [] }), "kernel.widths"],
  "one layer": [() => step({ widths: [3] }), "kernel.widths"],
  "34 layers": [() => step({ widths: Array<number>(34).fill(1) }), "kernel.widths"],
  "a layer of 0": [() => step({ widths: [3, 0, 1] }), "kernel.widths"],
  "a layer of -4": [() => step({ widths: [3, -4, 1] }), "kernel.widths"],
  "a layer of 4.5": [() => step({ widths: [3, 4.5, 1] }), "kernel.widths"],
  "a layer of NaN": [() => step({ widths: [3, NaN, 1] }), "kernel.widths"],
  "a layer of text": [() => step({ widths: [3, "4", 1] }), "kernel.widths"],
  "a layer of a symbol": [() => step({ widths: [3, Symbol("4"), 1] }), "kernel.widths"],
  "widths of no list": [() => step({ widths: HUGE }), "kernel.widths"],
  "2^31 layers": [() => step({ widths: new Array(2 ** 31) }), "kernel.widths"],
  "2^31 neurons": [() => step({ widths: [3, 2 ** 31, 1] }), "kernel.too_much"],
  "synapses that overflow": [() => step({ widths: [65_536, 65_536, 1] }), "kernel.too_much"],
  "inputs of a list": [() => step({ inputs: Array.from(STORY.inputs) }), "kernel.not_doubles"],
  "inputs of floats": [() => step({ inputs: new Float32Array(12) }), "kernel.not_doubles"],
  "no customers": [() => step({ inputs: new Float64Array() }), "kernel.inputs"],
  "half a customer": [() => step({ inputs: new Float64Array(11) }), "kernel.inputs"],
  "NaN in inputs": [() => step({ inputs: STORY.inputs.with(5, NaN) }), "kernel.not_finite"],
  "infinity in inputs": [
    () => step({ inputs: STORY.inputs.with(11, -Infinity) }),
    "kernel.not_finite",
  ],
  "too few targets": [() => step({ targets: new Float64Array(3) }), "kernel.targets"],
  "too many targets": [() => step({ targets: new Float64Array(8) }), "kernel.targets"],
  "NaN in targets": [() => step({ targets: Float64Array.of(1, 1, NaN, 0) }), "kernel.not_finite"],
  "a target of 2": [() => step({ targets: Float64Array.of(1, 2, 0, 0) }), "kernel.target_range"],
  "a target of -1": [() => step({ targets: Float64Array.of(1, 1, 0, -1) }), "kernel.target_range"],
  "too few weights": [() => step({ weight: Float64Array.of(1, 1, 1) }), "kernel.weight"],
  "a negative weight": [() => step({ weight: Float64Array.of(1, 1, 1, -1) }), "kernel.weight"],
  "nobody counts": [() => step({ weight: new Float64Array(4) }), "kernel.weight"],
  "NaN in weight": [() => step({ weight: Float64Array.of(1, NaN, 1, 1) }), "kernel.not_finite"],
  "an unknown loss": [() => step({ loss: "hinge" }), "kernel.loss"],
  "a mean of 1": [() => step({ mean: 1 }), "kernel.mean"],
  "too few synapses": [() => step({}, START.slice(1)), "kernel.synapses"],
  "too many synapses": [() => step({}, new Float64Array(17)), "kernel.synapses"],
  "NaN in synapses": [() => step({}, START.with(3, NaN)), "kernel.not_finite"],
  "no synapses": [() => step({}, null), "kernel.not_doubles"],
  "a rate of 0": [() => descend({ rate: 0 }), "kernel.rate"],
  "a negative rate": [() => descend({ rate: -1 }), "kernel.rate"],
  "a rate of NaN": [() => descend({ rate: NaN }), "kernel.rate"],
  "an infinite rate": [() => descend({ rate: Infinity }), "kernel.rate"],
  "-1 rounds": [() => descend({ rounds: -1 }), "kernel.whole"],
  "1.5 rounds": [() => descend({ rounds: 1.5 }), "kernel.whole"],
  "NaN rounds": [() => descend({ rounds: NaN }), "kernel.whole"],
  "2^31 rounds": [() => descend({ rounds: 2 ** 31 }), "kernel.whole"],
  "rounds of a big number": [() => descend({ rounds: 10n }), "kernel.whole"],
  "rounds of text": [() => descend({ rounds: "10" }), "kernel.whole"],
  "too many rounds to record": [() => descend({ rounds: 2 ** 31 - 1 }), "kernel.too_much"],
  "more stops than rounds": [
    () => descend({ stops: Array.from({ length: 12 }, (_, round) => round) }),
    "kernel.too_many_stops",
  ],
  "2^31 stops": [() => descend({ stops: new Array(2 ** 31) }), "kernel.too_many_stops"],
  "a stop after the last round": [() => descend({ stops: [0, 11] }), "kernel.stop"],
  "a stop before the first": [() => descend({ stops: [-1] }), "kernel.stop"],
  "stops that fall": [() => descend({ stops: [5, 4] }), "kernel.stop"],
  "a stop twice": [() => descend({ stops: [5, 5] }), "kernel.stop"],
  "a stop at 1.5": [() => descend({ stops: [1.5] }), "kernel.stop"],
  "a stop at NaN": [() => descend({ stops: [NaN] }), "kernel.stop"],
  "a list with a hole": [() => descend({ stops: new Array(1) }), "kernel.stop"],
  "stops of text": [() => descend({ stops: "all" }), "kernel.stops"],
  "stops of doubles": [() => descend({ stops: Float64Array.of(1) }), "kernel.stops"],
  "into a list": [() => descend({ into: [] }), "kernel.not_doubles"],
  "a slice of 0": [() => descend({ slice: 0 }), "kernel.whole"],
  "no way": [() => kernel.descend(STORY, START, undefined as never), "kernel.not_settings"],
  "no starts": [() => many(new Float64Array()), "kernel.starts"],
  "half a start": [() => many(new Float64Array(24)), "kernel.starts"],
  "NaN in starts": [() => many(START.with(15, NaN)), "kernel.not_finite"],
  "many with no rate": [() => many(START, { rate: undefined }), "kernel.rate"],
  "many for 2^31 rounds": [() => many(START, { rounds: 2 ** 31 }), "kernel.whole"],
  "many with half a slice": [() => many(START, { slice: 0.5 }), "kernel.whole"],
  "no weight": [() => bowl(undefined), "kernel.not_settings"],
  "a weight that is not there": [() => bowl({ place: 16, values: AXIS }), "kernel.whole"],
  "a weight at -1": [() => bowl({ place: -1, values: AXIS }), "kernel.whole"],
  "a weight at 0.5": [() => bowl({ place: 0.5, values: AXIS }), "kernel.whole"],
  "a weight at NaN": [() => bowl({ place: NaN, values: AXIS }), "kernel.whole"],
  "one weight twice": [() => bowl({ place: 1, values: AXIS }), "kernel.same_place"],
  "no values": [() => bowl({ place: 0, values: new Float64Array() }), "kernel.no_values"],
  "values of a list": [() => bowl({ place: 0, values: [1] }), "kernel.not_doubles"],
  "NaN among values": [() => bowl({ place: 0, values: AXIS.with(0, NaN) }), "kernel.not_finite"],
  "2^31 points": [
    () => {
      const values = new Float64Array(50_000);
      return bowl({ place: 0, values }, { place: 1, values });
    },
    "kernel.too_much",
  ],
  "a short direction": [() => plane({ direction: START.slice(1) }), "kernel.synapses"],
  "a direction of NaN": [() => plane({}, { direction: START.with(0, NaN) }), "kernel.not_finite"],
  "a plane without values": [() => plane({}, { values: undefined }), "kernel.not_doubles"],
  "half a slice of a plane": [
    () => {
      const line = { direction: START, values: AXIS };
      return kernel.plane(STORY, START, line, line, 0.5);
    },
    "kernel.whole",
  ],
  "a path of one point": [() => kernel.directions(START, 16), "kernel.recorded"],
  "a path of half a point": [() => kernel.directions(new Float64Array(40), 16), "kernel.recorded"],
  "a path of no numbers": [() => kernel.directions(new Float64Array(0), 16), "kernel.whole"],
  "a path through networks of 1": [() => kernel.directions(START, 1), "kernel.whole"],
  "NaN on a path": [
    () => kernel.directions(new Float64Array(32).fill(NaN), 16),
    "kernel.not_finite",
  ],
  "a path too wide": [
    () => kernel.directions(Float64Array.of(1e308, 0, -1e308, 0), 2),
    "kernel.far",
  ],
  "a path too long": [
    () => kernel.directions(new Float64Array(300 * 300), 300),
    "kernel.long_path",
  ],
  "2^31 draws": [() => kernel.draws(1, 2 ** 31), "kernel.whole"],
  "too many draws": [() => kernel.draws(1, 2 ** 31 - 1), "kernel.too_much"],
  "-1 draws": [() => kernel.draws(1, -1), "kernel.whole"],
  "a seed of 2^32": [() => kernel.draws(2 ** 32, 1), "kernel.whole"],
  "a seed of -1": [() => kernel.draws(-1, 1), "kernel.whole"],
  "a seed of 0.5": [() => kernel.draws(0.5, 1), "kernel.whole"],
};

/** One sentence or more, on one line, with every value filled in. */
function isSentence(text: string): boolean {
  return /^[^\n{}]{20,300}\.$/.test(text) && text.includes("Got ");
}

describe("a hostile call is refused", () => {
  for (const [name, [call, key]] of Object.entries(CALLS))
    test(name, () => {
      const before = kernel.memory;
      assert.throws(call, (reason) => {
        assert.ok(reason instanceof Refusal, String(reason));
        assert.equal(key, reason.key);
        assert.ok(isSentence(reason.message), reason.message);
        return true;
      });
      assert.equal(before, kernel.memory);
    });
});

test("the right calls are not refused", () => {
  assert.ok(step({}));
  assert.ok(step({ widths: Int32Array.of(3, 4, 1), weight: Float64Array.of(0, 1, 0, 2) }));
  assert.ok(step({ weight: null, loss: "cross_entropy", mean: true }));
  assert.ok(descend({ stops: [0, 10] }));
  assert.ok(descend({ stops: Int32Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10) }));
  assert.ok(descend({ rounds: 2 ** 31 - 1, stops: [2 ** 31 - 1] }));
  assert.ok(many(START, { rounds: 2 ** 31 - 1 }));
  assert.ok(bowl({ place: 0, values: AXIS }));
  assert.ok(plane({}));
  assert.equal(0, kernel.draws(2 ** 32 - 1, 0).length);
});

test("a refusal names what was found", () => {
  assert.throws(() => step({ inputs: STORY.inputs.with(5, NaN) }), {
    message:
      "inputs must hold finite numbers. Got NaN at place 5, counted from 0; " +
      "leave it out or fill the gap.",
  });
  assert.throws(() => descend({ rounds: 1.5 }), {
    message: "rounds must be a whole number from 0 to 2147483647. Got 1.5.",
  });
});

test("a long text is cut", () => {
  assert.throws(
    () => step({ loss: "x".repeat(1_000) + "\n" }),
    ({ message }: Error) => isSentence(message) && message.length < 120,
  );
});

describe("what is not the kernel is refused", () => {
  const EMPTY = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
  const SOURCES: Readonly<Record<string, Source>> = {
    "no bytes": new Uint8Array(),
    "other bytes": Uint8Array.of(1, 2, 3),
    "another module": EMPTY,
    "a page that is not there": new Response("gone", { status: 404 }),
    "a page of text": new Response("<!doctype html>"),
  };
  for (const [name, source] of Object.entries(SOURCES))
    test(name, async () => {
      await assert.rejects(loadKernel(source), (reason) => {
        assert.ok(reason instanceof Refusal, String(reason));
        return isSentence(reason.message);
      });
    });

  test("a kernel that reckons with another last bit", async () => {
    const { WASM } = await import("./native.ts");
    const log2 = Buffer.from(Float64Array.of(6.9314718036912381649e-1).buffer); // its first part
    const place = WASM.indexOf(log2);
    assert.ok(place > 0 && place === WASM.lastIndexOf(log2), "the constant is not where it was");
    const other = Uint8Array.from(WASM);
    other[place] = (other[place] ?? 0) ^ 1;
    await assert.rejects(loadKernel(other), (reason) => {
      assert.ok(reason instanceof Refusal, String(reason));
      assert.equal("kernel.wrong_answer", reason.key);
      return isSentence(reason.message);
    });
  });

  test("bytes, a response or a module are all the same", async () => {
    const { WASM } = await import("./native.ts");
    const module = await WebAssembly.compile(WASM);
    const headers = { "Content-Type": "application/octet-stream" };
    const sources: Source[] = [WASM, module, new Response(WASM, { headers })];
    const draw = async (source: Source): Promise<Float64Array> => {
      const loaded: Kernel = await loadKernel(source);
      return loaded.draws(1, 3);
    };
    for (const source of sources) assert.deepEqual(kernel.draws(1, 3), await draw(source));
  });
});
