/** “S 曲线”里的字。 */

export const scurve = {
  "scurve.title": "S 曲线",
} as const;
