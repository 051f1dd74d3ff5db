/** What the panel of the chain rule is looking at, and what was dragged, typed or taken away in it. */

import { chainRule, type Chain, type Subject } from "./chain.ts";
import { isExample, printed, RATIOS } from "./chain_document.ts";
import { ripple, type Station } from "./chain_ripple.ts";
import { same } from "./focus.ts";
import { FARTHEST, having, valueFor, whoseOf, within, type Points, type Pulled } from "./looks.ts";
import type { Lab } from "./state.svelte.ts";

/** As near as a second point may be before the digits of a number are used up. */
export const HAIR = 1e-5;

const NOWHERE: readonly (number | null)[] = [];

export class ChainView {
  readonly lab: Lab;
  /** The ratio that is pointed at, counted from right to left. */
  lit: number | null = $state(null);

  constructor(lab: Lab) {
    this.lab = lab;
  }

  readonly subject: Subject | null = $derived.by(() => {
    const { kernel, task, synapses, weight, customer } = this.lab;
    const row = task && Math.min(customer, task.targets.length - 1);
    return task && synapses && row !== null ? { kernel, task, synapses, weight, row } : null;
  });

  readonly #whose = $derived(this.subject ? textOf(this.subject) : "");
  readonly #nearby = $derived.by(() => valueFor(this.lab.looks.nearby, this.#whose) ?? NOWHERE);
  readonly #through = $derived.by(() => valueFor(this.lab.looks.road, this.#whose));
  readonly #pulled = $derived.by(() => valueFor(this.lab.looks.pulled, this.#whose));
  readonly #points: Points = $derived.by(() => this.lab.looks.points);
  readonly #distance = $derived.by(() => this.lab.looks.distance);
  readonly #wiggle = $derived.by(() => this.lab.looks.wiggle);

  /** How far off a nearby point is. */
  get distance(): number {
    return this.#distance;
  }

  set distance(distance: number) {
    this.lab.look({ distance });
  }

  /** How far the weight is moved. */
  get wiggle(): number {
    return this.#wiggle;
  }

  set wiggle(wiggle: number) {
    this.lab.look({ wiggle });
  }

  /** Which ratio has two points to pull, of those that there are. */
  readonly ratio = $derived.by(() => this.lab.looks.ratio);
  /** How many helper variables are taken away, and how many assignments have run. */
  readonly gone = $derived.by(() => this.lab.looks.gone);
  readonly ran = $derived.by(() => this.lab.looks.ran);

  /** Whether the printed numbers were asked for. */
  readonly asked = $derived.by(() => this.lab.looks.printed.includes("chain"));

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
    this.lab.look({ points, nearby: null });
  }

  readonly chain: Chain | null = $derived.by(() => {
    const { subject, points } = this;
    const [nearby, through] = [this.#nearby, this.#through];
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
  readonly typed = $derived(this.#nearby.some((point) => typeof point === "number"));

  /** Put the nearby point of a ratio there. */
  type(ratio: number, x: number): void {
    if (!Number.isFinite(x)) return;
    const nearby = this.#nearby;
    const point = within(x, FARTHEST.point);
    const value = Array.from({ length: Math.max(nearby.length, ratio + 1) }, (_, place) =>
      place === ratio ? point : (nearby[place] ?? null),
    );
    this.lab.look({ nearby: { whose: this.#whose, value } });
  }

  /** All nearby points to the same distance again. */
  untype(): void {
    this.lab.look({ nearby: null });
  }

  /** Take another road: through these hidden neurons. */
  take(through: readonly number[]): void {
    const road = { whose: this.#whose, value: through };
    this.lab.look({ road, nearby: null, pulled: null });
  }

  /** See the printed numbers, too, or no longer. */
  ask(document: boolean): void {
    this.lab.look({ printed: having(this.lab.newest.looks.printed, "chain", document) });
  }

  /** Where the points of a ratio were pulled to. */
  pulledAt(ratio: number): Pulled {
    const pulled = this.#pulled;
    return pulled?.ratio === ratio ? pulled : { ratio, x: null, gap: null };
  }

  /** Pull points of a ratio; null puts all where they were. */
  pull(pulled: Pulled | null): void {
    this.lab.look({ pulled: pulled && { whose: this.#whose, value: pulled } });
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
  return whoseOf(weight, row, Array.from(task.widths));
}
