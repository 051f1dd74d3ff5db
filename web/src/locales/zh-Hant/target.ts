/** 「箭靶」裡的字。 */

export const target = {
  "target.title": "箭靶",
} as const;
