/** “推想的问题”里的字。 */

export const questions = {
  "questions.title": "推想的问题",
} as const;
