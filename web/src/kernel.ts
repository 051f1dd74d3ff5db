/**
 * The kernel in the page: the arithmetic of kernel/, as typed functions on plain arrays.
 *
 * Whatever the kernel must not be given is refused with one sentence before it is called. Long work is
 * a generator: each turn does one stretch, returns what is new in it, and may be the last.
 */

import { bowl, plane, type BowlStretch, type Direction, type Mover } from "./kernel/bowl.ts";
import { descend, type Descent, type Stretch, type Way } from "./kernel/descend.ts";
import { directions, type Directions } from "./kernel/directions.ts";
import { draws } from "./kernel/draws.ts";
import { compiled, started, type Source } from "./kernel/machine.ts";
import { history, type History } from "./kernel/history.ts";
import { refuseWrong } from "./kernel/known.ts";
import { many, type Arrived, type ManyStretch, type ManyWay } from "./kernel/many.ts";
import { step, type Step } from "./kernel/step.ts";
import type { Task } from "./kernel/task.ts";

export { oneOf, TURNS } from "./kernel/history.ts";
export { finished } from "./kernel/finished.ts";
export { compiled } from "./kernel/machine.ts";
export { Refusal } from "./kernel/refusal.ts";
export type { Arrived, BowlStretch, Descent, Direction, Directions, History, ManyStretch, ManyWay };
export type { Mover };
export type { Source, Step, Stretch, Task, Way };

export interface Kernel {
  /** `count` numbers from 0 up to 1, as np.random.seed(seed); np.random.random(count) draws them. */
  draws(seed: number, count: number): Float64Array;
  /** One round in full, every value on the way. */
  step(task: Task, synapses: Float64Array): Step;
  /** One ball down, recorded. */
  descend(task: Task, synapses: Float64Array, way: Way): Generator<Stretch, Descent, void>;
  /** The same with every round looked at: its loss, and who was right since when. */
  history(
    task: Task,
    synapses: Float64Array,
    way: Omit<Way, "stops">,
  ): Generator<Stretch | ManyStretch, History, void>;
  /** Many balls down. */
  many(task: Task, starts: Float64Array, way: ManyWay): Generator<ManyStretch, Arrived, void>;
  /** The loss over a grid of two weights, row by row; see Mover. */
  bowl(
    task: Task,
    synapses: Float64Array,
    first: Mover,
    second: Mover,
    slice?: number,
  ): Generator<BowlStretch, Float64Array, void>;
  /** The loss over a plane through weight space, row by row; see Direction. */
  plane(
    task: Task,
    centre: Float64Array,
    first: Direction,
    second: Direction,
    slice?: number,
  ): Generator<BowlStretch, Float64Array, void>;
  /** The two principal directions of a recorded path; null when it never moved. */
  directions(recorded: Float64Array, numbers: number): Directions | null;
  /** Make ready, while nobody waits, what another run like the last will need. */
  prepare(): void;
  /** How many bytes of memory the kernel holds. */
  readonly memory: number;
}

/** The kernel, from kernel.wasm as it was fetched, read or compiled. */
export async function loadKernel(source: Source | Promise<Source>): Promise<Kernel> {
  const machine = await started(await compiled(source));
  refuseWrong(machine);
  const parts = {
    descend: (task: Task, synapses: Float64Array, way: Way) =>
      descend(machine, task, synapses, way),
    many: (task: Task, starts: Float64Array, way: ManyWay) => many(machine, task, starts, way),
  };
  return {
    draws: (seed, count) => draws(machine, seed, count),
    step: (task, synapses) => step(machine, task, synapses),
    descend: parts.descend,
    history: (task, synapses, way) => history(parts, task, synapses, way),
    many: parts.many,
    bowl: (...call) => bowl(machine, ...call),
    plane: (...call) => plane(machine, ...call),
    directions: (recorded, numbers) => directions(machine, recorded, numbers),
    prepare: () => {
      machine.spare.prepare();
    },
    get memory() {
      return machine.memory.size;
    },
  };
}
