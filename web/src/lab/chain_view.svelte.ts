/** What the panel of the chain rule is looking at, and what was dragged, typed or taken away in it. */

import { chainRule, type Chain, type Subject } from "./chain.ts";
import { isExample, printed, RATIOS } from "./chain_document.ts";
import { ripple, type Station } from "./chain_ripple.ts";
import { same } from "./focus.ts";
import { nameOf } from "./places.ts";
import type { Lab } from "./state.svelte.ts";

/** What was typed for one weight and one customer; of no use for another. */
interface Typed {
  readonly whose: string;
  readonly nearby: readonly (number | null)[];
  readonly through: readonly number[] | null;
}

const NOTHING: Typed = { whose: "", nearby: [], through: null };

/** How far off a nearby point is, and how far the weight is moved, until somebody says otherwise. */
export const DISTANCE = 0.1;
export const WIGGLE = 0.5;

/** Where second points stand: as the tutorial has them, all at one distance, or next to nothing away. */
export const POINTS = ["document", "distance", "hair"] as const;
export type Points = (typeof POINTS)[number];

/** As near as a second point may be before the digits of a number are used up. */
export const HAIR = 1e-5;

export class ChainView {
  readonly lab: Lab;
  wiggle = $state(WIGGLE);
  distance = $state(DISTANCE);
  /** Whether the printed numbers were asked for. */
  asked = $state(false);
  /** The ratio that is pointed at, counted from right to left. */
  lit: number | null = $state(null);
  #typed: Typed = $state.raw(NOTHING);
  #points: Points = $state("document");

  constructor(lab: Lab) {
    this.lab = lab;
  }

  readonly subject: Subject | null = $derived.by(() => {
    const { kernel, task, synapses, weight, customer } = this.lab;
    const row = task && Math.min(customer, task.targets.length - 1);
    return task && synapses && row !== null ? { kernel, task, synapses, weight, row } : null;
  });

  readonly #whose = $derived(this.subject ? textOf(this.subject) : "");
  readonly #kept = $derived(this.#typed.whose === this.#whose ? this.#typed : NOTHING);

  /** Whether the tutorial prints numbers about this network; and about this very weight. */
  readonly offered = $derived.by(() => printed(this.lab));
  readonly beside = $derived(this.offered && this.asked);
  readonly example = $derived.by(() => this.beside && isExample(this.lab));

  /** Where the second points stand, unless typed; the tutorial's are there for its example only. */
  readonly points: Points = $derived(
    this.#points === "document" && !this.example ? "distance" : this.#points,
  );

  /** Put all second points there. */
  set(points: Points): void {
    this.#points = points;
    this.untype();
  }

  readonly chain: Chain | null = $derived.by(() => {
    const { subject, points } = this;
    const { nearby, through } = this.#kept;
    const distance = points === "hair" ? HAIR : this.distance;
    const theirs = RATIOS.map(({ points }, place) => nearby[place] ?? points.xNearby);
    return (
      subject &&
      chainRule(subject, { through, distance, nearby: points === "document" ? theirs : nearby })
    );
  });

  readonly stations: readonly Station[] = $derived(
    this.subject && this.chain ? ripple(this.subject, this.chain.neurons, this.wiggle) : [],
  );

  /** Whether a nearby point stands elsewhere than at the distance. */
  readonly typed = $derived(this.#kept.nearby.some((point) => typeof point === "number"));

  /** Put the nearby point of a ratio there. */
  type(ratio: number, x: number): void {
    if (!Number.isFinite(x)) return;
    const { nearby, through } = this.#kept;
    const longer = Array.from({ length: Math.max(nearby.length, ratio + 1) }, (_, place) =>
      place === ratio ? x : (nearby[place] ?? null),
    );
    this.#typed = { whose: this.#whose, nearby: longer, through };
  }

  /** All nearby points to the same distance again. */
  untype(): void {
    this.#typed = { ...this.#kept, whose: this.#whose, nearby: [] };
  }

  /** Take another road: through these hidden neurons. */
  take(through: readonly number[]): void {
    this.#typed = { whose: this.#whose, nearby: [], through };
  }

  /** Point at a ratio, and so at its thing in the network; null lets go. */
  point(ratio: number | null): void {
    this.lit = ratio;
    this.lab.show({ pointed: ratio === null ? null : (this.chain?.ratios[ratio]?.place ?? null) });
  }

  /** Choose the thing in the network that a ratio is. */
  choose(ratio: number): void {
    const place = this.chain?.ratios[ratio]?.place;
    if (place) this.lab.choose(place);
  }

  /** Whether a ratio is pointed at, here or anywhere on the page. */
  isLit(ratio: number): boolean {
    const place = this.chain?.ratios[ratio]?.place ?? null;
    if (this.lit !== null) return this.lit === ratio;
    return place !== null && same(this.lab.pointed, place);
  }
}

function textOf({ weight, row, task }: Subject): string {
  return `${nameOf(weight)} ${row} ${Array.from(task.widths).join("-")}`;
}
