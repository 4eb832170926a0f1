import type { Question } from "./answer.ts";
import type { MessageKey } from "./catalogue/catalogue.ts";
import type { Words } from "./catalogue/words.ts";

/** The questions, and what is said around the answers. */
export const questionsWords = {
  questionGood: { en: "Is it good?", ja: "良い結果か？" },
  questionWhere: { en: "Where is the error?", ja: "誤差はどこにあるか？" },
  questionWaves: { en: "Why does the loss wave?", ja: "なぜ誤差が波打つのか？" },
  questionBelow: {
    en: "Why is the test loss below the training loss?",
    ja: "なぜテスト誤差は訓練誤差より小さいのか？",
  },
  questionLearned: { en: "What did it learn?", ja: "何を学んだのか？" },
  questionWrong: { en: "Did something go wrong?", ja: "何か間違いはなかったか？" },
  questionSure: { en: "How sure is it?", ja: "どのくらい確かか？" },
  whyTitle: { en: "Why {run} came out as it did", ja: "{run} はなぜこの結果になったか" },
  whyDiffers: {
    en: "Note: training again with the settings of this run did not give its losses bit for bit, so it was made by another version; what follows is measured on the repetition.",
    ja: "注意：この実行の設定で学習し直しても、誤差がビット単位では一致しませんでした。別のバージョンで作られた実行です。以下は学習し直した結果についての測定です。",
  },
  whySaved: {
    en: "Saved in {file}; the report shows it, too.",
    ja: "{file} に保存しました。レポートにも表示されます。",
  },
  whyNotSaved: { en: "It was not saved in {file}: {reason}.", ja: "{file} には保存できませんでした：{reason}。" },
  whyFurther: { en: "{count:whole} further figures", ja: "ほかの図（{count:whole} 枚）" },
  whyAsk: {
    en: "Why a run came out as it did is not in this report yet. To ask it, and then make the report again:",
    ja: "実行がなぜこの結果になったかは、まだこのレポートにありません。次のコマンドで調べてから、レポートを作り直してください：",
  },
  whyAskOthers: {
    en: "The other runs were not asked yet. To ask one, and then make the report again:",
    ja: "ほかの実行はまだ調べられていません。次のコマンドで調べてから、レポートを作り直してください：",
  },
  whyReplays: { en: "training again under observation", ja: "観察しながら学習し直しています" },
} as const satisfies Words;

/** The question in words. */
export const titles: Readonly<Record<Question, MessageKey>> = {
  good: "questionGood",
  where: "questionWhere",
  waves: "questionWaves",
  below: "questionBelow",
  learned: "questionLearned",
  wrong: "questionWrong",
  sure: "questionSure",
};
