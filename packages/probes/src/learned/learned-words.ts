import type { Words } from "../catalogue/words.ts";

/** What the network learned. */
export const learnedWords = {
  learnedValidationLoss: { en: "validation loss", ja: "検証誤差" },
  learnedTestWave: { en: "the test wave", ja: "テストの波" },
  learnedTestPart: { en: "the test part", ja: "テスト部分" },
  // The answer.
  learnedLoop: {
    en: "A loop of states: two principal components hold {share:percent} of their variance, after a period the state is back to within {closed:percent} of the size of the loop, and an answer depends on {reach} of the past (to 1 %), of which training passes gradients through at most {bptt}.",
    ja: "状態の輪を学習しました。2 つの主成分が状態の分散の {share:percent} を占め、1 周期後の状態は輪の大きさの {closed:percent} 以内に戻ります。出力は過去の{reach}に依存しますが（1 % を基準とした場合）、訓練で勾配が伝わるのは最大 {bptt} ステップです。",
  },
  learnedOpen: {
    en: "States that do not form a closed loop: two principal components hold {share:percent} of their variance, but after a period the state is still {closed:percent} of the size of the path away, and an answer depends on {reach} of the past (to 1 %), of which training passes gradients through at most {bptt}.",
    ja: "学習した状態は閉じた輪になっていません。2 つの主成分が状態の分散の {share:percent} を占めますが、1 周期後の状態は経路の大きさの {closed:percent} だけ離れています。出力は過去の{reach}に依存しますが（1 % を基準とした場合）、訓練で勾配が伝わるのは最大 {bptt} ステップです。",
  },
  learnedNoPeriod: {
    en: "States of which two principal components hold {share:percent} of the variance; the test data have no clear period after which they could close to a loop, and an answer depends on {reach} of the past (to 1 %), of which training passes gradients through at most {bptt}.",
    ja: "2 つの主成分が状態の分散の {share:percent} を占めます。テストデータに明らかな周期がないため、状態が輪として閉じるかどうかは調べられません。出力は過去の{reach}に依存しますが（1 % を基準とした場合）、訓練で勾配が伝わるのは最大 {bptt} ステップです。",
  },
  learnedNothing: {
    en: "Nothing that its state shows: the hidden state is the same at every step.",
    ja: "状態からは、何も学習していないように見えます。隠れ状態がどのステップでも同じです。",
  },
  learnedStatic: {
    en: "A function of the last value alone: the next value has two branches, rising and falling, which it cannot tell apart, so the best it could have is a loss of {floor:number}, that of the mean of both; it has {loss:number}, {times:times} times that.",
    ja: "直前の値だけの関数を学習しました。次の値には上昇と下降の 2 つの枝がありますが、このネットワークには区別できません。そのため到達できる最小の誤差は 2 つの枝の平均を答えたときの {floor:number} です。実際の誤差は {loss:number} で、その {times:times} 倍です。",
  },
  learnedStaticSeries: {
    en: "A function of what it is given at a step alone (numbers: {size}), with a loss of {loss:number}; steps with the most similar inputs have next values that differ so much that no such function is expected below about {floor:rough}.",
    ja: "そのステップの入力（{size} 個の数値）だけの関数を学習しました。誤差は {loss:number} です。入力が最も似ているステップどうしの次の値の違いから推定すると、このような関数の誤差はおよそ {floor:rough} を下回らないと考えられます。",
  },
  learnedStaticAtFloor: {
    en: "A function of what it is given at a step alone (numbers: {size}), with a loss of {loss:number}; steps with the most similar inputs have next values that differ as much (half the mean squared difference is {floor:rough}), so no such function is expected to do clearly better.",
    ja: "そのステップの入力（{size} 個の数値）だけの関数を学習しました。誤差は {loss:number} です。入力が最も似ているステップどうしでも次の値は同じ程度に異なる（差の二乗平均の半分は {floor:rough}）ため、このような関数で明らかに良くなるとは考えられません。",
  },
  learnedDiverged: {
    en: "Nothing that can be looked at: from step {step} of the test on, the answers of the network are not finite numbers.",
    ja: "調べられるものはありません。テストのステップ {step} 以降、ネットワークの出力が有限の値ではありません。",
  },
  // How far an answer depends on the past, within a sentence.
  learnedSteps: { en: "{steps} steps", ja: " {steps} ステップ" },
  learnedMoreThan: { en: "more than {back} steps", ja: " {back} ステップ超" },
  learnedNoStep: { en: "no step", ja: "どのステップにもわずかにしか" },
  // What it rests on.
  learnedVariance: {
    en: "Of the variance of the {hidden} hidden values, the first component holds {first:percent} and the second {second:percent}.",
    ja: "{hidden} 個の隠れ状態の分散のうち、第 1 主成分が {first:percent}、第 2 主成分が {second:percent} を占めます。",
  },
  learnedCloses: {
    en: "The path of states closes: over a period of {period:number} steps, the last quarter of the path comes back to within {closed:percent} of the size of the path (root mean squares).",
    ja: "状態の経路は閉じています。周期 {period:number} ステップの前後で比べると、経路の最後の 4 分の 1 は経路の大きさの {closed:percent} 以内に戻ります（二乗平均平方根）。",
  },
  learnedDoesNotClose: {
    en: "The path of states does not close: over a period of {period:number} steps, the last quarter of the path stays away by {closed:percent} of the size of the path (root mean squares).",
    ja: "状態の経路は閉じていません。周期 {period:number} ステップの前後で比べると、経路の最後の 4 分の 1 は経路の大きさの {closed:percent} だけ離れています（二乗平均平方根）。",
  },
  learnedRadius: {
    en: "The spectral radius of the matrix from state to state (W_h) is {radius:number}; the slope of tanh, at most 1, makes a step weaker than that.",
    ja: "状態から状態への行列（W_h）のスペクトル半径は {radius:number} です。tanh の傾きは 1 以下なので、1 ステップの影響はこれより弱くなります。",
  },
  learnedFades: {
    en: "Measured with two copies on the test data, a small difference of states is multiplied by {growth:number} per step, so it halves in {steps:rough} steps.",
    ja: "2 つのコピーをテストデータで動かして測ると、状態の小さな差は 1 ステップごとに {growth:number} 倍になり、{steps:rough} ステップで半分になります。",
  },
  learnedGrows: {
    en: "Measured with two copies on the test data, a small difference of states is multiplied by {growth:number} per step: it grows by {percent:percent}, so the network does not forget how it began.",
    ja: "2 つのコピーをテストデータで動かして測ると、状態の小さな差は 1 ステップごとに {growth:number} 倍になります。1 ステップあたり {percent:percent} 増えるため、最初の状態は忘れられません。",
  },
  learnedForgetsAtOnce: {
    en: "Measured with two copies on the test data, a small difference of states vanishes within a step: the network forgets at once.",
    ja: "2 つのコピーをテストデータで動かして測ると、状態の小さな差は 1 ステップで消えます。ネットワークは過去をすぐに忘れます。",
  },
  learnedReach: {
    en: "The gradient of an answer by the input k steps before is below 1 % of that by the last input from k = {steps} on; at k = {bptt}, where training cuts it, {left:percent} is left.",
    ja: "k ステップ前の入力に対する出力の勾配は、k = {steps} 以降、直前の入力に対する勾配の 1 % を下回ります。訓練で打ち切られる k = {bptt} では {left:percent} が残っています。",
  },
  learnedReachShort: {
    en: "The gradient of an answer by the input k steps before is below 1 % of that by the last input from k = {steps} on; training cuts it at {bptt}, which is longer than what could be measured.",
    ja: "k ステップ前の入力に対する出力の勾配は、k = {steps} 以降、直前の入力に対する勾配の 1 % を下回ります。訓練で打ち切られるのは {bptt} ステップで、測定できる範囲より長いです。",
  },
  learnedReachBeyond: {
    en: "The gradient of an answer by the input {back} steps before is still 1 % or more of that by the last input; training cuts it at {bptt} steps.",
    ja: "{back} ステップ前の入力に対する出力の勾配は、直前の入力に対する勾配の 1 % 以上あります。訓練では {bptt} ステップで打ち切られます。",
  },
  learnedNoGradient: {
    en: "No answer depends on the last input in a way that a gradient shows, so how far back gradients reach cannot be told.",
    ja: "直前の入力に対する勾配が得られないため、勾配がどこまで遡るかは分かりません。",
  },
  learnedShorter: {
    en: "Trained with an update every {bptt} steps instead of {own}, which is a shorter way for gradients and more updates, the {of} ends at {loss:number} (best {best:number}) instead of {last:number} (best {runBest:number}).",
    ja: "更新を {own} ステップごとから {bptt} ステップごとに短くして訓練すると、勾配が伝わる範囲は短くなり、更新の回数は増えます。{of}の最後の値は {last:number}（最良 {runBest:number}）から {loss:number}（最良 {best:number}）に変わります。",
  },
  learnedLonger: {
    en: "Trained with an update every {bptt} steps instead of {own}, which is a longer way for gradients and fewer updates, the {of} ends at {loss:number} (best {best:number}) instead of {last:number} (best {runBest:number}).",
    ja: "更新を {own} ステップごとから {bptt} ステップごとに延ばして訓練すると、勾配はより遠くまで伝わり、更新の回数は減ります。{of}の最後の値は {last:number}（最良 {runBest:number}）から {loss:number}（最良 {best:number}）に変わります。",
  },
  learnedBpttNoise: {
    en: "The {of} of the run itself lies between {low:number} and {high:number} in its last {count} epochs, so a difference of last values within that tells nothing.",
    ja: "この訓練自体の{of}も最後の {count} エポックで {low:number} から {high:number} の間にあるため、この範囲内の最後の値の違いには意味がありません。",
  },
  learnedNoState: {
    en: "The network has no state, so there is no path of states to show, and no way for gradients back in time.",
    ja: "このネットワークは状態を持たないため、示すべき状態の経路も、時間を遡る勾配もありません。",
  },
  learnedBranches: {
    en: "At the value 0 the two branches are {apart:number} apart; they meet at the crests.",
    ja: "値が 0 のところで 2 つの枝は {apart:number} 離れており、波の頂点で一致します。",
  },
  learnedMisfit: {
    en: "Its function differs from the mean of both branches by {misfit:number} (mean square), on top of the {floor:number} that no such function can avoid.",
    ja: "学習した関数と 2 つの枝の平均との差は平均二乗で {misfit:number} です。これに、このような関数では避けられない {floor:number} が加わります。",
  },
  // Names on the charts.
  learnedStateChart: {
    en: "Hidden states over {of}, in two principal components",
    ja: "{of}における隠れ状態（2 つの主成分）",
  },
  learnedComponent: { en: "component {number} ({share:percent})", ja: "第 {number} 主成分（{share:percent}）" },
  learnedStates: { en: "hidden state", ja: "隠れ状態" },
  learnedFirstState: { en: "the first one", ja: "最初の状態" },
  learnedReachChart: { en: "How far back a gradient reaches", ja: "勾配がどこまで遡るか" },
  learnedStepsBack: { en: "steps back, k", ja: "遡るステップ数 k" },
  learnedGradient: { en: "gradient norm against that of k = 0", ja: "k = 0 に対する勾配ノルムの比" },
  learnedOnePercent: { en: "1 %", ja: "1 %" },
  learnedBpttName: { en: "bptt = {bptt}", ja: "bptt = {bptt}" },
  learnedBpttChart: { en: "The {of} with shorter and longer bptt", ja: "bptt を変えたときの{of}" },
  learnedFunctionChart: { en: "The function that the network learned", ja: "ネットワークが学習した関数" },
  learnedInput: { en: "input", ja: "入力" },
  learnedInputs: { en: "The inputs", ja: "入力" },
  learnedOutput: { en: "next value", ja: "次の値" },
  learnedTruth: { en: "the true next value", ja: "実際の次の値" },
  learnedMiddle: { en: "the mean of both branches", ja: "2 つの枝の平均" },
} as const satisfies Words;
