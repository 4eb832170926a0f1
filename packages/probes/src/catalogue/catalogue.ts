import { belowWords } from "../below/below-words.ts";
import { goodWords } from "../good/good-words.ts";
import { learnedWords } from "../learned/learned-words.ts";
import { sureWords } from "../sure/sure-words.ts";
import { wavesWords } from "../waves/waves-words.ts";
import { whereWords } from "../where/where-words.ts";
import { wrongWords } from "../wrong/wrong-words.ts";
import { commonWords } from "./common-words.ts";
import { questionWords } from "./question-words.ts";

/** All sentences, those of each question beside its probe. */
export const catalogue = {
  ...commonWords,
  ...questionWords,
  ...goodWords,
  ...whereWords,
  ...wavesWords,
  ...belowWords,
  ...learnedWords,
  ...wrongWords,
  ...sureWords,
} as const;

/** The name of a sentence. */
export type MessageKey = keyof typeof catalogue;
