/** What a worker does: a stretch of work at a time, and between two stretches it listens. */

import { finished, loadKernel, type Kernel } from "../kernel.ts";
import type { Call, Order, Port, Reply } from "./messages.ts";
import { Refusal } from "./refusal.ts";

/** Long work that has begun. */
interface Work {
  readonly turns: Generator<object, object, void>;
  readonly watched: boolean;
}

/** So many milliseconds at most without listening, but for a stretch that takes longer. */
const BREATH = 8;

/**
 * So many milliseconds after an answer, with nothing else asked, memory is made ready for the next. Sooner,
 * whoever waits for the answer would have to wait for that, too.
 */
const REST = 20;

/** Work for whoever is at the other end of the line. */
export function serve(port: Port): void {
  const servant = new Servant(port);
  port.onmessage = ({ data }: MessageEvent<Order>) => {
    void servant.obey(data);
  };
}

class Servant {
  readonly #port: Port;
  readonly #begun = new Map<number, Work>();
  #kernel: Promise<Kernel> | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;

  constructor(port: Port) {
    this.#port = port;
  }

  async obey(order: Order): Promise<void> {
    const { id } = order;
    try {
      if ("load" in order) await this.#load(id, order.load);
      else if ("call" in order) await this.#call(id, order.call, order.given, order.watched);
      else if (order.then === "next") await this.#goOn(id);
      else this.#begun.delete(id);
    } catch (reason) {
      this.#begun.delete(id);
      if (reason instanceof Refusal) {
        const { key, sentence, values } = reason;
        this.#reply({ id, refusal: { key, sentence, values } });
      } else this.#reply({ id, failure: String(reason) });
    }
  }

  async #load(id: number, module: WebAssembly.Module): Promise<void> {
    this.#kernel = loadKernel(module);
    warmUp(await this.#kernel);
    this.#reply({ id, result: null });
  }

  async #call(id: number, name: Call, given: readonly unknown[], watched: boolean): Promise<void> {
    if (!this.#kernel) throw new Error("there is no kernel yet");
    clearTimeout(this.#rest);
    const kernel: unknown = await this.#kernel;
    const result = (kernel as Record<Call, (...given: unknown[]) => unknown>)[name](...given);
    if (!isLong(result)) {
      this.#answer(id, result);
      return;
    }
    this.#begun.set(id, { turns: result, watched });
    await this.#goOn(id);
  }

  /** One stretch if somebody watches, who then says when to go on; else all, but for a breath. */
  async #goOn(id: number): Promise<void> {
    let breath = performance.now();
    for (let work; (work = this.#begun.get(id));) {
      const { done, value } = work.turns.next();
      if (done) {
        this.#begun.delete(id);
        this.#answer(id, value);
      } else if (work.watched) {
        this.#reply({ id, stretch: copied(value) });
        return;
      } else if (performance.now() - breath > BREATH) {
        await listened();
        breath = performance.now();
      }
    }
  }

  /** The answer; then, if nothing else is asked, memory for the next run. */
  #answer(id: number, result: unknown): void {
    this.#reply({ id, result });
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => void this.#kernel?.then((kernel) => kernel.prepare()), REST);
  }

  #reply(message: Reply): void {
    this.#port.postMessage(message, buffersOf(message));
  }
}

/** When every message that had come by now has been heard. */
function listened(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/**
 * A moment of each kind of work on the tutorial's sizes, so that the browser has made fast code of it
 * when somebody waits for it.
 */
function warmUp(kernel: Kernel): void {
  const inputs = kernel.draws(0, 12);
  const task = { widths: [3, 4, 1], inputs, targets: new Float64Array(4) };
  const synapses = kernel.draws(1, 16);
  const values = kernel.draws(2, 24);
  kernel.step(task, synapses);
  finished(kernel.descend(task, synapses, { rate: 1, rounds: 2_000 }));
  finished(kernel.many(task, kernel.draws(3, 32), { rate: 1, rounds: 500 }));
  finished(kernel.bowl(task, synapses, { place: 0, values }, { place: 12, values }));
}

function isLong(result: unknown): result is Work["turns"] {
  return typeof result === "object" && result !== null && "next" in result;
}

/** A stretch whose arrays may be given away, since they are no views of what is still written to. */
function copied(stretch: object): object {
  const copy = (value: unknown): unknown =>
    value instanceof Float64Array || value instanceof Int32Array ? value.slice() : value;
  return Object.fromEntries(Object.entries(stretch).map(([name, value]) => [name, copy(value)]));
}

/** The memory behind every array in a message: it is handed over, not copied. */
function buffersOf(message: unknown, found = new Set<ArrayBuffer>()): ArrayBuffer[] {
  if (ArrayBuffer.isView(message)) found.add(message.buffer as ArrayBuffer);
  else if (typeof message === "object" && message !== null)
    for (const value of Object.values(message)) buffersOf(value, found);
  return Array.from(found);
}
