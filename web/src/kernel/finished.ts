/** Long work, for who has nothing to do between its stretches. */

/** Do all of it at once; its result. */
export function finished<Progress, Result>(work: Generator<Progress, Result, void>): Result {
  for (;;) {
    const turn = work.next();
    if (turn.done) return turn.value;
  }
}
