/** Words of the panel: The bowl. */

export const bowl = {
  "bowl.title": "The bowl",
} as const;
