/** Workers give what one kernel gives, can be stopped between two stretches, and say why they refuse. */

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { startCrew, Refusal, type Crew, type Worker } from "../src/crew.ts";
import { finished, type ManyStretch, type Stretch } from "../src/kernel.ts";
import { load, START, STORY, WASM } from "./native.ts";
import { nearby } from "./nearby.ts";

const kernel = await load();
const crew: Crew = startCrew(nearby, WASM, 2);
after(() => {
  crew.close();
});

const STARTS = kernel.draws(7, 100 * 16).map((draw) => 4 * draw - 2);
const WAY = { rate: 1, rounds: 1_000, slice: 64 * 100 };

test("a step is the kernel's", async () => {
  assert.deepEqual(kernel.step(STORY, START), await crew.step(STORY, START));
  assert.deepEqual(kernel.draws(1, 5), await crew.draws(1, 5));
});

test("a descent is the kernel's, watched or not", async () => {
  const expected = finished(kernel.descend(STORY, START, WAY));
  assert.deepEqual(expected, await crew.descend(STORY, START, WAY));
  const seen: number[] = [];
  const watch = ({ recorded }: { recorded: Float64Array }): void => {
    seen.push(...recorded);
  };
  assert.deepEqual(expected, await crew.descend(STORY, START, WAY, { watch }));
  assert.deepEqual(Array.from(expected.recorded), seen);
});

test("what was recorded before is written over", async () => {
  const expected = finished(kernel.descend(STORY, START, WAY));
  const into = new Float64Array(1_001 * 16 + 3).fill(7);
  const { buffer } = into;
  const here = finished(kernel.descend(STORY, START, { ...WAY, into }));
  assert.deepEqual(expected, here);
  assert.equal(buffer, here.recorded.buffer);
  const there = await crew.descend(STORY, START, { ...WAY, into });
  assert.deepEqual(expected, there);
  assert.equal(1_001 * 16 + 3, there.recorded.buffer.byteLength / 8);
  assert.equal(0, into.length);
  const again = await crew.descend(STORY, START, { ...WAY, into: new Float64Array(5) });
  assert.deepEqual(expected, again);
});

test("many starts are the kernel's, however many workers share them", async () => {
  const expected = finished(kernel.many(STORY, STARTS, WAY));
  assert.deepEqual(expected, await crew.many(STORY, STARTS, WAY));
  const alone = startCrew(nearby, WASM, 1);
  assert.deepEqual(expected, await alone.many(STORY, STARTS, WAY));
  alone.close();
});

test("every start is shown once, in its place", async () => {
  const expected = finished(kernel.many(STORY, STARTS, WAY));
  const losses = new Float64Array(100);
  let shown = 0;
  let last: ManyStretch | undefined;
  const watch = (stretch: ManyStretch): void => {
    assert.ok((last?.done ?? 0) < stretch.done);
    losses.set(stretch.losses, stretch.from);
    shown += stretch.to - stretch.from;
    last = stretch;
  };
  await crew.many(STORY, STARTS, WAY, { watch });
  assert.deepEqual([100, expected.losses], [shown, losses]);
  assert.deepEqual([100_000, 100_000], [last?.done, last?.total]);
});

test("a refusal comes back as it was", async () => {
  const here = (): unknown => kernel.descend(STORY, START, { rate: 0, rounds: 1 });
  const there = crew.descend(STORY, START, { rate: 0, rounds: 1 });
  const reason: unknown = await there.catch((caught: unknown) => caught);
  assert.ok(reason instanceof Refusal);
  assert.throws(here, { message: reason.message });
  assert.equal("kernel.rate", reason.key);
  await assert.rejects(crew.many(STORY, new Float64Array(3), WAY), { key: "kernel.starts" });
  await assert.rejects(crew.many(STORY, STARTS, { rate: 1, rounds: 0.5 }), { key: "kernel.whole" });
});

test("a crew needs workers and the kernel", async () => {
  assert.throws(() => startCrew(nearby, WASM, 0), { key: "kernel.whole" });
  const none = startCrew(nearby, Uint8Array.of(1));
  await assert.rejects(none.ready, { key: "kernel.not_the_kernel" });
  await assert.rejects(none.draws(1, 5), { key: "kernel.not_the_kernel" });
});

test("what is asked before the kernel is there is answered when it is", async () => {
  let give: (source: BufferSource) => void = () => undefined;
  const early = startCrew(nearby, new Promise<BufferSource>((given) => (give = given)), 2);
  const stop = new AbortController();
  const stopped = early.descend(STORY, START, WAY, { signal: stop.signal });
  const drawn = early.draws(1, 5);
  stop.abort(new Error("before"));
  await assert.rejects(stopped, { message: "before" });
  give(WASM);
  assert.deepEqual(kernel.draws(1, 5), await drawn);
  early.close();
});

