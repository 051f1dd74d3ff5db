/** The picture of a bowl over one axis: a curve over the white grid, with the same marks as everywhere. */

import type { Ground, Spot } from "../lab/bowl.ts";
import type { Turn } from "../lab/bowl_dips.ts";
import { at } from "../lab/places.ts";
import {
  drawArrow,
  drawBall,
  drawGap,
  drawGhost,
  drawRoad,
  drawText,
  toldApart,
} from "./bowl_marks.ts";
import type { Ball, Shown, Touch } from "./bowl_picture.ts";
import { isDark } from "./bowl_shades.ts";
import type { Point } from "./bowl_view.ts";
import type { Hues, Pen, Size } from "./hues.ts";

const EDGE = { left: 12, right: 12, top: 30, bottom: 46 } as const;
const SQUARES = 12;

/** Between two lines of what the axis is called, and how wide a letter of them is. */
const LINE = 15;
const LETTER = 6.7;

/** What the axis is made of, in as many lines as it takes; a Chinese sign is as wide as two letters. */
export function linesOf(parts: readonly string[], room: number): string[] {
  const lines: string[] = [];
  let left = 0;
  for (const part of parts) {
    const wide =
      Array.from(part).reduce((sum, sign) => sum + (sign > "\u2e80" ? 2 : 1), 2) * LETTER;
    if (lines.length > 0 && wide <= left) lines.push(`${lines.pop() ?? ""}  ${part}`);
    else {
      lines.push(part);
      left = room;
    }
    left -= wide;
  }
  return lines;
}

/** What stands under the name of the axis. */
function underName({ parts }: Shown, { width }: Size): string[] {
  return linesOf(parts?.[0] ?? [], width - EDGE.left - EDGE.right);
}

/** Where the floor lies: higher, where more is written under it. */
function floorOf(shown: Shown, size: Size): number {
  return size.height - EDGE.bottom - LINE * underName(shown, size).length;
}

/** Pixels between an arrow and the height of a turn that it would otherwise run through. */
const NEAR = 48;
const APART = 18;

/** How the height of a turn is written, beside which arrow if one is near, on how wide a paper. */
interface Beside {
  readonly floor: number;
  readonly print: (value: number) => string;
  readonly beside: number | null;
  readonly wide: number;
}

/** Where a value and a height lie on the paper. */
function onPaper(shown: Shown, size: Size) {
  const { ground, camera } = shown;
  const { width } = size;
  const { low, high } = at(ground.terrain.axes, 0);
  const top = (ground.highest || 1) / camera.tall;
  const floor = floorOf(shown, size);
  return (value: number, loss: number): Point => ({
    x: EDGE.left + ((value - low) / (high - low)) * (width - EDGE.left - EDGE.right),
    y: floor - (loss / top) * (floor - EDGE.top),
  });
}

/** The value that lies there. */
export function valueAt({ terrain }: Ground, x: number, { width }: Size): number {
  const { low, high } = at(terrain.axes, 0);
  const share = (x - EDGE.left) / (width - EDGE.left - EDGE.right);
  return low + (high - low) * Math.max(0, Math.min(share, 1));
}

export function drawLine(
  pen: Pen,
  size: Size,
  hues: Hues,
  shown: Shown,
  turns: readonly Turn[],
  cross: Spot | null,
): void {
  const place = onPaper(shown, size);
  const floor = floorOf(shown, size);
  drawGrid(pen, size, hues, floor);
  drawCurve(pen, { width: size.width, height: floor }, hues, shown, place);
  const { ball, marks } = shown;
  const arrow = ball && marks.arrow ? place(at(ball.spot, 0), ball.loss).x : null;
  for (const turn of turns) {
    const spot = place(turn.value, turn.loss);
    const beside = arrow !== null && Math.abs(spot.x - arrow) < NEAR ? arrow : null;
    drawTurn(pen, spot, turn, hues, {
      print: shown.printLoss,
      beside,
      wide: size.width,
      floor,
    });
  }
  const { road } = shown;
  if (shown.marks.road)
    drawRoad(
      pen,
      toldApart(
        road.spots.map((spot, k) => ({ ...place(at(spot, 0), at(road.losses, k)), hidden: false })),
      ),
    );
  if (shown.touch) drawTouch(pen, size, hues, shown.touch, place);
  if (shown.ball) drawMarks(pen, size, hues, shown, shown.ball, place);
  if (cross) drawCross(pen, place(at(cross, 0), 0), hues);
  drawNames(pen, size, hues, shown);
}

function drawGrid(pen: Pen, { width }: Size, hues: Hues, floor: number): void {
  const dark = isDark(hues);
  pen.fillStyle = dark ? "#2c3038" : "#dcd7cd";
  pen.fillRect(EDGE.left, floor, width - EDGE.left - EDGE.right, 12);
  pen.beginPath();
  for (let k = 0; k <= SQUARES; k++) {
    const x = EDGE.left + (k / SQUARES) * (width - EDGE.left - EDGE.right);
    pen.moveTo(x, floor);
    pen.lineTo(x, floor + 12);
  }
  for (const down of [0, 6, 12]) {
    pen.moveTo(EDGE.left, floor + down);
    pen.lineTo(width - EDGE.right, floor + down);
  }
  pen.lineWidth = 1.25;
  pen.strokeStyle = dark ? "rgb(255 255 255 / 45%)" : "#ffffff";
  pen.stroke();
}

