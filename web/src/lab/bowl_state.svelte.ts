/** Which bowl is looked at, what lies in it, and where its ball is: what the panel's parts all read. */

import type { Ball } from "../draw/bowl_picture.ts";
import { CAMERA, type Camera } from "../draw/bowl_view.ts";
import { shareOf } from "../draw/axis.ts";
import {
  heightAt,
  joined,
  lumpy,
  measured,
  STORY,
  networkAt,
  oneQuestion,
  overWeights,
  TUTORIALS,
  weightAxis,
  type Axis,
  type Ground,
  type Spot,
  type Terrain,
} from "./bowl.ts";
import { turnsOf, type Turn } from "./bowl_dips.ts";
import { lineOf, partsTowards, toTrained } from "./bowl_lines.ts";
import { feetOf, pathOf, planeOf, rolledFree, type Path, type Plane } from "./bowl_path.ts";
import { placeOn, rolled, stepped, wishAt, type Road } from "./bowl_roll.ts";
import { heightOf, heightsOf } from "./bowl_height.ts";
import { lowestOf, type Lowest } from "./bowl_lowest.ts";
import { Newest } from "./bowl_newest.ts";
import { FIRST_MARKS, pairIn, type Height, type Looks, type Marked, type Pair } from "./looks.ts";
import { at, indexOf, type WeightPlace } from "./places.ts";
import { RECIPE } from "./recipe.ts";
import type { Lab } from "./state.svelte.ts";
import type { Tabs } from "./tabs.ts";
import { oneOf, type Task } from "../kernel.ts";

/** Points measured along a line, and each way over a floor. */
const FINE = { line: 481, floor: 41 } as const;

/** How much floor there is around what a weight has been, as a part of that, and at least. */
const MARGIN = { part: 0.35, least: 2 } as const;

export class BowlState {
  readonly lab: Lab;

  /** How many of the four customers with one question bought. */
  readonly bought = $derived.by(() => this.lab.looks.bought);
  readonly rate = $derived.by(() => this.lab.looks.roll);
  /** The weights of the floor that somebody chose. */
  readonly pair: Pair = $derived.by(() => this.lab.looks.floor);

  /** Marks that somebody chose to see, or not to. */
  readonly #wanted: Partial<Marked> = $derived.by(() => this.lab.looks.marks);
  camera: Camera = $state.raw(CAMERA);

  /** Where somebody let a ball fall, and its way from there; or that of the bowl's own ball. */
  dropped: Spot | null = $state.raw(null);
  road: Road | null = $state.raw(null);
  /** How far the ball is on that way, from 0 to 1. */
  share = $state(0);
  /** Whether it was laid down by hand: there it waits. */
  laid = $state(false);
  /** Whether somebody asked where the bowl touches its grid. */
  asked = $state(false);

  ground: Ground | null = $state.raw(null);
  /** The plane of this run's road: undefined until known, null where there is none. */
  plane: Plane | null | undefined = $state.raw();
  readonly #newest = new Newest();

  constructor(lab: Lab) {
    this.lab = lab;
  }

  get which(): Tabs["bowl"] {
    return this.lab.tabs.bowl;
  }

  /** Whose network the line goes through. */
  get through(): "tutorial" | "run" {
    return this.lab.walk.through;
  }

  /** The layers of that network. */
  readonly lineWidths: readonly number[] = $derived.by(() =>
    this.through === "tutorial" ? Array.from(STORY.widths) : this.lab.widths,
  );

  /** This run on its way, at some rounds of it. */
  readonly path: Path | null = $derived.by(() => (this.lab.run ? pathOf(this.lab.run) : null));

  /** What the height is. */
  readonly height: Height = $derived.by(() => this.lab.looks.height);
  /** Of whom: of a customer alone, counted from 0, or null for all. */
  readonly #whose: number | null = $derived.by(() => this.lab.looks.whose);

  /** How many customers the bowl that is shown is made of. */
  readonly customers: number = $derived.by(() => {
    const ofRun = this.which === "road" || this.which === "pair" || this.through === "run";
    return (ofRun ? this.lab.task : STORY)?.targets.length ?? 0;
  });

  /** The customer who alone counts; null where all do, as they do with one question. */
  readonly alone: number | null = $derived(
    this.#whose === null || this.which === "one" ? null : Math.min(this.#whose, this.customers - 1),
  );

