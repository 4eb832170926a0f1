import type { Question } from "../answer.ts";
import type { MessageKey } from "./catalogue.ts";
import type { Words } from "./words.ts";

/** The questions, and what is said around their answers. */
export const questionWords = {
  questionGood: { en: "Is it good?", ja: "良い結果ですか？" },
  questionWhere: { en: "Where is the error?", ja: "誤差はどこにありますか？" },
  questionWaves: { en: "Why does the loss wave?", ja: "なぜ誤差は波打つのですか？" },
  questionBelow: {
    en: "Why is the test loss below the training loss?",
    ja: "なぜテスト誤差は訓練誤差より小さいのですか？",
  },
  questionLearned: { en: "What did it learn?", ja: "何を学びましたか？" },
  questionWrong: { en: "Did something go wrong?", ja: "何か間違いはありませんか？" },
  questionSure: { en: "How sure is it?", ja: "どれほど確かですか？" },
  /** Where the training, done again, is not the run bit for bit. */
  answersNotRepeated: {
    en: "The training, done once more, does not come to the losses that the run recorded: it was made by another version. What follows is about the training as it is now.",
    ja: "もう一度訓練しても、記録された誤差と同じになりません。別のバージョンで訓練されたものです。以下は、今の訓練についての答えです。",
  },
  /** Where the answers are kept. */
  answersSaved: {
    en: "Kept in {file}; {command} shows them in the report.",
    ja: "{file} に保存しました。{command} でレポートに表示されます。",
  },
  // In a report.
  reportTitle: { en: "Why {run} came out as it did", ja: "{run} はなぜこの結果になったか" },
  reportFurther: { en: "{count:whole} further figures", ja: "ほかの図（{count:whole} 枚）" },
  reportAsk: {
    en: "Why a run came out as it did is not in this report yet. To ask it, and then make the report again:",
    ja: "実行がなぜこの結果になったかは、まだこのレポートにありません。次のコマンドで調べてから、レポートを作り直してください：",
  },
  reportAskOthers: {
    en: "The other runs were not asked yet. To ask one, and then make the report again:",
    ja: "ほかの実行はまだ調べられていません。次のコマンドで調べてから、レポートを作り直してください：",
  },
  progressReplay: { en: "The run is trained once more", ja: "もう一度訓練しています" },
  progressLeft: { en: "{time} left", ja: "残り {time}" },
  axisLog: { en: "{label}, logarithmic", ja: "{label}（対数目盛）" },
  figureEmpty: { en: "nothing to draw: no value is a finite number", ja: "有限の値がないため、図はありません" },
  figureNumber: { en: "{value:number}", ja: "{value:number}" },
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
