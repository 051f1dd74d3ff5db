/** The picture of a bowl over two axes: what stands still, kept while only the ball moves, and the marks. */

import type { Ground, Spot } from "../lab/bowl.ts";
import { at } from "../lab/places.ts";
import { drawAxes, isSmall, roomUnder, type Axes } from "./bowl_axes.ts";
import {
  drawArrow,
  drawBall,
  drawGap,
  drawGhost,
  drawRoad,
  drawText,
  toldApart,
  type Dot,
} from "./bowl_marks.ts";
import { drawSurface } from "./bowl_surface.ts";
import { View, type Camera, type Point } from "./bowl_view.ts";
import type { Hues, Pen, Size } from "./hues.ts";

/** A ball, and what it is about to do. */
export interface Ball {
  readonly spot: Spot;
  /** The network's true loss. */
  readonly loss: number;
  /** The height of the drawn bowl over the same spot. */
  readonly drawn: number;
  readonly next: { readonly spot: Spot; readonly loss: number } | null;
  /** How the loss wants each axis to move, a round at rate 1. */
  readonly wish: readonly number[];
}

/** Which marks are shown. */
export interface Marks {
  readonly arrow: boolean;
  readonly road: boolean;
  readonly slope: boolean;
  readonly ghost: boolean;
}

/** Where a bowl comes nearest to its grid. */
export interface Touch {
  readonly spot: Spot;
  readonly height: number;
  readonly text: string;
}

export interface Shown extends Axes {
  readonly ground: Ground;
  readonly camera: Camera;
  readonly ball: Ball | null;
  readonly road: { readonly spots: readonly Spot[]; readonly losses: readonly number[] };
  readonly marks: Marks;
  /** The ball's loss as it is printed at the arrow. */
  readonly loss: string;
  readonly printLoss: (loss: number) => string;
  /** The lowest place, and its height as it is printed; left out unless somebody asked for it. */
  readonly touch?: Touch | null;
  /** Whether it is being turned, and may be drawn of fewer pieces meanwhile. */
  readonly turning?: boolean;
}

/** How far the slope arrow reaches, as a part of half the floor. */
const REACH = 0.42;

/** Part of a picture, painted once for all the times that nothing of it changes. */
class Sheet {
  readonly #canvas = new OffscreenCanvas(1, 1);
  #painted: readonly unknown[] = [];

  /** The sheet; it is painted anew when one of these is another than last time. */
  of(
    wanted: readonly unknown[],
    pixels: Size,
    { size }: View,
    paint: (pen: Pen) => void,
  ): OffscreenCanvas {
    const same = wanted.length === this.#painted.length;
    if (same && wanted.every((one, k) => one === this.#painted[k])) return this.#canvas;
    this.#painted = wanted;
    const { width, height } = pixels;
    Object.assign(this.#canvas, { width, height });
    const pen = this.#canvas.getContext("2d");
    pen?.scale(width / size.width, height / size.height);
    if (pen) paint(pen);
    return this.#canvas;
  }
}

export class Picture {
  readonly #surface = new Sheet();
  readonly #over = new Sheet();
  #dots: { readonly of: readonly unknown[]; readonly dots: Dot[] } = { of: [], dots: [] };

  /** Draw it all; the surface only when it is another, or seen from elsewhere. */
  draw(pen: Pen, size: Size, hues: Hues, shown: Shown): View {
    const view = new View(shown.ground, shown.camera, size, roomUnder(size, shown));
    if (shown.turning) {
      drawSurface(pen, view, hues, 4);
      this.#lines(pen, view, hues, shown);
    } else this.#lay(pen, view, hues, shown);
    if (shown.touch) drawTouch(pen, view, shown.touch, hues);
    if (shown.ball) drawMarks(pen, view, hues, shown, shown.ball);
    return view;
  }

  /** Lay on the paper what does not move with the ball, painted before if it was. */
  #lay(paper: Pen, view: View, hues: Hues, shown: Shown): void {
    const { width, height } = paper.canvas;
    const pixels = { width, height };
    const { ground, camera, names, print, road, marks } = shown;
    const still = [ground, camera, hues, width, height];
    const texts = ground.terrain.axes.flatMap(({ low, high }) => [print(low), print(high)]);
    const lines = [
      ...names,
      ...(shown.parts ?? []).flat(),
      ...texts,
      marks.road,
      road.spots,
      road.spots.length,
    ];
    const every = isSmall(view.size) ? 2 : 1;
    const surface = this.#surface.of(still, pixels, view, (pen) => {
      drawSurface(pen, view, hues, every);
    });
    const over = this.#over.of([...still, ...lines], pixels, view, (pen) => {
      this.#lines(pen, view, hues, shown);
    });
    paper.save();
    paper.setTransform(1, 0, 0, 1, 0, 0);
    paper.drawImage(surface, 0, 0);
    paper.drawImage(over, 0, 0);
    paper.restore();
  }

  #lines(pen: Pen, view: View, hues: Hues, shown: Shown): void {
    drawAxes(pen, view, hues, shown);
    if (shown.marks.road) drawRoad(pen, this.#road(view, shown));
  }

  /** The dots of the road, and which of them a hill hides. */
  #road(view: View, { ground, camera, road }: Shown): Dot[] {
    const of = [ground, camera, road.spots, road.spots.length, view.size.width];
    if (!of.every((one, k) => one === this.#dots.of[k])) {
      const points = road.spots.map((spot, k) => {
        const [first, second, loss] = [at(spot, 0), at(spot, 1), at(road.losses, k)];
        return { first, second, loss, ...view.point(first, second, loss) };
      });
      const dots = toldApart(points).map(({ x, y, first, second, loss }) => ({
        x,
        y,
        hidden: view.hides(first, second, loss),
      }));
      this.#dots = { of, dots };
    }
    return this.#dots.dots;
  }
}

