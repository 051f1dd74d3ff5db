/** The compiled kernel as it is: the functions of kernel/glassbowl.h, and its memory. */

import { Memory } from "./memory.ts";
import { Refusal } from "./refusal.ts";
import { Spare } from "./spare.ts";

/** A place in the kernel's memory; 0 is none. */
type Place = number;

/** The first eight arguments of every function that looks at customers. */
export type Head = readonly [
  synapses: number,
  widths: Place,
  rows: number,
  inputs: Place,
  targets: Place,
  weight: Place,
  crossEntropy: number,
  mean: number,
];

/** How many doubles of room a function needs: glassbowl_room, or another that begins as it does. */
export type RoomOf = (synapses: number, widths: Place, rows: number) => bigint;

/** What kernel.wasm exports. */
interface Calls {
  readonly glassbowl_abi: () => number;
  readonly glassbowl_width: () => number;
  readonly glassbowl_draws: (seed: number, count: number, out: Place) => void;
  readonly glassbowl_room: RoomOf;
  readonly glassbowl_many_room: RoomOf;
  readonly glassbowl_step: (
    ...call: [
      ...head: Head,
      synapses: Place,
      sums: Place,
      layers: Place,
      errors: Place,
      slopes: Place,
      deltas: Place,
      nudges: Place,
      room: Place,
    ]
  ) => number;
  readonly glassbowl_descend: (
    ...call: [
      ...head: Head,
      rate: number,
      rounds: number,
      stopCount: number,
      stops: Place,
      synapses: Place,
      recorded: Place,
      room: Place,
    ]
  ) => number;
  readonly glassbowl_many: (
    ...call: [
      ...head: Head,
      rate: number,
      rounds: number,
      starts: number,
      synapses: Place,
      firstRight: Place,
      taken: Place,
      losses: Place,
      room: Place,
    ]
  ) => void;
  readonly glassbowl_bowl: (
    ...call: [
      ...head: Head,
      synapses: Place,
      first: number,
      firstCount: number,
      firstValues: Place,
      second: number,
      secondCount: number,
      secondValues: Place,
      out: Place,
      room: Place,
    ]
  ) => void;
  readonly glassbowl_plane: (
    ...call: [
      ...head: Head,
      centre: Place,
      firstDirection: Place,
      secondDirection: Place,
      firstCount: number,
      firstValues: Place,
      secondCount: number,
      secondValues: Place,
      out: Place,
      room: Place,
    ]
  ) => void;
  readonly glassbowl_directions: (
    points: number,
    numbers: number,
    recorded: Place,
    directions: Place,
    shares: Place,
    coordinates: Place,
    room: Place,
  ) => number;
  readonly glassbowl_bowl_room: (
    synapses: number,
    widths: Place,
    rows: number,
    first: number,
    firstCount: number,
    second: number,
    secondCount: number,
  ) => bigint;
  readonly glassbowl_plane_room: (synapses: number, widths: Place, secondCount: number) => bigint;
  readonly glassbowl_directions_room: (points: number, numbers: number) => bigint;
}

export interface Machine {
  readonly calls: Calls;
  readonly memory: Memory;
  /** Where runs are recorded. */
  readonly spare: Spare;
  /** How many starts go down side by side. */
  readonly lanes: number;
}

/** The version of kernel/glassbowl.h that this binding was written for. */
const ABI = 1;

/** What kernel.wasm can come as. */
export type Source = WebAssembly.Module | BufferSource | Response;

/** The machine code of kernel.wasm; it can be sent to workers. */
export async function compiled(source: Source | Promise<Source>): Promise<WebAssembly.Module> {
  const given = await source;
  if (given instanceof WebAssembly.Module) return given;
  try {
    return await WebAssembly.compile(given instanceof Response ? await bodyOf(given) : given);
  } catch (reason) {
    throw reason instanceof Refusal ? reason : notTheKernel(String(reason));
  }
}

/** A machine of one's own, with a memory of its own. */
export async function started(module: WebAssembly.Module): Promise<Machine> {
  let exported: WebAssembly.Exports;
  try {
    exported = (await WebAssembly.instantiate(module)).exports;
  } catch (reason) {
    throw notTheKernel(String(reason));
  }
  const { memory, __heap_base: base } = exported;
  if (!(memory instanceof WebAssembly.Memory) || !(base instanceof WebAssembly.Global))
    throw notTheKernel("it exports no memory");
  const calls = exported as unknown as Calls;
  const abi = typeof calls.glassbowl_abi === "function" ? calls.glassbowl_abi() : 0;
  if (abi !== ABI) throw notTheKernel(`its version is ${abi}`);
  return {
    calls,
    memory: new Memory(memory, Number(base.value)),
    spare: new Spare(),
    lanes: calls.glassbowl_width(),
  };
}

async function bodyOf(response: Response): Promise<ArrayBuffer> {
  if (response.ok) return response.arrayBuffer();
  throw new Refusal(
    "kernel.not_fetched",
    "kernel.wasm must lie beside the page. Got status {status}; load the page again.",
    { status: response.status },
  );
}

function notTheKernel(reason: string): Refusal {
  return new Refusal(
    "kernel.not_the_kernel",
    "kernel.wasm must be version {abi} of the kernel, and the browser able to run it. " +
      "Got something else ({reason}); load the page again, or use a newer browser.",
    { abi: ABI, reason },
  );
}
