/** 「矩陣」裡的字。 */

export const matrices = {
  "matrices.title": "矩陣",
} as const;
