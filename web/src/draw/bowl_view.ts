/** How the bowl is looked at: from a floor with heights to places on the paper, without perspective. */

import type { Ground } from "../lab/bowl.ts";
import { at } from "../lab/places.ts";
import type { Size } from "./hues.ts";

export interface Camera {
  /** Turned about the upright, in radians. */
  readonly yaw: number;
  /** From how far above one looks, in radians: 0 is along the floor, a quarter turn straight down. */
  readonly tilt: number;
  readonly zoom: number;
  /** How many times the heights are drawn out; what goes over the top is cut off. */
  readonly tall: number;
}

export const CAMERA: Camera = { yaw: 0.5, tilt: 0.74, zoom: 1, tall: 1 };

/** Nearly along the floor: how high everything stands is seen best from there. */
export const SIDE: Camera = { yaw: 0.24, tilt: 0.2, zoom: 1, tall: 1 };

const TILT = { least: 0.12, most: 1.45 } as const;
const ZOOM = { least: 0.6, most: 3 } as const;

/** Turned, tilted and zoomed by so much, as far as that goes. */
export function moved(camera: Camera, by: Partial<Camera>): Camera {
  const within = (value: number, { least, most }: { least: number; most: number }): number =>
    Math.max(least, Math.min(value, most));
  return {
    yaw: camera.yaw + (by.yaw ?? 0),
    tilt: within(camera.tilt + (by.tilt ?? 0), TILT),
    zoom: within(camera.zoom * (by.zoom ?? 1), ZOOM),
    tall: by.tall ?? camera.tall,
  };
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How high the highest place stands over a floor that is 2 wide. */
const RISE = 1.1;

/** One look at one ground. */
export class View {
  readonly ground: Ground;
  readonly size: Size;
  /** The height at which the bowl is cut off. */
  readonly top: number;
  readonly #sin: number;
  readonly #cos: number;
  readonly #up: number;
  readonly #flat: number;
  readonly #scale: number;
  readonly #middle: Point;

  /** `under`: how much of the paper, from its lower edge up, is kept free for words. */
  constructor(ground: Ground, camera: Camera, size: Size, under = 0) {
    const height = size.height - under;
    this.ground = ground;
    this.size = size;
    this.top = (ground.highest || 1) / camera.tall;
    this.#sin = Math.sin(camera.yaw);
    this.#cos = Math.cos(camera.yaw);
    this.#up = Math.cos(camera.tilt);
    this.#flat = Math.sin(camera.tilt);
    const [across, tall] = [2.95, 2.3 * this.#flat + RISE * this.#up + 0.34];
    this.#scale = Math.min(size.width / across, height / tall) * camera.zoom;
    this.#middle = {
      x: size.width / 2,
      y: height / 2 + (RISE / 2) * this.#up * this.#scale - 0.04 * this.#scale,
    };
  }

  /** Whether the far end of this axis is drawn first. */
  get order(): readonly [boolean, boolean] {
    return [this.#sin < 0, this.#cos > 0];
  }

  /** From a value of an axis to its place on the floor, from -1 to 1. */
  share(axis: 0 | 1, value: number): number {
    const { low, high } = at(this.ground.terrain.axes, axis);
    return (2 * (value - low)) / (high - low) - 1;
  }

  /** A height as it is drawn, from 0 to the rise. */
  rise(height: number): number {
    const finite = Number.isFinite(height) ? height : this.top;
    return (Math.min(finite, this.top) / this.top) * RISE;
  }

  /** A point of the floor's own measures, `up` above it, on the paper. */
  onPaper(u: number, v: number, up: number): Point {
    const across = u * this.#cos + v * this.#sin;
    const near = u * this.#sin - v * this.#cos;
    return {
      x: this.#middle.x + this.#scale * across,
      y: this.#middle.y + this.#scale * (near * this.#flat - up * this.#up),
    };
  }

  /** A spot with a height, on the paper. */
  point(first: number, second: number, height: number): Point {
    return this.onPaper(this.share(0, first), this.share(1, second), this.rise(height));
  }

  /** Whether the bowl stands between the eye and that point just above it. */
  hides(first: number, second: number, height: number): boolean {
    let [u, v, up] = [this.share(0, first), this.share(1, second), this.rise(height)];
    const step = 0.04;
    for (let k = 0; k < 60; k++) {
      u += step * this.#sin;
      v -= step * this.#cos;
      up += step * (this.#flat / Math.max(this.#up, 0.01));
      if (Math.abs(u) > 1 || Math.abs(v) > 1 || up > RISE) return false;
      if (k > 0 && this.rise(heightOver(this.ground, u, v)) > up + 0.012) return true;
    }
    return false;
  }
}

/** The height of the drawn surface over a place of the floor, both from -1 to 1. */
export function heightOver({ values, heights }: Ground, u: number, v: number): number {
  const [rows, columns] = [at(values, 0).length, at(values, 1).length];
  const [f, s] = [((u + 1) / 2) * (rows - 1), ((v + 1) / 2) * (columns - 1)];
  const row = Math.max(0, Math.min(Math.floor(f), rows - 2));
  const column = Math.max(0, Math.min(Math.floor(s), columns - 2));
  const over = (i: number, j: number): number => at(heights, (row + i) * columns + column + j);
  const [p, q] = [f - row, s - column];
  return (
    (1 - p) * ((1 - q) * over(0, 0) + q * over(0, 1)) + p * ((1 - q) * over(1, 0) + q * over(1, 1))
  );
}
