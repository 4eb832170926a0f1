import { sureWords } from "../sure/sure-words.ts";
import { commonWords } from "./common-words.ts";
import { questionWords } from "./question-words.ts";

/** All sentences, those of each question beside its probe. */
export const catalogue = {
  ...commonWords,
  ...questionWords,
  ...sureWords,
} as const;

/** The name of a sentence. */
export type MessageKey = keyof typeof catalogue;
