/** “大碗”里的字。 */

export const bowl = {
  "bowl.title": "大碗",
} as const;
