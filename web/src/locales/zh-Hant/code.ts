/** 「28 行程式」裡的字。 */

export const code = {
  "code.title": "28 行程式",
} as const;
