/** 「連鎖律」裡的字。 */

export const chain = {
  "chain.title": "連鎖律",
} as const;
