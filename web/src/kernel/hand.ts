/** One worker, as the page sees it: it is asked, and answers with a promise. */

import type { Call, Order, Port, Refused, Reply } from "./messages.ts";
import { Refusal } from "./refusal.ts";

/** What may stop a piece of work, and who looks at it while it goes on. */
export interface Run<Stretch> {
  readonly signal?: AbortSignal | undefined;
  readonly watch?: ((stretch: Stretch) => void) | undefined;
}

/** A worker, or whatever else one can talk to and end. */
export interface Worker extends Port {
  onerror?: ((event: ErrorEvent) => void) | null;
  terminate?(): void;
  close?(): void;
}

/** Work that was asked for and has not come back. */
interface Awaited {
  readonly watch: ((stretch: never) => void) | undefined;
  readonly resolve: (result: unknown) => void;
  readonly reject: (reason: unknown) => void;
}

export class Hand {
  readonly #hire: () => Worker;
  #worker: Worker | null = null;
  /** Why it is not there any more. */
  #gone: Refusal | null = null;
  #busy = 0;
  readonly #awaited = new Map<number, Awaited>();
  #last = 0;
  /** When it has the kernel. */
  #loaded: Promise<unknown> = Promise.resolve();

  constructor(hire: () => Worker) {
    this.#hire = hire;
  }

  /** How much it was asked that it has not answered. */
  get busy(): number {
    return this.#busy;
  }

  /** Start it, now or when that has happened, and give it the kernel; what it is asked waits until then. */
  load(module: Promise<WebAssembly.Module>, when?: Promise<unknown>): Promise<unknown> {
    const begin = async (): Promise<unknown> => {
      this.#start();
      const made = await module;
      return this.#order((id) => ({ id, load: made }), {}, []);
    };
    this.#loaded = when ? when.then(begin) : begin();
    return this.#loaded;
  }

  /** Ask for one of the kernel's functions; what is in `handed` goes over to the worker. */
  ask<Stretch>(
    call: Call,
    given: readonly unknown[],
    run: Run<Stretch> = {},
    handed: readonly Float64Array[] = [],
  ): Promise<unknown> {
    const watched = run.watch !== undefined;
    const transfer = handed.map(({ buffer }) => buffer as ArrayBuffer);
    this.#busy++;
    const order = (id: number): Order => ({ id, call, given, watched });
    return this.#order(order, run, transfer, this.#loaded).finally(() => {
      this.#busy--;
    });
  }

  /** Send it home; what it had begun is refused. */
  close(): void {
    this.#worker?.terminate?.();
    this.#worker?.close?.();
    this.#giveUp(noWorker("it was sent home"));
  }

  #start(): void {
    if (this.#gone) throw this.#gone;
    const worker = this.#hire();
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<Reply>) => {
      this.#hear(data);
    };
    worker.onerror = ({ message }) => {
      this.#giveUp(noWorker(message || "it could not be loaded"));
    };
  }

  #order<Stretch>(
    order: (id: number) => Order,
    { signal, watch }: Run<Stretch>,
    transfer: ArrayBuffer[],
    after?: Promise<unknown>,
  ): Promise<unknown> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        this.#say({ id, then: "stop" });
        work.reject(signal?.reason);
      };
      const last =
        <Value>(settle: (value: Value) => void) =>
        (value: Value): void => {
          this.#awaited.delete(id);
          signal?.removeEventListener("abort", leave);
          settle(value);
        };
      const work = { watch, resolve: last(resolve), reject: last(reject) };
      if (signal?.aborted) {
        work.reject(signal.reason);
        return;
      }
      this.#awaited.set(id, work);
      signal?.addEventListener("abort", leave);
      const send = (): void => {
        if (this.#gone) work.reject(this.#gone);
        if (!this.#awaited.has(id)) return; // it was stopped meanwhile
        try {
          this.#say(order(id), transfer);
        } catch (reason) {
          work.reject(notSent(reason));
        }
      };
      if (after) after.then(send, work.reject);
      else send();
    });
  }

  #say(order: Order, transfer: ArrayBuffer[] = []): void {
    this.#worker?.postMessage(order, transfer);
  }

  #hear(reply: Reply): void {
    const work = this.#awaited.get(reply.id);
    if (!work) return; // it was stopped while this was on its way
    if ("stretch" in reply) this.#show(reply.id, work, reply.stretch);
    else if ("result" in reply) work.resolve(reply.result);
    else if ("refusal" in reply) work.reject(refusalOf(reply.refusal));
    else work.reject(new Error(reply.failure));
  }

  /** Let the page draw; then the worker may go on. */
  #show(id: number, work: Awaited, stretch: unknown): void {
    try {
      work.watch?.(stretch as never);
    } catch (reason) {
      work.reject(reason);
    }
    this.#say({ id, then: this.#awaited.has(id) ? "next" : "stop" });
  }

  #giveUp(reason: Refusal): void {
    this.#gone = reason;
    for (const work of Array.from(this.#awaited.values())) work.reject(reason);
  }
}

function refusalOf({ key, sentence, values }: Refused): Refusal {
  return new Refusal(key, sentence, values);
}

function noWorker(reason: string): Refusal {
  return new Refusal(
    "kernel.no_worker",
    "The page must have a worker to compute with. It has none ({reason}); load the page again.",
    { reason },
  );
}

function notSent(reason: unknown): Refusal {
  return new Refusal(
    "kernel.not_sent",
    "A worker can be given numbers, texts and arrays. Got something else ({reason}).",
    { reason: String(reason) },
  );
}
