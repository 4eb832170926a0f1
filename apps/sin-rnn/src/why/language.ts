import type { Language } from "@dz/probes";

/** The language of an environment, as programs of POSIX find it: LC_ALL, else LC_MESSAGES, else LANG. */
export function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return /^ja([_.@-]|$)/i.test(LC_ALL || LC_MESSAGES || LANG || "") ? "ja" : "en";
}
