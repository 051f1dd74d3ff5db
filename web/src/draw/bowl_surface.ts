/** The bowl over its white grid, painted from the far side to the near one: what is nearer covers what is not. */

import { at } from "../lab/places.ts";
import { isDark, shadesOf, type Shades } from "./bowl_shades.ts";
import type { View } from "./bowl_view.ts";
import type { Hues, Pen } from "./hues.ts";

const SQUARES = 8;

/** Draw the floor and, over it, the bowl: of every measured line, or of fewer, in less time. */
export function drawSurface(pen: Pen, view: View, hues: Hues, every: 1 | 2 | 4): void {
  drawFloor(pen, view, hues);
  drawBowl(pen, view, shadesOf(hues), every);
}

function drawFloor(pen: Pen, view: View, hues: Hues): void {
  const dark = isDark(hues);
  const line = (u: number, v: number, toU: number, toV: number): void => {
    const [from, to] = [view.onPaper(u, v, 0), view.onPaper(toU, toV, 0)];
    pen.moveTo(from.x, from.y);
    pen.lineTo(to.x, to.y);
  };
  pen.beginPath();
  for (const [u, v] of [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ] as const) {
    const { x, y } = view.onPaper(u, v, 0);
    pen.lineTo(x, y);
  }
  pen.closePath();
  pen.fillStyle = dark ? "#2c3038" : "#dcd7cd";
  pen.fill();
  pen.beginPath();
  for (let k = 0; k <= SQUARES; k++) {
    const share = (2 * k) / SQUARES - 1;
    line(share, -1, share, 1);
    line(-1, share, 1, share);
  }
  pen.strokeStyle = dark ? "rgb(255 255 255 / 45%)" : "#ffffff";
  pen.lineWidth = 1;
  pen.stroke();
}

/** What of a bowl is the same however it is turned. */
interface Relief {
  readonly of: readonly unknown[];
  /** How high each measured point is drawn. */
  readonly ups: Float64Array;
  /** The colour of the square that begins at each point; none where the bowl is cut off. */
  readonly colours: readonly (string | undefined)[];
}

let last: Relief | null = null;

function reliefOf(view: View, shades: Shades, every: number): Relief {
  const of = [view.ground, view.top, shades, every];
  if (!last || of.some((one, k) => one !== last?.of[k]))
    last = { of, ...shaped(view, shades, every) };
  return last;
}

function shaped(view: View, shades: Shades, every: number): Omit<Relief, "of"> {
  const { values, heights, highest } = view.ground;
  const [rows, columns] = [at(values, 0).length, at(values, 1).length];
  const ups = heights.map((height) => view.rise(height));
  const most = view.rise(view.top);
  const slant = (2 * most) / rows;
  const colours: (string | undefined)[] = [];
  for (let f = 0; f + every < rows; f += every)
    for (let s = 0; s + every < columns; s += every) {
      const a = f * columns + s;
      const c = a + every * columns + every;
      const corners = [a, a + every * columns, c, a + every].map((place) => at(ups, place));
      if (corners.every((up) => up >= most) && highest > view.top) continue; // cut off
      const [along, across] = [rises(ups, f, s, columns, 0), rises(ups, f, s, columns, 1)];
      const light = 0.56 + lightOn(along, across, slant);
      colours[a] = shades.of((at(ups, a) + at(ups, c)) / 2 / most, light);
    }
  return { ups, colours };
}

function drawBowl(pen: Pen, view: View, shades: Shades, every: number): void {
  const { values } = view.ground;
  const [rows, columns] = [at(values, 0).length, at(values, 1).length];
  const { ups, colours } = reliefOf(view, shades, every);
  const xs = new Float64Array(ups.length);
  const ys = new Float64Array(ups.length);
  for (let f = 0; f < rows; f += every)
    for (let s = 0; s < columns; s += every) {
      const place = f * columns + s;
      const [u, v] = [(2 * f) / (rows - 1) - 1, (2 * s) / (columns - 1) - 1];
      const { x, y } = view.onPaper(u, v, at(ups, place));
      xs[place] = x;
      ys[place] = y;
    }
  const [backwards, downwards] = view.order;
  pen.lineWidth = 0.8;
  pen.lineJoin = "round";
  for (let i = 0; i + every < rows; i += every)
    for (let j = 0; j + every < columns; j += every) {
      const f = backwards ? rows - 1 - every - i : i;
      const s = downwards ? columns - 1 - every - j : j;
      const a = f * columns + s;
      const b = a + every * columns;
      const [c, d] = [b + every, a + every];
      const colour = colours[a];
      if (colour === undefined) continue;
      pen.fillStyle = colour;
      pen.strokeStyle = colour;
      pen.beginPath();
      pen.moveTo(at(xs, a), at(ys, a));
      pen.lineTo(at(xs, b), at(ys, b));
      pen.lineTo(at(xs, c), at(ys, c));
      pen.lineTo(at(xs, d), at(ys, d));
      pen.closePath();
      pen.fill();
      if (every < 4) pen.stroke(); // or the seams between small pieces show
      if (f % NET === 0 || s % NET === 0)
        drawNet(pen, [a, f % NET === 0 ? d : a, s % NET === 0 ? b : a], xs, ys);
    }
}

/** Every so many lines of the grid are seen on the bowl, as a net that shows its shape. */
const NET = 4;

/** From the first of these points to the others. */
function drawNet(pen: Pen, points: readonly number[], xs: Float64Array, ys: Float64Array): void {
  const [from = 0, ...others] = points;
  pen.beginPath();
  for (const to of others) {
    pen.moveTo(at(xs, from), at(ys, from));
    pen.lineTo(at(xs, to), at(ys, to));
  }
  pen.strokeStyle = "rgb(255 255 255 / 26%)";
  pen.stroke();
}

/** How much a square rises along one axis; its neighbours count too, so that the light is even. */
function rises(ups: Float64Array, f: number, s: number, columns: number, axis: 0 | 1): number {
  const rows = ups.length / columns;
  const across = axis === 0 ? s : f;
  const most = axis === 0 ? columns - 1 : rows - 1;
  const along = axis === 0 ? f : s;
  const end = axis === 0 ? rows - 1 : columns - 1;
  const [from, to] = [Math.max(0, along - 1), Math.min(end, along + 2)];
  let sum = 0;
  for (const side of [Math.max(0, across - 1), across, across + 1, Math.min(most, across + 2)]) {
    const place = (step: number): number =>
      axis === 0 ? step * columns + side : side * columns + step;
    sum += at(ups, place(to)) - at(ups, place(from));
  }
  return sum / (4 * (to - from));
}

/** More where a square leans to the light, less where it leans away; from -0.5 to 0.5. */
function lightOn(alongFirst: number, alongSecond: number, slant: number): number {
  const lean = (0.9 * alongFirst + 0.5 * alongSecond) / slant;
  return (0.5 * lean) / Math.sqrt(1 + lean * lean);
}
