/** The kernel off the main thread: workers that share what is asked of them. */

import { whole } from "./kernel/checks.ts";
import { compiled } from "./kernel/machine.ts";
import { Hand, type Run, type Worker } from "./kernel/hand.ts";
import type { Call } from "./kernel/messages.ts";
import { shared, type ManyRun } from "./kernel/share.ts";
import type * as kernel from "./kernel.ts";

export { Refusal } from "./kernel/refusal.ts";
export type { ManyRun, Run, Worker };

/**
 * The functions of Kernel, each with a promise. A signal stops the work after the stretch at hand; who
 * watches is shown each stretch, and the work goes on when `watch` returns.
 */
export interface Crew {
  draws(seed: number, count: number): Promise<Float64Array>;
  step(task: kernel.Task, synapses: Float64Array): Promise<kernel.Step>;
  directions(recorded: Float64Array, numbers: number): Promise<kernel.Directions | null>;
  descend(
    task: kernel.Task,
    synapses: Float64Array,
    way: kernel.Way,
    run?: Run<kernel.Stretch>,
  ): Promise<kernel.Descent>;
  history(
    task: kernel.Task,
    synapses: Float64Array,
    way: Omit<kernel.Way, "stops">,
    /** Who watches sees the way down first, and then every network being looked at. */
    run?: Run<kernel.Stretch | kernel.ManyStretch>,
  ): Promise<kernel.History>;
  bowl(
    task: kernel.Task,
    synapses: Float64Array,
    first: kernel.Mover,
    second: kernel.Mover,
    run?: Run<kernel.BowlStretch>,
  ): Promise<Float64Array>;
  plane(
    task: kernel.Task,
    centre: Float64Array,
    first: kernel.Direction,
    second: kernel.Direction,
    run?: Run<kernel.BowlStretch>,
  ): Promise<Float64Array>;
  /** Every worker takes a share; what comes out does not depend on how many there are. */
  many(
    task: kernel.Task,
    starts: Float64Array,
    way: kernel.ManyWay,
    run?: ManyRun,
  ): Promise<kernel.Arrived>;
  /** When every worker has the kernel. It fails, and so does all that was asked, if one cannot have it. */
  readonly ready: Promise<void>;
  /** Send the workers home. */
  close(): void;
}

const WORKERS = 2;
const MOST_WORKERS = 64;

/**
 * Start workers and give each the kernel; `worker` makes one of src/kernel.worker.ts. They can be asked at
 * once, and answer when they have it. The first begins alone, so that it is there the sooner.
 */
export function startCrew(
  worker: () => Worker,
  source: kernel.Source | Promise<kernel.Source>,
  count: number = WORKERS,
): Crew {
  whole("count", count, 1, MOST_WORKERS);
  const hands = Array.from({ length: count }, () => new Hand(worker));
  const module = compiled(source);
  const close = (): void => {
    for (const hand of hands) hand.close();
  };
  const loads: Promise<unknown>[] = [];
  for (const hand of hands) loads.push(hand.load(module, loads[0]));
  const ready = Promise.all(loads).then(() => undefined);
  ready.catch(close);
  return { ...asked(hands), ready, close };
}

/** Each function by whoever has least to do. */
function asked(hands: readonly Hand[]): Omit<Crew, "ready" | "close"> {
  const ask = <Result>(
    call: Call,
    given: unknown[],
    run?: Run<never>,
    handed?: readonly Float64Array[],
  ): Promise<Result> => {
    const idlest = hands.reduce((a, b) => (b.busy < a.busy ? b : a));
    return idlest.ask(call, given, run, handed) as Promise<Result>;
  };
  return {
    draws: (...given) => ask<Float64Array>("draws", given),
    step: (...given) => ask<kernel.Step>("step", given),
    directions: (...given) => ask<kernel.Directions | null>("directions", given),
    descend: (task, synapses, way, run) =>
      ask<kernel.Descent>("descend", [task, synapses, way], run, handedBy(way)),
    history: (task, synapses, way, run) =>
      ask<kernel.History>("history", [task, synapses, way], run, handedBy(way)),
    bowl: (task, synapses, first, second, run) =>
      ask<Float64Array>("bowl", [task, synapses, first, second], run),
    plane: (task, centre, first, second, run) =>
      ask<Float64Array>("plane", [task, centre, first, second], run),
    many: (task, starts, way, run) => shared(hands, task, starts, way, run),
  };
}

/** What a worker takes over. */
function handedBy(way: kernel.Way | undefined): Float64Array[] {
  return way?.into instanceof Float64Array ? [way.into] : [];
}
