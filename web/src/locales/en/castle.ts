/** Words of the panel: The castle. */

export const castle = {
  "castle.title": "The castle",
} as const;
