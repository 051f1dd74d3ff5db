/** Words of the panel: The chain rule. */

export const chain = {
  "chain.title": "The chain rule",
} as const;
