/** Where the customers' cards lie: stacked inside each neuron, or pulled apart into a network for each. */

import { at } from "../lab/places.ts";

/** As wide as its place, within bounds: nothing in it is made smaller, so that it can be read. */
const WIDEST = 720;
/** Room for a customer's number, and for the cards that peep out. */
const MARGIN = 28;
/** Between the neurons of two layers at least, for the lines. */
const GAP = 36;
const CARD = { wide: 62, high: 22 } as const;
/** The cards of a stack peep out from under each other by so much. */
const PEEP = 4;
const TALLEST = 760;
/** A card that is lower than this has no room for a number. */
const LEGIBLE = 13;

export interface Card {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Batch {
  readonly width: number;
  readonly height: number;
  /** Whether numbers have room on the cards. */
  readonly legible: boolean;
  /** The card of a customer in a neuron. */
  readonly cardOf: (customer: number, layer: number, neuron: number) => Card;
}

/** The cards of all customers, `pulled` apart by 0 to 1, where there is so much room (0: not known yet). */
export function batchOf(
  widths: readonly number[],
  customers: number,
  pulled: number,
  room: number,
): Batch {
  const least = 2 * MARGIN + widths.length * CARD.wide + (widths.length - 1) * GAP;
  const width = Math.max(least, Math.min(room || WIDEST, WIDEST));
  const widest = Math.max(...widths);
  const laneWanted = widest * (CARD.high + 3) + 12;
  const lane = Math.min(laneWanted, TALLEST / customers);
  const stacked = widest * (CARD.high + PEEP * customers + 14);
  const apart = lane * customers;
  const height = stacked + (apart - stacked) * pulled;
  const scale = lane / laneWanted;
  const high = CARD.high * (1 + (scale - 1) * pulled);
  const across = (width - 2 * MARGIN - CARD.wide) / (widths.length - 1);

  function cardOf(customer: number, layer: number, neuron: number): Card {
    const middle = (at(widths, layer) - 1) / 2;
    const under = (customers - 1) / 2 - customer;
    const ownPitch = stacked / at(widths, layer);
    const home = stacked / 2 + (neuron - middle) * ownPitch - under * PEEP;
    const lanePitch = (lane - 12 * scale) / widest;
    const away = (customer + 0.5) * lane + (neuron - middle) * lanePitch;
    const y = home + (away - home) * pulled;
    const x = MARGIN + layer * across - under * PEEP * (1 - pulled);
    return { x, y: y - high / 2, width: CARD.wide, height: high };
  }

  return { width, height: height + 8, legible: high >= LEGIBLE, cardOf };
}
