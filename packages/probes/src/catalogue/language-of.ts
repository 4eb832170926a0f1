import type { Language } from "./words.ts";

/** The language of a locale as POSIX finds it: the first of LC_ALL, LC_MESSAGES and LANG that is set. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: Readonly<Record<string, string | undefined>>): Language {
  return /^ja([_.@-]|$)/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? "ja" : "en";
}
