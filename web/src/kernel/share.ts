/** Many starts, shared by workers: whoever is free takes the next share. */

import type { Hand, Run } from "./hand.ts";
import {
  atStart,
  checkedStarts,
  part,
  type Arrived,
  type ManyStretch,
  type ManyWay,
} from "./many.ts";
import { checked, type Task } from "./task.ts";

export type ManyRun = Run<ManyStretch>;

/** A share is so many times smaller than what each worker has to do in all. */
const SHARES = 8;

/** Starts go down side by side in groups of 2, 4 or 8. */
const SIDE_BY_SIDE = 8;

/** Starts `from` up to `to`, and not `to` itself. */
interface Share {
  readonly from: number;
  readonly to: number;
}

/** What becomes of all starts: the same bits however many hands there are. */
export async function shared(
  hands: readonly Hand[],
  task: Task,
  starts: Float64Array,
  way: ManyWay,
  { signal, watch }: ManyRun = {},
): Promise<Arrived> {
  const count = checkedStarts(starts, checked(task));
  const numbers = starts.length / count;
  const all = atStart(new Float64Array(starts.length), numbers);
  const shares = sharesOf(count, hands.length);
  const failed = new AbortController();
  const either = signal ? AbortSignal.any([signal, failed.signal]) : failed.signal;
  const watching = watch && inAll(watch, count);
  const work = async (hand: Hand): Promise<void> => {
    for (let share; (share = shares.shift());) {
      const { from, to } = share;
      const own = starts.slice(from * numbers, to * numbers);
      const run = { signal: either, watch: watching?.(share) };
      write(part(all, from, to, numbers), await hand.ask("many", [task, own, way], run));
    }
  };
  try {
    await Promise.all(hands.map(work));
  } catch (reason) {
    failed.abort(reason);
    throw reason;
  }
  return all;
}

function sharesOf(count: number, hands: number): Share[] {
  const groups = Math.ceil(count / (hands * SHARES * SIDE_BY_SIDE));
  const size = groups * SIDE_BY_SIDE;
  return Array.from({ length: Math.ceil(count / size) }, (_, index) => ({
    from: index * size,
    to: Math.min(count, (index + 1) * size),
  }));
}

/** From what is new in a share to what is new in all; one watcher for each share. */
function inAll(
  watch: (stretch: ManyStretch) => void,
  count: number,
): (share: Share) => (stretch: ManyStretch) => void {
  let done = 0;
  return ({ from, to }) => {
    let before = 0;
    return (stretch) => {
      done += stretch.done - before;
      before = stretch.done;
      const total = (stretch.total / (to - from)) * count;
      watch({ ...stretch, done, total, from: from + stretch.from, to: from + stretch.to });
    };
  };
}

function write(place: Arrived, arrived: unknown): void {
  const { synapses, firstRight, taken, losses } = arrived as Arrived;
  place.synapses.set(synapses);
  place.firstRight.set(firstRight);
  place.taken.set(taken);
  place.losses.set(losses);
}
