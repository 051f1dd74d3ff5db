/** How large a survey may be in the lab. */

/** The most that the lab takes: more would not be seen through. */
export const MOST = { customers: 12, questions: 6 } as const;

/** Letters in a question's name: more would leave no room for the table. */
export const LONGEST = 40;
