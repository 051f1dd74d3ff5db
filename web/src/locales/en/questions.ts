/** Words of the panel: Inferred questions. */

export const questions = {
  "questions.title": "Inferred questions",
} as const;
