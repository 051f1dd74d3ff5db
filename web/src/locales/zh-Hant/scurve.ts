/** 「S 曲線」裡的字。 */

export const scurve = {
  "scurve.title": "S 曲線",
} as const;
