/** The page's colours by name, for what is drawn on a canvas. */

/** As in page.css, without the dashes. */
export const HUES = [
  "paper",
  "card",
  "ink",
  "faint",
  "line",
  "plus",
  "minus",
  "yes",
  "error",
  "slope",
  "delta",
  "ball",
  "arrow",
] as const;

export type Hues = Readonly<Record<(typeof HUES)[number], string>>;

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Draws a picture of that size, in CSS pixels. */
export type Draw = (pen: CanvasRenderingContext2D, size: Size, hues: Hues) => void;
