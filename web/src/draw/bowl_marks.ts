/** What every picture of a bowl shows in the same way: ball, arrow, road, slope and the ball to come. */

import type { Point } from "./bowl_view.ts";
import type { Hues, Pen } from "./hues.ts";

export const BALL = 9;

/** The ball, lit from the left; one that is to come is only a ghost of it. */
export function drawBall(pen: Pen, { x, y }: Point, hues: Hues, size = BALL): void {
  const glow = pen.createRadialGradient(x - size / 3, y - size / 2.5, size / 8, x, y, size);
  glow.addColorStop(0, "#ffffff");
  glow.addColorStop(0.35, hues.ball);
  glow.addColorStop(1, hues.ball);
  pen.beginPath();
  pen.arc(x, y, size, 0, 2 * Math.PI);
  pen.fillStyle = glow;
  pen.fill();
  pen.lineWidth = 1.5;
  pen.strokeStyle = "#ffffff";
  pen.stroke();
  pen.beginPath();
  pen.arc(x, y, size + 1, 0, 2 * Math.PI);
  pen.lineWidth = 0.75;
  pen.strokeStyle = "rgb(0 0 0 / 55%)";
  pen.stroke();
}

export function drawGhost(pen: Pen, { x, y }: Point, hues: Hues, size = BALL - 1): void {
  pen.beginPath();
  pen.arc(x, y, size, 0, 2 * Math.PI);
  pen.save();
  pen.globalAlpha = 0.35;
  pen.fillStyle = hues.ball;
  pen.fill();
  pen.restore();
  pen.setLineDash([3, 2.5]);
  pen.lineWidth = 1.5;
  pen.strokeStyle = hues.ball;
  pen.stroke();
  pen.setLineDash([]);
}

/** An arrow with a head, and a rim around it so that it stands out from whatever is behind. */
export function drawArrow(pen: Pen, from: Point, to: Point, colour: string, width = 3.5): void {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  if (!(length > 0.5)) return;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const head = Math.min(3.2 * width, length);
  const neck = { x: to.x - dx * head, y: to.y - dy * head };
  const half = head * 0.5;
  const shape = (): void => {
    pen.beginPath();
    pen.moveTo(from.x, from.y);
    pen.lineTo(neck.x, neck.y);
  };
  const tip = (): void => {
    pen.beginPath();
    pen.moveTo(to.x, to.y);
    pen.lineTo(neck.x - dy * half, neck.y + dx * half);
    pen.lineTo(neck.x + dy * half, neck.y - dx * half);
    pen.closePath();
  };
  pen.lineCap = "round";
  pen.lineJoin = "round";
  for (const [rim, style] of [
    [2.5, "rgb(30 20 10 / 55%)"],
    [0, colour],
  ] as const) {
    shape();
    pen.lineWidth = width + rim;
    pen.strokeStyle = style;
    pen.stroke();
    tip();
    pen.lineWidth = 1 + rim;
    pen.stroke();
    pen.fillStyle = style;
    if (rim === 0) pen.fill();
  }
  pen.lineCap = "butt";
}

/** What lies between the grid and the lowest place over it: a dashed upright, barred at both ends. */
export function drawGap(pen: Pen, foot: Point, top: Point, hues: Hues): void {
  const bar = 7;
  pen.lineWidth = 2;
  pen.strokeStyle = hues.ink;
  pen.setLineDash([3, 3]);
  pen.beginPath();
  pen.moveTo(foot.x, foot.y);
  pen.lineTo(top.x, top.y);
  pen.stroke();
  pen.setLineDash([]);
  pen.beginPath();
  for (const { x, y } of [foot, top]) {
    pen.moveTo(x - bar, y);
    pen.lineTo(x + bar, y);
  }
  pen.stroke();
}

/** One dot of the road; a hidden one is only hinted at. */
export interface Dot extends Point {
  readonly hidden: boolean;
}

/** How far apart the dots stand at least. */
const APART = 6.5;

/** Of many points, those that can be told apart. */
export function toldApart<Some extends Point>(points: readonly Some[]): Some[] {
  const kept: Some[] = [];
  let last: Point | null = null;
  for (const point of points) {
    if (last && Math.hypot(point.x - last.x, point.y - last.y) < APART) continue;
    kept.push(point);
    last = point;
  }
  return kept;
}

/** The white dotted road. */
export function drawRoad(pen: Pen, dots: readonly Dot[], radius = 1.9): void {
  pen.beginPath();
  for (const { x, y } of dots) pen.lineTo(x, y);
  pen.lineWidth = 1;
  pen.strokeStyle = "rgb(255 255 255 / 30%)";
  pen.stroke();
  for (const dot of dots) {
    pen.beginPath();
    pen.arc(dot.x, dot.y, radius, 0, 2 * Math.PI);
    pen.fillStyle = dot.hidden ? "rgb(255 255 255 / 35%)" : "#ffffff";
    pen.fill();
    pen.strokeStyle = dot.hidden ? "rgb(0 0 0 / 12%)" : "rgb(0 0 0 / 45%)";
    pen.stroke();
  }
}

/** As --digits in page.css: a canvas cannot ask for it by that name. */
const DIGITS = 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, monospace';

/** A word or number on a bright or dark ground alike. */
export function drawText(
  pen: Pen,
  text: string,
  { x, y }: Point,
  { colour, halo, align = "center", size = 13, bold = false }: TextLook,
): void {
  pen.font = `${bold ? 600 : 400} ${size}px ${DIGITS}`;
  pen.textAlign = align;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = halo;
  pen.strokeText(text, x, y);
  pen.fillStyle = colour;
  pen.fillText(text, x, y);
}

export interface TextLook {
  readonly colour: string;
  readonly halo: string;
  readonly align?: CanvasTextAlign;
  readonly size?: number;
  readonly bold?: boolean;
}
