import type { Words } from "../catalogue/words.ts";

/** What is said to the question whether a network is any good. */
export const goodWords = {
  goodPersistence: { en: "repeating the last value", ja: "直前の値の繰り返し" },
  goodMean: { en: "the mean of the training data", ja: "訓練データの平均値" },
  goodDrift: { en: "the last value plus the mean change", ja: "直前の値に平均の変化を足したもの" },
  goodSeasonalNaive: { en: "the value of one period before", ja: "1周期前の値" },
  goodAutoregression: { en: "an autoregression of order {order}", ja: "{order}次の自己回帰" },
  goodTheta: { en: "the Theta method", ja: "Theta法" },
  goodFloor: { en: "noise alone", ja: "ノイズだけの場合" },
  goodFloorEstimated: { en: "noise alone (estimated)", ja: "ノイズだけの場合（推定）" },
  goodOnTraining: { en: "{method} (training wave)", ja: "{method}（訓練波形）" },

  goodWorse: {
    en: "No: its test loss of {loss:number} is {times:number} times that of the best baseline, {baseline} ({best:number}; the 95 % interval of the ratio is {low:number} to {high:number}).",
    ja: "いいえ。テスト誤差 {loss:number} は、最良のベースライン（{baseline}、{best:number}）の {times:number} 倍です（比の95 %区間は {low:number}〜{high:number}）。",
  },
  goodEven: {
    en: "It cannot be told from the best baseline, {baseline}: its test loss of {loss:number} is {times:number} times that one's ({best:number}; the 95 % interval of the ratio, {low:number} to {high:number}, holds 1).",
    ja: "最良のベースライン（{baseline}、{best:number}）と区別できません。テスト誤差 {loss:number} はその {times:number} 倍ですが、比の95 %区間 {low:number}〜{high:number} は 1 を含みます。",
  },
  goodBetter: {
    en: "Yes: the best baseline, {baseline}, has {inverse:number} times its test loss ({best:number} against {loss:number}; the 95 % interval of the ratio is {inverseLow:number} to {inverseHigh:number}).",
    ja: "はい。最良のベースライン（{baseline}、{best:number}）のテスト誤差は、ネットワーク（{loss:number}）の {inverse:number} 倍です（比の95 %区間は {inverseLow:number}〜{inverseHigh:number}）。",
  },
  goodDiverged: {
    en: "No: its test loss is not a finite number, because the training diverged; the best baseline, {baseline}, has {best:number}.",
    ja: "いいえ。学習が発散し、テスト誤差が有限の数になりません。最良のベースライン（{baseline}）は {best:number} です。",
  },

  goodSeriesWorse: {
    en: "No: one step ahead on the test part its mean absolute error of {loss:number} is {times:number} times that of the best baseline, {baseline} ({best:number}; the 95 % interval of the ratio is {low:number} to {high:number}).",
    ja: "いいえ。テスト区間の1ステップ先予測で、平均絶対誤差 {loss:number} は最良のベースライン（{baseline}、{best:number}）の {times:number} 倍です（比の95 %区間は {low:number}〜{high:number}）。",
  },
  goodSeriesEven: {
    en: "One step ahead on the test part it cannot be told from the best baseline, {baseline}: its mean absolute error of {loss:number} is {times:number} times that one's ({best:number}; the 95 % interval of the ratio is {low:number} to {high:number}).",
    ja: "テスト区間の1ステップ先予測では、最良のベースライン（{baseline}、{best:number}）と区別できません。平均絶対誤差 {loss:number} はその {times:number} 倍です（比の95 %区間は {low:number}〜{high:number}）。",
  },
  goodSeriesBetter: {
    en: "Yes: one step ahead on the test part the best baseline, {baseline}, has {inverse:number} times its mean absolute error ({best:number} against {loss:number}; the 95 % interval of the ratio is {inverseLow:number} to {inverseHigh:number}).",
    ja: "はい。テスト区間の1ステップ先予測で、最良のベースライン（{baseline}、{best:number}）の平均絶対誤差は、ネットワーク（{loss:number}）の {inverse:number} 倍です（比の95 %区間は {inverseLow:number}〜{inverseHigh:number}）。",
  },
  goodLeaksTest: {
    en: "It cannot be said: the scaling was not fitted on the training part alone, so that the network may know what lies in the test part.",
    ja: "判定できません。スケーリングが訓練区間だけで決められていないため、ネットワークがテスト区間の内容を知っている可能性があります。",
  },
  goodConstant: {
    en: "It cannot be said: all values of the test part are equal, which no forecast can be judged by.",
    ja: "判定できません。テスト区間の値がすべて等しく、どの予測の良し悪しも測れません。",
  },
  goodFewPoints: {
    en: "It cannot be said: the test part has only {count:whole} values, too few to tell methods apart.",
    ja: "判定できません。テスト区間には値が {count:whole} 個しかなく、手法の差を見分けるには足りません。",
  },
  goodLooksShuffled: {
    en: "No: the values look like independent draws, as of a shuffled series, so that none of them says anything about the next.",
    ja: "いいえ。値は、並べ替えられた系列のように互いに独立に見え、どの値も次の値について何も教えてくれません。",
  },
  goodRepeatsLastValue: {
    en: "No: it repeats the last value; its output fits the truth best one step late, and its mean absolute error is {ofLast:number} times that of {last}.",
    ja: "いいえ。直前の値を繰り返しているだけです。出力は1ステップ遅らせた真値に最もよく合い、平均絶対誤差は{last}の {ofLast:number} 倍です。",
  },

  goodInterval: {
    en: "The interval comes from {resamples:whole} resamples of the {count:whole} test points in blocks of {block:whole} neighbours (moving-block bootstrap, Künsch 1989; length by Politis and White 2004); it says what other points would change, not what other seeds would.",
    ja: "区間は、テスト点 {count:whole} 個を隣り合う {block:whole} 個ずつのブロックで {resamples:whole} 回再標本化して求めました（移動ブロックブートストラップ、Künsch 1989。ブロック長は Politis と White 2004）。表すのは点の選び方による幅で、シードの違いによる幅ではありません。",
  },
  goodStrict: {
    en: "The verdict is that of the backtest (Diebold and Mariano 1995, at the level 1 %), which asks for more than an interval of 95 % without 1.",
    ja: "判定はバックテストのもの（Diebold と Mariano 1995、有意水準 1 %）で、95 %区間が 1 を含まないことよりも厳しい条件です。",
  },
  goodUnsure: {
    en: "The verdict is that of the backtest (Diebold and Mariano 1995, at the level 1 %); the interval, which keeps longer stretches together, holds 1 and is less sure.",
    ja: "判定はバックテストのもの（Diebold と Mariano 1995、有意水準 1 %）です。より長い区間をまとめて扱う95 %区間は 1 を含み、それほど確かではありません。",
  },
  goodBeatsLast: {
    en: "It does beat repeating the last value: its mean absolute error is {ofLast:number} times that of it.",
    ja: "直前の値の繰り返しよりは優れています。平均絶対誤差はその {ofLast:number} 倍です。",
  },
  goodFew: {
    en: "The test part has only {count:whole} values, so that all of this is uncertain.",
    ja: "テスト区間には値が {count:whole} 個しかないため、以上はどれも不確かです。",
  },
  goodFloorWave: {
    en: "On the training wave the noise of the targets alone costs {floor:number} (the variance of uniform noise, {width}²/12): there the network with its saved weights has {loss:number}, {last} {ofLast:number} and {regression} {ofRegression:number}; the test wave has no noise, so its floor is 0.",
    ja: "訓練波形では、目標値のノイズだけで誤差が {floor:number} になります（一様ノイズの分散 {width}²/12）。そこでは、保存された重みのネットワークは {loss:number}、{last}は {ofLast:number}、{regression}は {ofRegression:number} です。テスト波形にはノイズがないので、下限は 0 です。",
  },
  goodFloorSeries: {
    en: "Noise alone costs about {floor:number} of the mean absolute error, estimated from how far values lie from the middle of their neighbours (Gasser, Sroka and Jennen-Steinmetz 1986), if noise is independent and the series smooth; the network has {times:number} times that.",
    ja: "ノイズだけによる平均絶対誤差は約 {floor:number} と推定されます（各値と両隣の中点との差による推定、Gasser・Sroka・Jennen-Steinmetz 1986。ノイズが独立で系列が滑らかな場合）。ネットワークの誤差はその {times:number} 倍です。",
  },
  goodNoFloor: {
    en: "How much noise alone costs cannot be estimated here: the series changes too much from step to step.",
    ja: "ノイズだけによる誤差は、系列のステップごとの変化が大きすぎるため、ここでは推定できません。",
  },
  goodNoSeason: {
    en: "The value of one period before is no baseline here: the first half of the test wave has none before it.",
    ja: "1周期前の値はここではベースラインになりません。テスト波形の前半には1周期前の値がないためです。",
  },
  goodInTime: {
    en: "Its output is in time: it fits the truth best without a shift, while a network that repeats the last value fits it best one step late.",
    ja: "出力に遅れはありません。ずらさないときに真値に最もよく合います（直前の値を繰り返すだけのネットワークなら、1ステップ遅れで最もよく合います）。",
  },
  goodOneLate: {
    en: "Its output fits the truth best one step late, as that of a network that repeats the last value does.",
    ja: "出力は1ステップ遅らせた真値に最もよく合います。これは、直前の値を繰り返すネットワークと同じです。",
  },
  goodLate: {
    en: "Its output fits the truth best {steps:whole} steps late, so that even the last value is ahead of it.",
    ja: "出力は {steps:whole} ステップ遅らせた真値に最もよく合い、直前の値よりもさらに遅れています。",
  },
  goodEarly: {
    en: "Its output fits the truth best {steps:whole} steps early: it overshoots the way that the series goes.",
    ja: "出力は {steps:whole} ステップ進めた真値に最もよく合います。系列の動きを先取りしすぎています。",
  },
  goodHorizon: {
    en: "It is better than all baselines at {count:whole} of the {horizon:whole} steps ahead.",
    ja: "{horizon:whole} ステップ先までのうち {count:whole} ステップで、すべてのベースラインより優れています。",
  },
  goodAbsoluteError: { en: "mean absolute error", ja: "平均絶対誤差" },
  goodTitle: { en: "The network beside baselines", ja: "ネットワークとベースラインの比較" },
} as const satisfies Words;