  /** The same task, with whose loss counts. */
  #counted(task: Task): Task {
    return this.alone === null ? task : oneOf(task, this.alone);
  }

  /** The floor, and what is measured over it. */
  readonly terrain: Terrain | null = $derived.by(() => {
    const floor = this.#floor;
    const { height, alone } = this;
    if (!floor || (alone === null && height === "loss")) return floor;
    const key = `${floor.key} ${height} of ${alone}`;
    return { ...floor, key, height, task: this.#counted(floor.task) };
  });

  /** The floor. */
  readonly #floor: Terrain | null = $derived.by(() => {
    const { which, lab, plane } = this;
    if (which === "lumpy") return LUMPY;
    if (which === "one") return oneQuestion(this.bought);
    if (which === "road") return plane && plane.path.run === lab.run ? plane.terrain : null;
    if (which === "pair") return this.#pair;
    return this.#line;
  });

  /** The line that is walked. */
  readonly #line: Terrain | null = $derived.by(() => {
    const { walk, kernel, run } = this.lab;
    if (walk.heading.kind === "trained") return run && toTrained(`trained ${++lines}`, run);
    if (walk.through === "tutorial") return lineOf(kernel, walk, STORY, TUTORIALS);
    const { task, synapses } = this.lab;
    return task && synapses && lineOf(kernel, walk, task, synapses);
  });

  readonly #pair: Terrain | null = $derived.by(() => {
    const { task, synapses, widths } = this.lab;
    if (!task || !synapses || !this.path) return null;
    const { first, second } = pairIn(widths, this.pair);
    const axes = [first, ...(second ? [second] : [])].map((place) => this.#axis(place, synapses));
    const key = axes.map(({ direction, low, high }) => [direction.indexOf(1), low, high].join(" "));
    return overWeights(`pair ${key.join(" ")}`, task, synapses, axes);
  });

  /** A floor on which this weight has room for all that it ever was in this run. */
  #axis(place: WeightPlace, synapses: Float64Array): Axis {
    const { widths } = this.lab;
    const index = indexOf(widths, place);
    const was = [...(this.path?.networks ?? []), synapses].map((network) => at(network, index));
    const [low, high] = [Math.min(...was), Math.max(...was)];
    const margin = Math.max(MARGIN.least, MARGIN.part * (high - low));
    return weightAxis(widths, place, Math.floor(low - margin), Math.ceil(high + margin));
  }

  /** Whether the ball is one of this bowl's own, and not the network of the time machine. */
  readonly free = $derived(
    this.dropped !== null ||
      this.which === "one" ||
      this.which === "lumpy" ||
      (this.which === "dips" && this.through === "tutorial"),
  );

  /** The surface, as long as it is of the floor that is shown. */
  readonly shown: Ground | null = $derived(
    this.ground && this.ground.terrain.key === this.terrain?.key ? this.ground : null,
  );

  /** Dips and ridges, where the floor is a line. */
  readonly turns: readonly Turn[] = $derived.by(() =>
    this.shown?.values.length === 1 ? turnsOf(this.lab.kernel, this.shown) : [],
  );

  /** Whether the floor is a line, and the bowl a curve. */
  readonly flat: boolean = $derived(this.terrain?.axes.length === 1);

  /** What is marked: a curve has its tangent at first, and a slope is the loss's slope or none. */
  readonly marks: Marked = $derived.by(() => {
    const marks = { ...FIRST_MARKS, slope: this.flat, ...this.#wanted };
    return { ...marks, slope: marks.slope && this.height === "loss" };
  });

  /** Look at the bowl another way. */
  look(part: Partial<Pick<Looks, "height" | "whose" | "roll" | "bought">>): void {
    this.lab.look(part);
  }

  /** Lay the floor over other weights. */
  lie(part: Partial<Pair>): void {
    this.lab.look({ floor: { ...this.lab.newest.looks.floor, ...part } });
  }

  /** Show a mark, or leave it out. */
  mark(mark: keyof Marked, seen: boolean): void {
    this.lab.look({ marks: { ...this.lab.newest.looks.marks, [mark]: seen } });
  }

  /** How near the bowl comes to its grid. */
  readonly lowest: Lowest | null = $derived.by(() =>
    this.shown ? lowestOf(this.shown, this.turns, this.ownRoad) : null,
  );

  /** What the only weight makes the network say, where there is one question. */
  readonly guess: number | null = $derived.by(() => {
    const { terrain, ball, lab } = this;
    if (this.which !== "one" || !terrain || !ball) return null;
    const { layers } = lab.kernel.step(terrain.task, networkAt(terrain, ball.spot));
    return at(at(layers, layers.length - 1), 0);
  });

  readonly ball: Ball | null = $derived.by(() => {
    const { terrain } = this;
    if (!terrain) return null;
    return this.free ? this.#own(terrain) : this.#ofRun(terrain);
  });

  /** The ball of the time machine, seen over this floor: at its true height. */
  #ofRun(terrain: Terrain): Ball | null {
    const { kernel, synapses, after } = this.lab;
    if (!synapses) return null;
    const feet = feetOf(kernel, terrain, after ? [synapses, after] : [synapses]);
    const [spot = [], then] = feet;
    return {
      spot,
      loss: heightOf(kernel, terrain, synapses),
      drawn: heightAt(kernel, terrain, spot),
      next: after && then ? { spot: then, loss: heightOf(kernel, terrain, after) } : null,
      wish: wishAt(kernel, terrain, synapses),
    };
  }

  /** A ball of the bowl's own, on its way down. */
  #own(terrain: Terrain): Ball {
    const { kernel } = this.lab;
    const { rate } = this;
    const road = this.ownRoad;
    const start = this.dropped ?? terrain.start;
    const here = road ? placeOn(road, this.share) : null;
    const spot = here?.spot ?? start;
    const network = here?.network ?? networkAt(terrain, spot);
    const next = stepped(kernel, terrain, spot, rate);
    return {
      spot,
      loss: heightOf(kernel, terrain, network),
      drawn: heightAt(kernel, terrain, spot),
      next: { spot: next, loss: heightAt(kernel, terrain, next) },
      wish: wishAt(kernel, terrain, network),
    };
  }

  /** The way of the bowl's own ball, once it is known for this very floor. */
  readonly ownRoad: Road | null = $derived(
    this.free && this.road && this.road.terrain === this.terrain ? this.road : null,
  );

  /** The round that the ball has reached on its own way. */
  readonly rolledRounds = $derived(this.ownRoad ? placeOn(this.ownRoad, this.share).round : 0);

  /** What is drawn as the dotted road. */
  readonly dots: { readonly spots: readonly Spot[]; readonly losses: readonly number[] } =
    $derived.by(() => {
      const { terrain, path } = this;
      if (this.free) return this.ownRoad ?? NO_ROAD;
      if (!terrain || !path) return NO_ROAD;
      const { kernel } = this.lab;
      const losses =
        this.alone === null && terrain.height === "loss"
          ? path.losses
          : Array.from(heightsOf(kernel, terrain, joined(path.networks)));
      return { spots: feetOf(kernel, terrain, path.networks), losses };
    });

  /** Measure the surface of the floor that is asked for; of many, the newest. */
  measure(): void {
    const { terrain } = this;
    if (!terrain) return;
    const count = terrain.axes.length === 1 ? FINE.line : FINE.floor;
    this.#newest.ask(async () => {
      this.ground = await measured(this.lab.crew, terrain, count);
    });
  }

  /** Find the plane of this run's road. */
  async survey(): Promise<void> {
    const { path } = this;
    if (!path || this.plane?.path === path) return;
    this.plane = undefined;
    const plane = await planeOf(this.lab.crew, path).catch(() => null);
    if (path === this.path) this.plane = plane;
  }

  /** Let the bowl's own ball go, to know its whole way. */
  async roll(signal: AbortSignal): Promise<void> {
    const { terrain, lab, rate, free, dropped, which } = this;
    if (!terrain || !free) return;
    const start = dropped ?? terrain.start;
    const rounds = lab.run?.recipe.rounds ?? RECIPE.rounds;
    const road =
      which === "road"
        ? await rolledFree(lab, terrain, networkAt(terrain, start), { rate, rounds }, signal)
        : await rolled(lab.kernel, terrain, start, rate, signal);
    if (!signal.aborted) this.road = road;
  }

  /** Let a ball fall here. */
  drop(spot: Spot): void {
    this.lay(spot);
    this.laid = false;
  }

  /** Walk the straight line from the ball towards this spot, and on. */
  walkTowards(spot: Spot): void {
    const { terrain, ball, which, lab } = this;
    const parts = terrain && ball && partsTowards(terrain, ball.spot, spot);
    if (!parts) return;
    const through = which === "lumpy" ? "tutorial" : "run";
    lab.show({ walk: { through, heading: { kind: "own", parts } } });
    lab.turnTo("bowl", "dips");
  }

  /** Lay the ball down here, where it stays until it is let go. */
  lay(spot: Spot): void {
    this.share = 0;
    this.dropped = spot;
    this.laid = true;
  }

  /** As much of its own way as of the time has gone. */
  follow(): void {
    const { round, last } = this.lab;
    this.share = shareOf(round, last, true);
  }
}

const LUMPY = lumpy();
let lines = 0;
const NO_ROAD = { spots: [], losses: [] };
