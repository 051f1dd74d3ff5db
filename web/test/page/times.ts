/** How long the kernel takes in a browser: each time in milliseconds, and a hash of what came out. */

import { startCrew, type Crew } from "../../src/crew.ts";
import { loadKernel, finished, type Kernel } from "../../src/kernel.ts";
import { hashOf, STORY, WAY, WASM, worker } from "./story.ts";

/** What was measured of one piece of work. */
export interface Measured {
  /** The first time; then the shortest and the one in the middle of several. */
  readonly first: number;
  readonly least: number;
  readonly middle: number;
  /** SHA-256 of what came out. */
  readonly hash: string;
}

/** Long enough for a browser to be ready, or to make fast code of what has just been used. */
const PAUSE = 1_000;

/** As long as it takes, at the very least, to ask for something else. */
const BETWEEN = 50;

const GRID = 81;
const STEPS = 1_000;

/** The work is measured as the page has it: asked of a worker, and its arrays back on this thread. */
export async function told(): Promise<Record<string, Measured>> {
  await pause(); // a browser that has just been opened is busy with itself
  const cold = await coldRounds();
  const crew = startCrew(worker, fetch(WASM), 2);
  await crew.ready;
  await pause();
  const here = await loadKernel(fetch(WASM));
  const start = (await crew.draws(1, 16)).map((draw) => 2 * draw - 1);
  const starts = (await crew.draws(1, 16_000)).map((draw) => 2 * draw - 1);
  return {
    cold,
    recorded: await rounds(crew, start, BETWEEN),
    straight: await rounds(crew, start, 0),
    again: await again(crew, start),
    step: await measured(51, () => manySteps(here, start), { part: 1 / STEPS }),
    bowl: await measured(21, async () => [await crew.bowl(STORY, start, ...weights())]),
    many: await measured(3, async () => {
      const { synapses } = await crew.many(STORY, starts, { rate: 1, rounds: 6_000 });
      return [synapses];
    }),
  };
}

/** The very first use of the kernel, with nothing compiled. */
async function coldRounds(): Promise<Measured> {
  const kernel = await loadKernel(fetch(WASM));
  const start = kernel.draws(1, 16).map((draw) => 2 * draw - 1);
  return measured(1, () => {
    const { synapses, recorded } = finished(kernel.descend(STORY, start, WAY));
    return [synapses, recorded];
  });
}

function rounds(crew: Crew, start: Float64Array, between: number): Promise<Measured> {
  const work = async (): Promise<Float64Array[]> => {
    const { synapses, recorded } = await crew.descend(STORY, start, WAY);
    return [synapses, recorded];
  };
  return measured(21, work, { between });
}

/** Each time into the memory of the time before, as a page does in which a weight is dragged. */
async function again(crew: Crew, start: Float64Array): Promise<Measured> {
  let last = await crew.descend(STORY, start, WAY);
  return measured(21, async () => {
    last = await crew.descend(STORY, start, { ...WAY, into: last.recorded });
    return [last.synapses, last.recorded];
  });
}

/** So many steps, since the clock of a page does not show less than a tenth of a millisecond. */
function manySteps(kernel: Kernel, start: Float64Array): Float64Array[] {
  let step = kernel.step(STORY, start);
  for (let turn = 1; turn < STEPS; turn++) step = kernel.step(STORY, start);
  const { loss, sums, layers, errors, slopes, deltas, nudges } = step;
  const values = [sums, layers.slice(1), errors, slopes, deltas, nudges].flat();
  return [Float64Array.of(loss), ...values];
}

/** The first weight to the first neuron and that neuron's vote, each from -8 to 8. */
function weights(): [
  { place: number; values: Float64Array },
  { place: number; values: Float64Array },
] {
  const values = Float64Array.from({ length: GRID }, (_, at) => -8 + 0.2 * at);
  return [
    { place: 0, values },
    { place: 12, values },
  ];
}

async function measured(
  times: number,
  work: () => Float64Array[] | Promise<Float64Array[]>,
  { part = 1, between = 0 } = {},
): Promise<Measured> {
  const taken: number[] = [];
  let last: Float64Array[] = [];
  for (let time = 0; time < times; time++) {
    const began = performance.now();
    last = await work();
    taken.push((performance.now() - began) * part);
    if (between) await pause(between);
  }
  const [first = NaN] = taken;
  const [least = NaN] = taken.sort((a, b) => a - b);
  const middle = taken[Math.floor(times / 2)] ?? NaN;
  return { first, least, middle, hash: await hashOf(last) };
}

function pause(milliseconds = PAUSE): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