function drawCurve(
  pen: Pen,
  { width, height: floor }: Size,
  hues: Hues,
  { ground }: Shown,
  place: (value: number, loss: number) => Point,
): void {
  const line = at(ground.values, 0);
  pen.save();
  pen.beginPath();
  pen.rect(0, 0, width, floor);
  pen.clip();
  const curve = new Path2D();
  ground.heights.forEach((loss, k) => {
    const { x, y } = place(at(line, k), Number.isFinite(loss) ? loss : ground.highest);
    curve.lineTo(x, y);
  });
  const filled = new Path2D(curve);
  filled.lineTo(width - EDGE.right, floor);
  filled.lineTo(EDGE.left, floor);
  pen.fillStyle = hues.error;
  pen.globalAlpha = isDark(hues) ? 0.16 : 0.1;
  pen.fill(filled);
  pen.globalAlpha = 1;
  pen.lineWidth = 7;
  pen.lineJoin = "round";
  pen.strokeStyle = hues.error;
  pen.stroke(curve);
  pen.restore();
}

function drawTurn(
  pen: Pen,
  { x, y }: Point,
  turn: Turn,
  hues: Hues,
  { print, beside, wide, floor }: Beside,
): void {
  const under = turn.kind === "dip" && y + 24 < floor; // else there is no room between dip and floor
  const down = under ? 18 : -16;
  const look = { colour: hues.faint, halo: hues.card, size: 11 };
  if (beside === null) {
    drawText(pen, print(turn.loss), { x, y: y + down }, look);
    return;
  }
  // The ball's own height stands on one side of its arrow: this one goes to the other.
  const right = isFarRight(beside, wide);
  const side = { x: beside + (right ? APART : -APART), y: y + down };
  drawText(pen, print(turn.loss), side, { ...look, align: right ? "left" : "right" });
}

/** Whether there is no room for a number to the right of an arrow. */
function isFarRight(x: number, width: number): boolean {
  return x > width * 0.75;
}

function drawMarks(
  pen: Pen,
  { width }: Size,
  hues: Hues,
  { marks, loss }: Shown,
  ball: Ball,
  place: (value: number, loss: number) => Point,
): void {
  const value = at(ball.spot, 0);
  const [foot, spot] = [place(value, 0), place(value, ball.loss)];
  if (marks.arrow) drawArrow(pen, foot, spot, hues.arrow, 4);
  if (marks.slope) drawTangent(pen, ball, place, width, hues);
  if (marks.ghost && ball.next) drawGhost(pen, place(at(ball.next.spot, 0), ball.next.loss), hues);
  drawBall(pen, spot, hues);
  if (!marks.arrow) return;
  const left = isFarRight(spot.x, width);
  drawText(
    pen,
    loss,
    { x: spot.x + (left ? -16 : 16), y: (spot.y + foot.y) / 2 },
    { colour: hues.ink, halo: hues.card, align: left ? "right" : "left", size: 15, bold: true },
  );
}

/** The tangent through the ball, with its arrow downhill. */
function drawTangent(
  pen: Pen,
  { spot, loss, wish }: Ball,
  place: (value: number, loss: number) => Point,
  width: number,
  hues: Hues,
): void {
  const [value, down] = [at(spot, 0), at(wish, 0)];
  const [here, further] = [place(value, loss), place(value + 1, loss - down)];
  const [dx, dy] = [further.x - here.x, further.y - here.y];
  const floor = place(value, 0).y;
  const far = Math.min((0.13 * width) / Math.hypot(dx, dy), Math.abs((floor - here.y) / (dy || 1)));
  const ahead = down < 0 ? -far : far;
  const back = { x: here.x - dx * ahead * 0.7, y: here.y - dy * ahead * 0.7 };
  if (down === 0) return;
  drawArrow(pen, back, { x: here.x + dx * ahead, y: here.y + dy * ahead }, hues.slope, 3);
}

/** How far over the floor the curve is where it is lowest, with the number beside it. */
function drawTouch(
  pen: Pen,
  { width }: Size,
  hues: Hues,
  { spot, height, text }: Touch,
  place: (value: number, loss: number) => Point,
): void {
  const value = at(spot, 0);
  const [foot, top] = [place(value, 0), place(value, height)];
  drawGap(pen, foot, top, hues);
  const left = isFarRight(foot.x, width);
  drawText(
    pen,
    text,
    { x: foot.x + (left ? -12 : 12), y: foot.y - 12 },
    { colour: hues.ink, halo: hues.card, align: left ? "right" : "left", bold: true },
  );
}

function drawCross(pen: Pen, { x, y: floor }: Point, hues: Hues): void {
  pen.beginPath();
  pen.moveTo(x, EDGE.top - 10);
  pen.lineTo(x, floor + 12);
  pen.setLineDash([4, 3]);
  pen.lineWidth = 1.5;
  pen.strokeStyle = hues.ink;
  pen.stroke();
  pen.setLineDash([]);
}

function drawNames(pen: Pen, size: Size, hues: Hues, shown: Shown): void {
  const { ground, names, print } = shown;
  const { width } = size;
  const { low, high } = at(ground.terrain.axes, 0);
  const y = floorOf(shown, size) + 26;
  const look = { colour: hues.faint, halo: hues.card, size: 11 };
  drawText(pen, print(low), { x: EDGE.left, y }, { ...look, align: "left" });
  drawText(pen, print(high), { x: width - EDGE.right, y }, { ...look, align: "right" });
  const own = { ...look, colour: hues.ink };
  drawText(pen, at(names, 0), { x: width / 2, y }, { ...own, size: 13, bold: true });
  underName(shown, size).forEach((text, line) => {
    drawText(pen, text, { x: width / 2, y: y + LINE * (line + 1) }, own);
  });
}
