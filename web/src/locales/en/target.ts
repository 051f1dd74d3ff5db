/** Words of the panel: The target. */

export const target = {
  "target.title": "The target",
} as const;
