/**
 * The kernel's memory: each call lays its arrays behind the kernel's own data, over those of the call
 * before; so memory grows to what the largest call took and no further.
 */

import { fits } from "./checks.ts";
import { Refusal } from "./refusal.ts";

const PAGE = 65_536;
const ALIGNED = 64;

/** As many places as were asked for. */
export type Places<Bytes extends readonly number[]> = { readonly [index in keyof Bytes]: number };

export class Memory {
  readonly #memory: WebAssembly.Memory;
  readonly #base: number;

  constructor(memory: WebAssembly.Memory, base: number) {
    this.#memory = memory;
    this.#base = base;
  }

  /** Where arrays of so many bytes lie until the next call of `lay`; the first always lies at one place. */
  lay<const Bytes extends readonly number[]>(...bytes: Bytes): Places<Bytes> {
    let end = aligned(this.#base);
    const places = bytes.map((count) => {
      const place = end;
      end = aligned(end + count);
      return place;
    });
    fits(end - this.#base);
    this.#growTo(end);
    return places as Places<Bytes>;
  }

  /** What lies there, as doubles: to be read or written before the next call of `lay`. */
  doubles(place: number, length: number): Float64Array<ArrayBuffer> {
    return new Float64Array(this.#memory.buffer, place, length);
  }

  /** Write these doubles there. */
  write(place: number, values: Float64Array): void {
    this.doubles(place, values.length).set(values);
  }

  /** What lies there, as whole numbers. */
  wholes(place: number, length: number): Int32Array<ArrayBuffer> {
    return new Int32Array(this.#memory.buffer, place, length);
  }

  /** How many bytes the kernel holds. */
  get size(): number {
    return this.#memory.buffer.byteLength;
  }

  #growTo(end: number): void {
    if (end <= this.size) return;
    try {
      this.#memory.grow(Math.ceil((end - this.size) / PAGE));
    } catch {
      throw new Refusal(
        "kernel.no_memory",
        "The browser must have {megabytes} MB of memory to spare. It has not; close some pages.",
        { megabytes: Math.ceil(end / 2 ** 20) },
      );
    }
  }
}

function aligned(place: number): number {
  return Math.ceil(place / ALIGNED) * ALIGNED;
}
