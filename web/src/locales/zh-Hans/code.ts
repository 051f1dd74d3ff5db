/** “28 行代码”里的字。 */

export const code = {
  "code.title": "28 行代码",
} as const;
