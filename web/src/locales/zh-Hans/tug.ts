/** “拔河”里的字。 */

export const tug = {
  "tug.title": "拔河",
} as const;
