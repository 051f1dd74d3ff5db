/** The bowl's own shades: red like the error it is made of, deeper where it is high, lit from the left. */

import type { Hues } from "./hues.ts";

type Colour = readonly [number, number, number];

const LEVELS = 32;
const LIGHTS = 64;

export interface Shades {
  /** By height and light, both from 0 to 1. */
  of(height: number, light: number): string;
  /** By height alone, as parts of red, green and blue. */
  flat(height: number): Colour;
}

let last: { readonly hues: Hues; readonly shades: Shades } | null = null;

/** The shades in this light of the page, mixed once. */
export function shadesOf(hues: Hues): Shades {
  if (last?.hues !== hues) last = { hues, shades: made(hues) };
  return last.shades;
}

function made(hues: Hues): Shades {
  const dark = brightness(parsed(hues.paper)) < 128;
  const red = parsed(hues.error);
  const low = mixed(red, dark ? [70, 52, 60] : [255, 236, 224], dark ? 0.62 : 0.58);
  const high = mixed(red, dark ? [255, 190, 180] : [120, 6, 40], dark ? 0.06 : 0.3);
  const flat = (height: number): Colour => mixed(low, high, Math.max(0, Math.min(height, 1)));
  const table = Array.from({ length: LEVELS * LIGHTS }, (_, k) => {
    const light = (k % LIGHTS) / (LIGHTS - 1);
    const colour = flat(Math.floor(k / LIGHTS) / (LEVELS - 1));
    return textOf(lit(colour, light, dark));
  });
  const step = (share: number, count: number): number =>
    Math.max(0, Math.min(Math.round(share * (count - 1)), count - 1));
  return {
    of: (height, light) => table[step(height, LEVELS) * LIGHTS + step(light, LIGHTS)] ?? hues.error,
    flat,
  };
}

/** Half light leaves the colour as it is. */
function lit(colour: Colour, light: number, dark: boolean): Colour {
  if (light < 0.5) return mixed(colour, dark ? [16, 12, 20] : [66, 4, 34], 0.62 * (1 - 2 * light));
  return mixed(colour, [255, 246, 240], (dark ? 0.4 : 0.62) * (2 * light - 1));
}

export function mixed(one: Colour, other: Colour, part: number): Colour {
  const mix = (k: 0 | 1 | 2): number => one[k] + (other[k] - one[k]) * part;
  return [mix(0), mix(1), mix(2)];
}

/** The colour as a browser computes it: rgb(r, g, b). */
export function parsed(text: string): Colour {
  const [r = 0, g = 0, b = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  return text.startsWith("color(") ? [255 * r, 255 * g, 255 * b] : [r, g, b];
}

export function textOf([r, g, b]: Colour): string {
  return `rgb(${Math.round(r)} ${Math.round(g)} ${Math.round(b)})`;
}

function brightness([r, g, b]: Colour): number {
  return 0.3 * r + 0.6 * g + 0.1 * b;
}

/** Whether the page is dark. */
export function isDark(hues: Hues): boolean {
  return brightness(parsed(hues.paper)) < 128;
}
