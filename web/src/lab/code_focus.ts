/** Lines of code and things of the picture: which line makes what, and which lines a thing stands in. */

import type { Line, Role } from "./code.ts";
import type { Focus } from "./focus.ts";
import type { Lab } from "./state.svelte.ts";

/** What lights up on the stage for a line: of what it makes, the piece that was chosen last. */
export function thingOf(lab: Lab, { role, row }: Line): Focus | null {
  if (!role) return null;
  const last = lab.widths.length - 1;
  if (role === "answers" || role === "truth")
    return row < lab.survey.customers.length ? { kind: "customer", customer: row } : null;
  if (role === "l0") return inLayer(lab, 0);
  if (OUTPUT.includes(role)) return { kind: "neuron", layer: last, neuron: 0 };
  if (HIDDEN.includes(role)) return last > 1 ? hiddenOf(lab) : null;
  if (role === "born_first" || role === "change_first") return inSynapse(lab, (k) => k === 0);
  if (role === "born_rest" || role === "change_rest") return inSynapse(lab, (k) => k > 0);
  if (role.startsWith("curve")) return { kind: "neuron", ...lab.neuron };
  return null;
}

const OUTPUT: readonly Role[] = ["guess", "error", "asked_to_print", "print", "delta", "shown"];
const HIDDEN: readonly Role[] = ["hidden", "blame", "hidden_delta"];

function inLayer({ focus }: Lab, layer: number): Focus {
  if (focus?.kind === "neuron" && focus.layer === layer) return focus;
  return { kind: "neuron", layer, neuron: 0 };
}

function hiddenOf({ neuron, widths }: Lab): Focus {
  const hidden = neuron.layer < widths.length - 1;
  return hidden ? { kind: "neuron", ...neuron } : { kind: "neuron", layer: 1, neuron: 0 };
}

/** The weight chosen last where it is in such a synapse, otherwise the first there. */
function inSynapse({ weight, widths }: Lab, fits: (synapse: number) => boolean): Focus | null {
  if (fits(weight.synapse)) return { kind: "weight", ...weight };
  const synapse = widths.slice(1).findIndex((_, k) => fits(k));
  return synapse < 0 ? null : { kind: "weight", synapse, from: 0, to: 0 };
}

/** Whether a line makes a thing, changes it or is about it. */
export function isAbout({ role, row }: Line, thing: Focus, widths: readonly number[]): boolean {
  if (!role) return false;
  if (thing.kind === "customer")
    return (role === "answers" || role === "truth") && row === thing.customer;
  const last = widths.length - 1;
  if (thing.kind === "weight") {
    const own = thing.synapse === 0 ? OF_FIRST : OF_REST;
    return own.includes(role) || role === (thing.synapse === last - 1 ? "guess" : "hidden");
  }
  if (thing.layer === 0) return role === "l0" || role === "answers";
  return (thing.layer === last ? OF_OUTPUT : HIDDEN).includes(role);
}

const OF_FIRST: readonly Role[] = ["born_first", "change_first"];
const OF_REST: readonly Role[] = ["born_rest", "change_rest"];
const OF_OUTPUT: readonly Role[] = ["guess", "error", "delta"];
