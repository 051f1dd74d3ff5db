/** 「大碗」裡的字。 */

export const bowl = {
  "bowl.title": "大碗",
} as const;
