/** Lines of code and things of the picture: what each line makes, and which lines a thing stands in. */

import type { Line, Role } from "./code.ts";
import type { Light } from "./focus.ts";
import type { Lab } from "./state.svelte.ts";

/** What lights up for a line: all that it makes, of whatever shape the network is; null for nothing. */
export function lightOf({ widths, survey }: Lab, { role, row }: Line): Light | null {
  if (!role) return null;
  const last = widths.length - 1;
  if (role === "answers" || role === "truth")
    return row < survey.customers.length ? { kind: "customer", customer: row } : null;
  if (role === "l0") return layers(0, 0);
  if (OF_MISSES.includes(role)) return { kind: "misses", layer: last };
  if (OF_OUTPUT.includes(role) || role === "shown") return layers(last, last);
  if (HIDDEN.includes(role)) return layers(1, last - 1);
  if (OF_FIRST.includes(role)) return synapses(0, 0);
  if (OF_REST.includes(role)) return synapses(1, last - 1);
  return role.startsWith("curve") ? layers(1, last) : null; // every neuron that is not a question
}

function layers(first: number, last: number): Light | null {
  return first > last ? null : { kind: "layers", first, last };
}

function synapses(first: number, last: number): Light | null {
  return first > last ? null : { kind: "synapses", first, last };
}

/** Whether a line makes a thing, changes it or is about it. */
export function isAbout(line: Line, thing: Light, widths: readonly number[]): boolean {
  const { role, row } = line;
  if (!role) return false;
  const last = widths.length - 1;
  switch (thing.kind) {
    case "customer":
      return (role === "answers" || role === "truth") && row === thing.customer;
    case "weight":
      return isOfSynapse(role, thing.synapse, last);
    case "neuron":
      return isOfLayer(role, thing.layer, last);
    case "misses":
      return OF_MISSES.includes(role);
    case "layers":
      return along(thing).some((layer) => isOfLayer(role, layer, last));
    case "synapses":
      return along(thing).some((synapse) => isOfSynapse(role, synapse, last));
    case "roots":
      return OF_FIRST.includes(role) || OF_REST.includes(role) || role === "guess";
  }
}

function along({ first, last }: { readonly first: number; readonly last: number }): number[] {
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

function isOfSynapse(role: Role, synapse: number, last: number): boolean {
  const own = synapse === 0 ? OF_FIRST : OF_REST;
  return own.includes(role) || role === (synapse === last - 1 ? "guess" : "hidden");
}

function isOfLayer(role: Role, layer: number, last: number): boolean {
  if (layer === 0) return role === "l0" || role === "answers";
  if (layer === last) return OF_OUTPUT.includes(role) || role === "error";
  return HIDDEN.includes(role);
}

const HIDDEN: readonly Role[] = ["hidden", "blame", "hidden_delta"];
const OF_FIRST: readonly Role[] = ["born_first", "change_first"];
const OF_REST: readonly Role[] = ["born_rest", "change_rest"];
const OF_OUTPUT: readonly Role[] = ["guess", "delta"];
const OF_MISSES: readonly Role[] = ["error", "asked_to_print", "print"];
