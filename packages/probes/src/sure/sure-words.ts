import type { Words } from "../catalogue/words.ts";

/** What is said to the question how sure a result is. */
export const sureWords = {
  sureNotAsked: {
    en: "One run cannot say: another seed gives another loss. Ask with --seeds 20, which trains 19 more.",
    ja: "1回の実行だけでは分かりません。シードが違えば誤差も変わります。--seeds 20 を付けると、さらに19回学習して調べます。",
  },
  sureWithin: {
    en: "With {count:whole} seeds, nine of ten last losses lie between {low:number} and {high:number}, a factor of {spread:times}, with the median {median:number}; this run, with {own:number}, is number {rank:whole} from the best. A difference between two runs that is smaller than this factor says nothing.",
    ja: "{count:whole} 通りのシードで学習すると、最後の誤差の9割は {low:number}〜{high:number}（{spread:times} 倍の幅）にあり、中央値は {median:number} です。この実行（{own:number}）は良いほうから {rank:whole} 番目です。2回の実行の差がこの幅より小さければ、その差に意味はありません。",
  },
  sureDiverged: {
    en: "{failed:whole} of {count:whole} seeds end without a finite loss: these settings do not train reliably.",
    ja: "{count:whole} 通りのシードのうち {failed:whole} 通りで、最後の誤差が有限の数になりません。この設定では安定して学習できません。",
  },
  sureBest: {
    en: "The best epochs of the seeds have a median of {best:number}, and the last ones {times:times} times that.",
    ja: "各シードの最良エポックの誤差は中央値 {best:number} で、最後のエポックはその {times:times} 倍です。",
  },
  sureArticle: {
    en: "The article printed a test loss of {loss:number} after epoch {epoch:whole}: {below:whole} of the {count:whole} seeds have a smaller one, {inside}.",
    ja: "記事が示すエポック {epoch:whole} のテスト誤差は {loss:number} です。{count:whole} 通りのシードのうち {below:whole} 通りがこれより小さく、{inside}。",
  },
  sureInside: { en: "so it lies in the band", ja: "この値は帯の中にあります" },
  sureOutside: { en: "so it lies outside of the band", ja: "この値は帯の外にあります" },
  sureTitle: { en: "The held-out loss with other seeds", ja: "ほかのシードでの評価誤差" },
  sureMedian: { en: "median", ja: "中央値" },
  sureLow: { en: "5 % of the seeds lie below", ja: "5 %点" },
  sureHigh: { en: "95 % lie below", ja: "95 %点" },
  sureThisRun: { en: "this run", ja: "この実行" },
  surePrinted: { en: "printed in the article", ja: "記事の値" },
} as const satisfies Words;
