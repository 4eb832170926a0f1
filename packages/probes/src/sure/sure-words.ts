import type { Words } from "../catalogue/words.ts";

/** What is said of several seeds. */
export const sureWords = {
  sureAsk: {
    en: "Of one seed that cannot be said: --seeds 20 trains the same settings with 19 other seeds, and shows how far chance alone moves the loss.",
    ja: "シード一つでは分かりません。--seeds 20 を付けると、同じ設定をほかの 19 個のシードで訓練し、偶然だけで誤差がどれほど動くかを示します。",
  },
  sureLast: {
    en: "With {seeds} seeds the {which} of epoch {epoch} has the median {median:number}, and 90 % of the seeds lie between {low:number} and {high:number}, {spread:times} times apart; this run has {loss:number}, and {better} of the {others} other seeds are lower.",
    ja: "{seeds} 個のシードで訓練すると、エポック {epoch} の{which}は中央値が {median:number}、90 % が {low:number} から {high:number} の間にあり、その比は {spread:times} 倍です。この訓練は {loss:number} で、ほかの {others} 個のうち {better} 個がこれより小さくなりました。",
  },
  sureBest: {
    en: "With {seeds} seeds the lowest {which} of a run has the median {median:number}, and 90 % of the seeds lie between {low:number} and {high:number}, {spread:times} times apart; this run has {loss:number} at epoch {epoch}, and {better} of the {others} other seeds are lower.",
    ja: "{seeds} 個のシードで訓練すると、各シードの最良のエポックでの{which}は中央値が {median:number}、90 % が {low:number} から {high:number} の間にあり、その比は {spread:times} 倍です。この訓練はエポック {epoch} の {loss:number} で、ほかの {others} 個のうち {better} 個がこれより小さくなりました。",
  },
  sureSettings: {
    en: "So a single run with other settings can be told from chance only if its {which} is below {low:number} or above {high:number}.",
    ja: "したがって、ほかの設定で一度だけ訓練した結果は、{which}が {low:number} を下回るか {high:number} を上回るときに初めて、偶然を超えて違うと言えます。",
  },
  sureSeeds: {
    en: "The seeds are {first}, this run's, and those after it up to {last}.",
    ja: "シードは、この訓練の {first} と、それに続く {last} までのものです。",
  },
  sureBestOfEach: {
    en: "At the best epoch of each seed it is {median:number}, between {low:number} and {high:number}, {spread:times} times apart.",
    ja: "各シードの最良のエポックでは中央値が {median:number}、90 % が {low:number} から {high:number} の間、その比は {spread:times} 倍です。",
  },
  sureLastOfEach: {
    en: "At epoch {epoch}, the last one, it is {median:number}, between {low:number} and {high:number}, {spread:times} times apart.",
    ja: "最後のエポック {epoch} では中央値が {median:number}、90 % が {low:number} から {high:number} の間、その比は {spread:times} 倍です。",
  },
  sureFailed: {
    en: "{failed} of the {seeds} seeds end with a loss that is not a finite number; they count as worse than all others.",
    ja: "{seeds} 個のうち {failed} 個のシードは、誤差が有限の数でなくなりました。これらは、ほかのどれよりも悪いものとして数えます。",
  },
  sureArticle: {
    en: "Of the {count} losses that the article prints of these settings, {inside} lie in the band between 5 and 95 % of the seeds.",
    ja: "記事がこの設定について示している {count} 個の誤差のうち、{inside} 個がシードの 5 % から 95 % の帯に入ります。",
  },
  sureArticleIn: {
    en: "Its {which} of epoch {epoch}, {loss:number}, lies in the band from {low:number} to {high:number}: {better} of the {seeds} seeds are lower.",
    ja: "記事のエポック {epoch} の{which} {loss:number} は、帯 {low:number}～{high:number} の中にあります（{seeds} 個中 {better} 個がこれより小さい）。",
  },
  sureArticleUnder: {
    en: "Its {which} of epoch {epoch}, {loss:number}, lies below the band from {low:number} to {high:number}: {better} of the {seeds} seeds are lower.",
    ja: "記事のエポック {epoch} の{which} {loss:number} は、帯 {low:number}～{high:number} より下です（{seeds} 個中 {better} 個がこれより小さい）。",
  },
  sureArticleOver: {
    en: "Its {which} of epoch {epoch}, {loss:number}, lies above the band from {low:number} to {high:number}: {better} of the {seeds} seeds are lower.",
    ja: "記事のエポック {epoch} の{which} {loss:number} は、帯 {low:number}～{high:number} より上です（{seeds} 個中 {better} 個がこれより小さい）。",
  },
  sureTitle: { en: "The loss of {seeds} seeds", ja: "{seeds} 個のシードの誤差" },
  sureTitleOne: { en: "The loss of this run", ja: "この訓練の誤差" },
  sureLow: { en: "5 % of the seeds", ja: "シードの 5 %" },
  sureMedian: { en: "the median", ja: "中央値" },
  sureHigh: { en: "95 % of the seeds", ja: "シードの 95 %" },
  sureRun: { en: "this run", ja: "この訓練" },
  sureArticleName: { en: "the article", ja: "記事" },
  sureValidLoss: { en: "validation loss", ja: "検証誤差" },
} as const satisfies Words;
