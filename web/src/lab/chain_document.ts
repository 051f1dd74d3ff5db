/** What the tutorial prints about its one worked example, and when it can be held against the truth. */

import worked from "worked_example.json";
import { at, type WeightPlace } from "./places.ts";
import { TUTORIAL } from "./recipe.ts";
import type { Lab } from "./state.svelte.ts";
import { nameOfSurvey } from "./survey.ts";

const [synapse = 0, from = 0, to = 0] = worked.weight;

/** The weight and the customer of the example. */
export const EXAMPLE: { readonly weight: WeightPlace; readonly customer: number } = {
  weight: { synapse, from, to },
  customer: worked.customer,
};

/** Printed digits as numbers. */
function numbers(printed: string): number[] {
  return printed.split(" ").map(Number);
}

/** The printed points of a ratio. */
export interface Points {
  readonly x: number;
  readonly y: number;
  readonly xNearby: number;
  readonly yNearby: number;
}

function pointsOf(printed: string): Points {
  const [x, y, xNearby, yNearby] = numbers(printed);
  return { x: x ?? NaN, y: y ?? NaN, xNearby: xNearby ?? NaN, yNearby: yNearby ?? NaN };
}

/** The five ratios as printed, from right to left, with the points they are from. */
export const RATIOS = worked.ratios.map(({ printed, points }) => ({
  printed,
  points: pointsOf(points),
}));

/** The values on the way as printed, from left to right: the weight first, the miss last. */
export const STATIONS: readonly string[] = worked.wrong_way.split(" ").reverse();

export const PRODUCT: string = worked.product;
export const BY_ONE: string = worked.by_one;
export const FORWARD = worked.forward;

/** How far the example's nearby weight lies from the weight. */
export const WIGGLE: number = distance(worked.current_and_nearby);

function distance(printed: string): number {
  const points = numbers(printed);
  return at(points, 1) - at(points, 0);
}

/** Whether these are the tutorial's own matrices and customers: what it prints belongs to them. */
export function printed({ synapses, survey }: Lab): boolean {
  const own = synapses?.length === TUTORIAL.length && nameOfSurvey(survey) === "story";
  return own && synapses.every((number, place) => number === TUTORIAL[place]);
}

/** Whether the example is what is looked at. */
export function isExample({ weight, customer }: Lab): boolean {
  const { weight: own } = EXAMPLE;
  const same = weight.synapse === own.synapse && weight.from === own.from && weight.to === own.to;
  return same && customer === EXAMPLE.customer;
}

/** Whether the printed digits are the number, rounded to as many. */
export function agrees(digits: string, value: number): boolean {
  const decimals = digits.split(".")[1]?.length ?? 0;
  const unit = Number(`1e-${decimals}`);
  return Math.abs(Number(digits) - value) <= unit * HALF_AND_A_HAIR;
}

/** A half goes up or down. */
const HALF_AND_A_HAIR = 0.5 + 1e-9;
