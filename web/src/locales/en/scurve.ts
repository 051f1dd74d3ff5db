/** Words of the panel: The S-curve. */

export const scurve = {
  "scurve.title": "The S-curve",
} as const;
