/** “链式法则”里的字。 */

export const chain = {
  "chain.title": "链式法则",
} as const;
