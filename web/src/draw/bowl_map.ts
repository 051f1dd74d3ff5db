/** The bowl seen from straight above: bands of equal height, as on a hiking map. */

import type { Ground, Spot } from "../lab/bowl.ts";
import { at } from "../lab/places.ts";
import { drawBall, drawGhost, drawRoad, toldApart, drawArrow } from "./bowl_marks.ts";
import type { Shown } from "./bowl_picture.ts";
import { isDark, shadesOf } from "./bowl_shades.ts";
import type { Point } from "./bowl_view.ts";
import type { Hues, Pen, Size } from "./hues.ts";

/** Points of the map each way, and the bands between its lowest and highest. */
const FINE = 200;
export const BANDS = 14;

/** Which band a height lies in, counted from 0 at the floor; what is higher than the top is in the last. */
export function bandOf(height: number, top: number): number {
  const band = Math.floor((height * BANDS) / top);
  return band < BANDS ? band : BANDS - 1;
}

/** Where a spot lies on a map of that size. */
export function onMap({ terrain }: Ground, spot: Spot, { width, height }: Size): Point {
  const share = (k: number): number => {
    const { low, high } = at(terrain.axes, k);
    return (at(spot, k) - low) / (high - low);
  };
  return { x: share(0) * width, y: (1 - share(1)) * height };
}

/** The spot that lies there. */
export function spotOn({ terrain }: Ground, { x, y }: Point, { width, height }: Size): Spot {
  const value = (k: number, share: number): number => {
    const { low, high } = at(terrain.axes, k);
    return low + (high - low) * Math.max(0, Math.min(share, 1));
  };
  return [value(0, x / width), value(1, 1 - y / height)];
}

export class MapPicture {
  readonly #base = new OffscreenCanvas(1, 1);
  #painted: readonly unknown[] = [];

  /** `way`: whether the way from the ball to the cross is drawn, too. */
  draw(pen: Pen, size: Size, hues: Hues, shown: Shown, cross: Spot | null, way = false): void {
    this.#paint(shown.ground, hues, (shown.ground.highest || 1) / shown.camera.tall);
    pen.imageSmoothingEnabled = true;
    pen.drawImage(this.#base, 0, 0, size.width, size.height);
    const place = (spot: Spot): Point => onMap(shown.ground, spot, size);
    if (shown.marks.road)
      drawRoad(pen, toldApart(shown.road.spots.map((spot) => ({ ...place(spot), hidden: false }))));
    const { ball, touch } = shown;
    if (touch) drawRing(pen, place(touch.spot), hues);
    if (ball) {
      if (shown.marks.slope) drawWish(pen, place(ball.spot), ball.wish, shown.ground, size, hues);
      if (shown.marks.ghost && ball.next) drawGhost(pen, place(ball.next.spot), hues, 5);
      drawBall(pen, place(ball.spot), hues, 6);
    }
    if (cross && ball && way) drawArrow(pen, place(ball.spot), place(cross), hues.ink, 2.5);
    else if (cross) drawCross(pen, place(cross), size, hues);
  }

  #paint(ground: Ground, hues: Hues, top: number): void {
    const wanted = [ground, hues, top];
    if (wanted.every((one, k) => one === this.#painted[k])) return;
    this.#painted = wanted;
    this.#base.width = this.#base.height = FINE;
    const pen = this.#base.getContext("2d");
    if (!pen) return;
    const image = pen.createImageData(FINE, FINE);
    const shades = shadesOf(hues);
    const bands = bandsOf(ground, top);
    const colours = Array.from({ length: BANDS }, (_, band) => shades.flat(band / (BANDS - 1)));
    const deep = isDark(hues) ? 1.3 : 0.82;
    bands.forEach((band, k) => {
      const edge = k % FINE > 0 && k >= FINE && (bands[k - 1] !== band || bands[k - FINE] !== band);
      const [red, green, blue] = at(colours, band);
      const light = edge ? deep : 1;
      image.data[4 * k] = red * light;
      image.data[4 * k + 1] = green * light;
      image.data[4 * k + 2] = blue * light;
      image.data[4 * k + 3] = 255;
    });
    pen.putImageData(image, 0, 0);
  }
}

/** The band of each point of the map, line by line from the top. */
function bandsOf({ values, heights }: Ground, top: number): Int32Array {
  const [rows, columns] = [at(values, 0).length, at(values, 1).length];
  const bands = new Int32Array(FINE * FINE);
  for (let x = 0; x < FINE; x++) {
    const f = (x / (FINE - 1)) * (rows - 1);
    const row = Math.min(Math.floor(f), rows - 2);
    const p = f - row;
    for (let y = 0; y < FINE; y++) {
      const s = (1 - y / (FINE - 1)) * (columns - 1);
      const column = Math.min(Math.floor(s), columns - 2);
      const q = s - column;
      const a = row * columns + column;
      const b = a + columns;
      const left = (1 - q) * (heights[a] ?? 0) + q * (heights[a + 1] ?? 0);
      const right = (1 - q) * (heights[b] ?? 0) + q * (heights[b + 1] ?? 0);
      bands[y * FINE + x] = bandOf((1 - p) * left + p * right, top);
    }
  }
  return bands;
}

function drawWish(
  pen: Pen,
  from: Point,
  wish: readonly number[],
  { terrain }: Ground,
  { width, height }: Size,
  hues: Hues,
): void {
  const part = (k: number, room: number): number =>
    (at(wish, k) / (at(terrain.axes, k).high - at(terrain.axes, k).low)) * room;
  const [dx, dy] = [part(0, width), -part(1, height)];
  const size = Math.hypot(dx, dy);
  if (!(size > 0)) return;
  drawArrow(
    pen,
    from,
    { x: from.x + (28 * dx) / size, y: from.y + (28 * dy) / size },
    hues.slope,
    2.5,
  );
}

/** Where the bowl is lowest. */
function drawRing(pen: Pen, { x, y }: Point, hues: Hues): void {
  for (const [width, style] of [
    [5, hues.card],
    [2, hues.ink],
  ] as const) {
    pen.beginPath();
    pen.arc(x, y, 10, 0, 2 * Math.PI);
    pen.lineWidth = width;
    pen.strokeStyle = style;
    pen.stroke();
  }
}

function drawCross(pen: Pen, { x, y }: Point, { width, height }: Size, hues: Hues): void {
  pen.beginPath();
  pen.moveTo(x, 0);
  pen.lineTo(x, height);
  pen.moveTo(0, y);
  pen.lineTo(width, y);
  pen.setLineDash([4, 3]);
  pen.lineWidth = 1.5;
  pen.strokeStyle = hues.ink;
  pen.stroke();
  pen.setLineDash([]);
}
