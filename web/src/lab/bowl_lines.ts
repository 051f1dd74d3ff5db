/** The floors that are lines: straight through weight space, in any direction. */

import type { Kernel, Task } from "../kernel.ts";
import {
  networkAt,
  overWeights,
  STORY,
  TUTORIALS,
  weightAxis,
  type Axis,
  type Spot,
  type Terrain,
} from "./bowl.ts";
import { settable, unit } from "./bowl_direction.ts";
import { partsFor, weightOn, type Heading, type Walk } from "./bowl_walk.ts";
import { at, indexOf, type WeightPlace } from "./places.ts";
import { synapsesAt, type Run } from "./run.ts";

/** How far a line through weight space is walked, both ways. */
const FAR = 24;

/** How much further than from the newborn to what was learned, as a part of that way. */
const BEYOND = 0.3;

/** The direction that a seed draws, which is 1 long. */
export function drawnBy(kernel: Kernel, seed: number, numbers: number): Float64Array {
  const drawn = kernel.draws(seed, numbers).map((draw) => 2 * draw - 1);
  return unit(drawn) ?? drawn;
}

/** The line of three dips goes through the tutorial's own network. */
export function throughTutorials(kernel: Kernel, seed: number, task: Task = STORY): Terrain {
  const direction = drawnBy(kernel, seed, TUTORIALS.length);
  return along(`dips ${seed}`, task, TUTORIALS, direction);
}

/** The line through a network in a direction that is 1 long. */
function along(
  key: string,
  task: Task,
  synapses: Float64Array,
  direction: Float64Array,
  [low, high]: readonly [number, number] = [-FAR, FAR],
): Terrain {
  const axis: Axis = { weight: null, direction, low, high };
  return { key, task, height: "loss", centre: synapses.slice(), axes: [axis], start: [0] };
}

/** The line through a network on which only one weight moves, past all that is usual. */
function alongWeight(key: string, task: Task, synapses: Float64Array, place: WeightPlace): Terrain {
  const widths = Array.from(task.widths);
  const value = at(synapses, indexOf(widths, place));
  const [low, high] = [Math.min(-FAR, Math.floor(value) - 1), Math.max(FAR, Math.ceil(value) + 1)];
  return overWeights(key, task, synapses, [weightAxis(widths, place, low, high)]);
}

/** From the newborn, which is at 0, straight to what a run learned, and beyond; null where that is one. */
export function toTrained(key: string, run: Run): Terrain | null {
  const [born, trained] = [synapsesAt(run, 0), synapsesAt(run, run.last)];
  const way = trained.map((number, place) => number - at(born, place));
  const direction = unit(way);
  const far = Math.hypot(...way);
  return direction && along(key, run.task, born, direction, [-BEYOND * far, (1 + BEYOND) * far]);
}

/** The way from one spot of a floor to another as parts to set; null where they are one. */
export function partsTowards(terrain: Terrain, from: Spot, to: Spot): number[] | null {
  const [here, there] = [networkAt(terrain, from), networkAt(terrain, to)];
  const parts = settable(there.map((number, place) => number - at(here, place)));
  return parts.some((part) => part !== 0) ? parts : null;
}

/** The line of a walk through a network; null where its direction is none. */
export function lineOf(
  kernel: Kernel,
  { through, heading }: { readonly through: Walk["through"]; readonly heading: Heading },
  task: Task,
  synapses: Float64Array,
): Terrain | null {
  const numbers = synapses.length;
  const key = `${through} ${heading.kind} ${numbers}`;
  switch (heading.kind) {
    case "weight": {
      const place = weightOn(heading, Array.from(task.widths));
      const index = indexOf(Array.from(task.widths), place);
      return alongWeight(`${key} ${index}`, task, synapses, place);
    }
    case "own": {
      const direction = unit(partsFor(heading, numbers));
      return direction && along(key, task, synapses, direction);
    }
    case "drawn": {
      const { seed } = heading;
      return along(`${key} ${seed}`, task, synapses, drawnBy(kernel, seed, numbers));
    }
    case "trained":
      return null; // that line is a whole run's, and not one network's
  }
}
