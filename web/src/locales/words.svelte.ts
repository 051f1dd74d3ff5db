/** The page's words in the reader's language, with what belongs into them. */

import { en } from "./en.ts";

export type Key = keyof typeof en;
export type Catalogue = Readonly<Record<Key, string>>;

export const LANGUAGES = { en: "English", "zh-Hant": "繁體中文", "zh-Hans": "简体中文" } as const;
export type Language = keyof typeof LANGUAGES;

const OTHERS: Readonly<Record<Exclude<Language, "en">, () => Promise<Catalogue>>> = {
  "zh-Hant": async () => (await import("./zh-Hant.ts")).zhHant,
  "zh-Hans": async () => (await import("./zh-Hans.ts")).zhHans,
};

class Words {
  language: Language = $state("en");
  catalogue: Catalogue = $state.raw(en);

  /** Speak another language from now on. */
  async speak(language: Language): Promise<void> {
    this.catalogue = language === "en" ? en : await OTHERS[language]();
    this.language = language;
    document.documentElement.lang = language;
  }
}

export const words = new Words();

/** The sentence of that name. */
export function say(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  return words.catalogue[key].replace(/\{(\w+)\}/g, (_, name: string) =>
    String(values[name] ?? ""),
  );
}

/** Several things as a list, as the language writes it. */
export function listed(things: readonly string[]): string {
  const { language } = words;
  return language === "en" ? new Intl.ListFormat(language).format(things) : things.join("、");
}

/** Sentences one after another: Chinese leaves no blank between them. */
export function oneAfterAnother(sentences: readonly string[]): string {
  return sentences.join(words.language === "en" ? " " : "");
}

/** A name with what it is, or will be, behind it. */
export function named(name: string): string {
  return say("kit.named", { name });
}

/** The language that was asked for by ?lang=, otherwise the one nearest to the reader's own. */
export function wished(asked: string | null, own: readonly string[]): Language {
  const found = (asked ? [asked, ...own] : own).map(nearest).find((language) => language !== null);
  return found ?? "en";
}

function nearest(tag: string): Language | null {
  const [language, ...parts] = tag.toLowerCase().split(/[-_]/);
  if (language === "en") return "en";
  if (language !== "zh") return null;
  const traditional = ["hant", "tw", "hk", "mo"].some((part) => parts.includes(part));
  return traditional ? "zh-Hant" : "zh-Hans";
}
