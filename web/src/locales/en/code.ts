/** Words of the panel: The 28 lines. */

export const code = {
  "code.title": "The 28 lines",
} as const;
