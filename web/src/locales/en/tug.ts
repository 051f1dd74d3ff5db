/** Words of the panel: Tug of war. */

export const tug = {
  "tug.title": "Tug of war",
} as const;
