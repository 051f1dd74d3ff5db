/** What the page and a worker say to each other about one piece of work, known by its number. */

import type { Kernel } from "../kernel.ts";
import type { Values } from "./refusal.ts";

/** The functions that a worker can be asked for. */
export type Call = Exclude<keyof Kernel, "memory" | "prepare">;

/** From the page. */
export type Order =
  | { readonly id: number; readonly load: WebAssembly.Module }
  | {
      readonly id: number;
      readonly call: Call;
      readonly given: readonly unknown[];
      /** Whether somebody looks at each stretch; if nobody does, none is sent. */
      readonly watched: boolean;
    }
  | { readonly id: number; readonly then: "next" | "stop" };

/** From the worker. After a stretch it waits to be told to go on. */
export type Reply =
  | { readonly id: number; readonly stretch: unknown }
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly refusal: Refused }
  | { readonly id: number; readonly failure: string };

/** A Refusal on its way to another thread. */
export interface Refused {
  readonly key: string;
  readonly sentence: string;
  readonly values: Values;
}

/** One end of the line: a worker as the page sees it, the page as a worker sees it, or a MessagePort. */
export interface Port {
  postMessage(message: unknown, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent) => void) | null;
}
