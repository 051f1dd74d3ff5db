/** Small things that the browser keeps for this reader; where it keeps nothing, they are as at first. */

/** What was kept under this name; empty where nothing was. */
export function kept(name: string): string {
  try {
    return localStorage.getItem(`glassbowl.${name}`) ?? "";
  } catch {
    return ""; // a browser may forbid it, to a page from a file above all
  }
}

/** Keep this under that name, where the browser lets us. */
export function keep(name: string, text: string): void {
  try {
    localStorage.setItem(`glassbowl.${name}`, text);
  } catch {
    // then it is forgotten with the page
  }
}