test("a worker that is lost before the kernel is there is told of", async () => {
  let give: (source: BufferSource) => void = () => undefined;
  const lost: Worker = { onmessage: null, postMessage: () => undefined };
  const crew = startCrew(() => lost, new Promise<BufferSource>((given) => (give = given)), 2);
  lost.onerror?.({ message: "no script" } as ErrorEvent);
  give(WASM);
  await assert.rejects(crew.ready, { key: "kernel.no_worker" });
  await assert.rejects(crew.draws(1, 5), { key: "kernel.no_worker" });
});

test("the first worker answers, though the second never comes", async () => {
  const workers = [nearby(), { onmessage: null, postMessage: () => undefined }];
  const early = startCrew(() => workers.shift() as Worker, WASM, 2);
  assert.deepEqual(kernel.draws(1, 5), await early.draws(1, 5));
  early.close();
});

test("what cannot be sent is refused", async () => {
  const task = { ...STORY, weight: (() => 1) as never };
  await assert.rejects(crew.step(task, START), { key: "kernel.not_sent" });
});

test("a signal stops the work after the stretch at hand", async () => {
  const stop = new AbortController();
  let stretches = 0;
  const watch = (): void => {
    stretches += 1;
    if (stretches === 2) stop.abort(new Error("enough"));
  };
  const work = crew.descend(STORY, START, WAY, { signal: stop.signal, watch });
  await assert.rejects(work, { message: "enough" });
  const next = finished(kernel.descend(STORY, START, WAY));
  assert.deepEqual(next, await crew.descend(STORY, START, WAY));
  assert.equal(2, stretches);
});

test("a history is drawn and broken off as it is made", async () => {
  const expected = finished(kernel.history(STORY, START, WAY));
  const seen: number[] = [];
  let looks = 0;
  const watch = (stretch: Stretch | ManyStretch): void => {
    if ("recorded" in stretch) seen.push(...stretch.recorded);
    else looks += 1;
  };
  assert.deepEqual(expected, await crew.history(STORY, START, WAY, { watch }));
  assert.deepEqual(Array.from(expected.recorded), seen);
  assert.ok(looks > 0);
  const endless = { rate: 1, rounds: 1_000_000, slice: 64 };
  const signal = AbortSignal.timeout(30);
  await assert.rejects(crew.history(STORY, START, endless, { signal }), { name: "TimeoutError" });
});

test("a signal stops every worker of many", async () => {
  const stop = new AbortController();
  let stretches = 0;
  const watch = (): void => {
    stretches += 1;
    if (stretches === 3) stop.abort();
  };
  const work = crew.many(STORY, STARTS, WAY, { signal: stop.signal, watch });
  await assert.rejects(work, { name: "AbortError" });
  await crew.draws(1, 1);
  assert.equal(3, stretches);
});

test("a signal stops work that nobody watches", async () => {
  const endless = { rate: 1, rounds: 2 ** 31 - 1, stops: [] };
  const alone = startCrew(nearby, WASM, 1);
  const began = performance.now();
  const signal = AbortSignal.timeout(30);
  await assert.rejects(alone.descend(STORY, START, endless, { signal }), { name: "TimeoutError" });
  await assert.rejects(alone.many(STORY, STARTS, endless, { signal }), { name: "TimeoutError" });
  assert.deepEqual(kernel.draws(1, 5), await alone.draws(1, 5));
  assert.ok(performance.now() - began < 5_000);
  alone.close();
});

test("a signal given too late or too early", async () => {
  const early = AbortSignal.abort(new Error("before"));
  await assert.rejects(crew.descend(STORY, START, WAY, { signal: early }), { message: "before" });
  const late = new AbortController();
  const descent = await crew.descend(STORY, START, WAY, { signal: late.signal });
  late.abort();
  assert.equal(1_000, descent.taken);
});

test("whoever watches may fail, and the work ends", async () => {
  const watch = (): void => {
    throw new Error("cannot draw");
  };
  await assert.rejects(crew.descend(STORY, START, WAY, { watch }), { message: "cannot draw" });
  assert.deepEqual(kernel.draws(1, 5), await crew.draws(1, 5));
});

test("when one share fails, nobody goes on with another", async () => {
  let stretches = 0;
  const watch = (): void => {
    stretches += 1;
    throw new Error("cannot draw");
  };
  await assert.rejects(crew.many(STORY, STARTS, WAY, { watch }), { message: "cannot draw" });
  for (let turn = 0; turn < 20; turn++) await crew.draws(1, 1);
  assert.equal(1, stretches);
});

test("workers that were sent home refuse what they had begun", async () => {
  const gone = startCrew(nearby, WASM, 1);
  const work = gone.descend(STORY, START, WAY);
  gone.close();
  await assert.rejects(work, { key: "kernel.no_worker" });
});
