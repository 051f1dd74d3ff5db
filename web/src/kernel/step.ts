/** One round in full, every value on the way to be looked at. */

import type { Machine } from "./machine.ts";
import { checked, checkedSynapses, laid, type Task } from "./task.ts";

/**
 * Everything of one round; nothing is changed. Each array holds one customer after another; nudges
 * hold the numbers of one synapse, row by row.
 *
 * Index rule: `layers` has one item more than there are synapses, and layers[0] are the answers; every
 * other list has one item a synapse, and item k belongs to the layer that synapse k feeds.
 * Sign rule: an error is target minus prediction, so a nudge points down and is added.
 */
export interface Step {
  readonly loss: number;
  readonly sums: readonly Float64Array[];
  readonly layers: readonly Float64Array[];
  readonly errors: readonly Float64Array[];
  readonly slopes: readonly Float64Array[];
  readonly deltas: readonly Float64Array[];
  readonly nudges: readonly Float64Array[];
}

/** Look at one round with these synapses. */
export function step(machine: Machine, given: Task, synapses: Float64Array): Step {
  const task = checked(given);
  checkedSynapses("synapses", synapses, task);
  const { calls, memory } = machine;
  const count = task.rows * task.neurons;
  const bytes = 8 * count;
  const own = synapses.byteLength;
  const asked = [own, bytes, bytes, bytes, bytes, bytes, own] as const;
  const { head, room, places } = laid(machine, task, calls.glassbowl_room, ...asked);
  memory.write(places[0], synapses);
  const loss = calls.glassbowl_step(...head, ...places, room);
  const [, sums, layers, errors, slopes, deltas, nudges] = places;
  const behind = Array.from(task.widths.subarray(1));
  const byLayer = (place: number): Float64Array[] =>
    parted(
      memory.doubles(place, count),
      behind.map((width) => task.rows * width),
    );
  const sizes = behind.map((width, k) => (task.widths[k] ?? 0) * width);
  return {
    loss,
    sums: byLayer(sums),
    layers: [task.inputs, ...byLayer(layers)],
    errors: byLayer(errors),
    slopes: byLayer(slopes),
    deltas: byLayer(deltas),
    nudges: parted(memory.doubles(nudges, task.numbers), sizes),
  };
}

/** A copy of what the kernel wrote, in pieces of such lengths. */
function parted(written: Float64Array, lengths: readonly number[]): Float64Array[] {
  const copy = written.slice();
  let from = 0;
  return lengths.map((length) => copy.subarray(from, (from += length)));
}
