/** The lowest place over a floor that anybody has measured: how near a bowl comes to its grid. */

import type { Ground, Spot } from "./bowl.ts";
import type { Turn } from "./bowl_dips.ts";
import type { Road } from "./bowl_roll.ts";
import { at } from "./places.ts";

export interface Lowest {
  readonly spot: Spot;
  readonly height: number;
}

/** Of the measured grid, of the dips of a line, and of where a ball on this floor has come. */
export function lowestOf(
  { terrain, values, heights, lowest }: Ground,
  turns: readonly Turn[],
  road: Road | null,
): Lowest {
  const place = Math.max(0, heights.indexOf(lowest));
  const across = values[1]?.length ?? 1;
  const places = [Math.floor(place / across), place % across];
  const found: Lowest[] = [
    { spot: values.map((line, axis) => at(line, at(places, axis))), height: at(heights, place) },
    ...turns.map(({ value, loss }) => ({ spot: [value], height: loss })),
  ];
  if (road && !road.networks) {
    const end = road.spots.length - 1;
    const spot = at(road.spots, end);
    const on = terrain.axes.every(({ low, high }, k) => at(spot, k) >= low && at(spot, k) <= high);
    if (on) found.push({ spot, height: at(road.losses, end) });
  }
  return found.reduce((least, one) => (one.height < least.height ? one : least));
}
