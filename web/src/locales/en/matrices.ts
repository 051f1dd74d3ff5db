/** Words of the panel: Matrices. */

export const matrices = {
  "matrices.title": "Matrices",
} as const;
