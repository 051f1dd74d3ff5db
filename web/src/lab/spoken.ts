/** The language that the address of the page says. */

const LANGUAGE = "lang";

/** The one that it says; null where it says none. */
export function languageSaid(): string | null {
  return new URLSearchParams(location.search).get(LANGUAGE);
}

/** Have it say this one, in place: that is no step to go back from. */
export function sayLanguage(language: string | null): void {
  if (language === languageSaid()) return;
  const address = new URL(location.href);
  if (language === null) address.searchParams.delete(LANGUAGE);
  else address.searchParams.set(LANGUAGE, language);
  history.replaceState(history.state, "", address);
}
