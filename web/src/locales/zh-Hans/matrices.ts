/** “矩阵”里的字。 */

export const matrices = {
  "matrices.title": "矩阵",
} as const;
