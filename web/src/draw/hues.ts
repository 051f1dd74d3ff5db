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

/** What is drawn with: on paper beside the page, since each font set on a canvas in it restyles the page. */
export type Pen = OffscreenCanvasRenderingContext2D;

/** Draws a picture of that size, in CSS pixels. */
export type Draw = (pen: Pen, size: Size, hues: Hues) => void;
