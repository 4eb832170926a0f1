import { learnedWords } from "../learned/learned-words.ts";
import { wavesWords } from "../waves/waves-words.ts";
import { commonWords } from "./common-words.ts";

/** All sentences, those of each question beside its probe. */
export const catalogue = {
  ...commonWords,
  ...learnedWords,
  ...wavesWords,
} as const;

/** The name of a sentence. */
export type MessageKey = keyof typeof catalogue;
