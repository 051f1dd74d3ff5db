/** “城堡”里的字。 */

export const castle = {
  "castle.title": "城堡",
} as const;
