/** The axes of a bowl's floor: their arrows, the numbers at their ends, and what each is called. */

import { at } from "../lab/places.ts";
import { drawArrow, drawText } from "./bowl_marks.ts";
import type { Point, View } from "./bowl_view.ts";
import type { Hues, Pen, Size } from "./hues.ts";

export interface Axes {
  /** What the axes are called. */
  readonly names: readonly string[];
  /** What each of them is made of, where it is not one weight; left out where all are. */
  readonly parts?: readonly (readonly string[])[];
  /** Numbers at the axes as they are printed. */
  readonly print: (value: number) => string;
}

/** Narrower than this, a picture is small. */
const SMALL = 400;

/** Between two lines of what an axis is called. */
const LINE = 14;

export function isSmall({ width }: Size): boolean {
  return width < SMALL;
}

/** How much of a small picture, from its lower edge up, what its axes are made of takes. */
export function roomUnder(size: Size, { parts = [] }: Axes): number {
  const lines = Math.max(0, ...parts.map(({ length }) => length));
  return lines > 0 && isSmall(size) ? LINE * (lines + 2) : 0;
}

/** Both axes with their ends and their names. */
export function drawAxes(pen: Pen, view: View, hues: Hues, axes: Axes): void {
  const look = { colour: hues.ink, halo: hues.card };
  const corners = nearEdges(view);
  corners.forEach((edge, axis) => {
    const { low, high } = at(view.ground.terrain.axes, axis);
    const [from, to] = [edgeAt(view, axis, edge, -1), edgeAt(view, axis, edge, 1)];
    drawArrow(pen, from, to, hues.faint, 1.5);
    const end = isSmall(view.size) ? 0.84 : 0.94; // else two ends touch in a small picture
    for (const [share, value] of [
      [-end, low],
      [end, high],
    ] as const)
      drawText(pen, axes.print(value), edgeAt(view, axis, edge * 1.09, share), {
        ...look,
        colour: hues.faint,
        size: 11,
      });
  });
  drawNames(pen, view.size, middles(view), axes, look);
}

/** For each axis the nearer of the two edges along it: there stands its name. */
function nearEdges(view: View): number[] {
  return [0, 1].map((axis) => {
    const side = [-1, 1].map((edge) => ({ edge, ...edgeAt(view, axis, edge, 0) }));
    return [...side].sort((a, b) => b.y - a.y)[0]?.edge ?? 1;
  });
}

/** How far out from the floor's middle the name of an axis stands, its edge being at 1. */
const OUT = 1.13;

/** Where the name of each axis is drawn beside: outside the middle of its edge. */
function middles(view: View): Point[] {
  return nearEdges(view).map((edge, axis) => edgeAt(view, axis, edge * OUT, 0));
}

/** Under the middle of its edge, or as low as the paper goes: a line of a name, with `more` under it. */
function topOf({ y }: Point, { height }: Size, more: number): number {
  return Math.min(y + LINE - 2, height - 9 - LINE * more);
}

export interface NamePlace extends Point {
  /** Which end of the name is at that place. */
  readonly align: "left" | "right";
}

/** Where names of one line stand, for such as are laid over the picture. */
export function namePlaces(view: View, names: readonly string[]): NamePlace[] {
  return middles(view).map((middle, axis) => {
    const align = middle.x < view.size.width / 2 ? "right" : "left";
    const place = { x: middle.x, y: topOf(middle, view.size, 0) };
    return { ...within(at(names, axis), place, align, view.size), align };
  });
}

/** Each axis by its name and, under it, what it is made of: beside its middle, or in a corner of a small picture. */
function drawNames(
  pen: Pen,
  size: Size,
  places: readonly Point[],
  { names, parts = [] }: Axes,
  look: { readonly colour: string; readonly halo: string },
): void {
  places.forEach((middle, axis) => {
    const texts = [at(names, axis), ...(parts[axis] ?? [])];
    const corner = texts.length > 1 && isSmall(size);
    const isLeft = corner
      ? middle.x <= at(places, 1 - axis).x && (axis === 0 || middle.x < at(places, 0).x)
      : middle.x < size.width / 2;
    const more = texts.length - 1;
    const top = corner ? size.height - 9 - LINE * more : topOf(middle, size, more);
    const side = isLeft === corner ? "left" : "right";
    const x = corner ? (isLeft ? 2 : size.width - 2) : middle.x;
    texts.forEach((text, line) => {
      const place = within(text, { x, y: top + LINE * line }, side, size);
      const own = { size: line > 0 || corner ? 11 : 13, bold: line === 0 };
      drawText(pen, text, corner ? { ...place, x } : place, { ...look, align: side, ...own });
    });
  });
}

/** A point along an edge of the floor: of the axis itself `along`, of the other `edge`. */
function edgeAt(view: View, axis: number, edge: number, along: number): Point {
  return axis === 0 ? view.onPaper(along, edge, 0) : view.onPaper(edge, along, 0);
}

/** A place for a text that stays on the paper. */
function within(
  text: string,
  { x, y }: Point,
  align: "left" | "right",
  { width, height }: Size,
): Point {
  const wide = (sum: number, letter: string): number => sum + (letter > "\u2e80" ? 13.5 : 8);
  const room = Array.from(text).reduce(wide, 4);
  return {
    x: align === "left" ? Math.min(x, width - room) : Math.max(x, room),
    y: Math.min(y, height - 9),
  };
}
