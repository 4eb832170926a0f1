import type { Question } from "../answer.ts";
import type { MessageKey } from "./catalogue.ts";
import type { Words } from "./words.ts";

/** The questions, and what is said around their answers. */
export const questionWords = {
  questionGood: { en: "Is it good?", ja: "良い結果か" },
  questionWhere: { en: "Where is the error?", ja: "誤差はどこにあるか" },
  questionWaves: { en: "Why does the loss wave?", ja: "なぜ誤差は波打つか" },
  questionBelow: { en: "Why is the test loss below the training loss?", ja: "なぜテスト誤差は訓練誤差より小さいか" },
  questionLearned: { en: "What did it learn?", ja: "何を学んだか" },
  questionWrong: { en: "Did something go wrong?", ja: "何か間違いはないか" },
  questionSure: { en: "How sure is it?", ja: "どれほど確かか" },
  /** Where the training, done again, is not the run bit for bit. */
  answersNotRepeated: {
    en: "The training, done once more, does not come to the losses that the run recorded: it was made by another version. What follows is about the training as it is now.",
    ja: "もう一度訓練しても、run に記録された誤差と同じになりません。別のバージョンで作られた run です。以下は、今の訓練についての答えです。",
  },
  axisLog: { en: "{label}, logarithmic", ja: "{label}（対数目盛）" },
  figureEmpty: { en: "nothing to draw: no value is a finite number", ja: "有限の値がないため、図はありません" },
  figureNothing: { en: "no value", ja: "値なし" },
} as const satisfies Words;

/** The sentence that asks each question. */
export const questionKeys = {
  good: "questionGood",
  where: "questionWhere",
  waves: "questionWaves",
  below: "questionBelow",
  learned: "questionLearned",
  wrong: "questionWrong",
  sure: "questionSure",
} as const satisfies Record<Question, MessageKey>;
