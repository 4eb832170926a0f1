import type { Language } from "@dz/probes";

/** The language of a locale as POSIX finds it: the first of LC_ALL, LC_MESSAGES and LANG that is set. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return /^ja\b|^ja_/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? "ja" : "en";
}
