/** 「推想的問題」裡的字。 */

export const questions = {
  "questions.title": "推想的問題",
} as const;
