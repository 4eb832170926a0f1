import { belowWords } from "../below/below-words.ts";
import { goodWords } from "../good/good-words.ts";
import { commonWords } from "./common-words.ts";

/** All sentences, those of each question beside its probe. */
export const catalogue = {
  ...commonWords,
  ...goodWords,
  ...belowWords,
} as const;

/** The name of a sentence. */
export type MessageKey = keyof typeof catalogue;