function drawMarks(pen: Pen, view: View, hues: Hues, shown: Shown, ball: Ball): void {
  const { marks, loss } = shown;
  const [first, second] = [at(ball.spot, 0), at(ball.spot, 1)];
  const foot = view.point(first, second, 0);
  const place = view.point(first, second, ball.loss);
  if (marks.arrow) {
    drawFoot(pen, view, first, second, hues);
    drawArrow(pen, foot, place, hues.arrow, 4);
  }
  if (marks.slope) {
    const size = Math.hypot(...ball.wish.map((part, k) => part * half(view, k)));
    if (size > 0) {
      const tip = downhill(view, ball, REACH / size);
      drawArrow(pen, place, tip, hues.slope, 3);
    }
  }
  if (marks.ghost && ball.next) {
    const { spot, loss: height } = ball.next;
    drawGhost(pen, view.point(at(spot, 0), at(spot, 1), height), hues);
  }
  drawBall(pen, place, hues);
  if (marks.arrow) {
    const left = place.x > view.size.width * 0.72;
    drawText(
      pen,
      loss,
      { x: place.x + (left ? -16 : 16), y: (2 * place.y + foot.y) / 3 + 4 },
      { colour: hues.ink, halo: hues.card, align: left ? "right" : "left", size: 15, bold: true },
    );
  }
}

function half(view: View, axis: number): number {
  const { low, high } = at(view.ground.terrain.axes, axis);
  return 2 / (high - low);
}

/** Along the tangent, straight downhill on the floor as it is drawn; the height falls as the slope says. */
function downhill(view: View, { spot, loss, wish }: Ball, far: number): Point {
  const steps = wish.map((part, k) => part * far * half(view, k));
  const parts = steps.map((step, k) => step / half(view, k));
  const fall = parts.reduce((sum, part, k) => sum + part * at(wish, k), 0);
  return view.point(
    at(spot, 0) + at(parts, 0),
    at(spot, 1) + at(parts, 1),
    Math.max(loss - fall, 0),
  );
}

/** The gap between the grid and the bowl where that is lowest; its height on the side where no arrow's is. */
function drawTouch(pen: Pen, view: View, { spot, height, text }: Touch, hues: Hues): void {
  const [first, second] = [at(spot, 0), at(spot, 1)];
  const foot = view.point(first, second, 0);
  drawFoot(pen, view, first, second, hues);
  drawGap(pen, foot, view.point(first, second, height), hues);
  const left = foot.x > view.size.width * 0.2;
  drawText(
    pen,
    text,
    { x: foot.x + (left ? -16 : 16), y: foot.y + 8 },
    { colour: hues.ink, halo: hues.card, align: left ? "right" : "left", bold: true },
  );
}

/** A small ring where the arrow stands on the grid. */
function drawFoot(pen: Pen, view: View, first: number, second: number, hues: Hues): void {
  pen.beginPath();
  for (let k = 0; k <= 16; k++) {
    const angle = (k / 16) * 2 * Math.PI;
    const [u, v] = [
      view.share(0, first) + 0.045 * Math.cos(angle),
      view.share(1, second) + 0.045 * Math.sin(angle),
    ];
    const { x, y } = view.onPaper(u, v, 0);
    pen.lineTo(x, y);
  }
  pen.lineWidth = 2;
  pen.strokeStyle = hues.arrow;
  pen.stroke();
}
