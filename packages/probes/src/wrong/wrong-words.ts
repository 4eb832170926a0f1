import type { Words } from "../catalogue/words.ts";

/** What is said about faults. */
export const wrongWords = {
  wrongNothingFound: {
    en: "No known fault of a training was found: none of {rules:whole} rules holds. That does not say that the result is good.",
    ja: "既知の学習の誤りは見つかりませんでした。{rules:whole} 個の規則のどれにも当てはまりません。結果が良いという意味ではありません。",
  },
  wrongAlso: {
    en: "Also measured, perhaps a consequence: {finding}",
    ja: "ほかにも次のことが測定されました（上の原因の結果かもしれません）: {finding}",
  },
  wrongRulesWithout: {
    en: "{without:whole} of {rules:whole} rules found nothing.",
    ja: "{rules:whole} 個の規則のうち {without:whole} 個では何も見つかりませんでした。",
  },
  wrongValuesNotFinite: {
    en: "{count:whole} of the inputs and targets are not finite numbers, so every sum they enter is NaN.",
    ja: "入力と目標値のうち {count:whole} 個が有限の数ではないため、それを含む和はすべて NaN になります。",
  },
  wrongTargetBroadcasts: {
    en: "The target {target} broadcasts against the output {output}: each answer is compared with every target.",
    ja: "目標値の形状 {target} が出力の形状 {output} にブロードキャストされ、各出力がすべての目標値と比較されています。",
  },
  wrongScalerSawTest: {
    en: "The scaling (shift {shift:number}, scale {scale:number}) is not that of the training part ({ownShift:number}, {ownScale:number}): it was fitted on values that belong to the test.",
    ja: "スケーリング（平行移動 {shift:number}、倍率 {scale:number}）が訓練部分のもの（{ownShift:number}、{ownScale:number}）と異なります。テストの値も使って決められています。",
  },
  wrongTestOverlaps: {
    en: "{part:percent} of the steps that judge the network were trained on.",
    ja: "評価に使うステップの {part:percent} が訓練にも使われています。",
  },
  wrongInputConstant: {
    en: "Input {column:whole} of {size:whole} is {value:number} at every step, so it says nothing.",
    ja: "{size:whole} 個の入力のうち {column:whole} 番目は全ステップで {value:number} のままで、何の情報も持ちません。",
  },
  wrongInputNotScaled: {
    en: "Input {column:whole} of {size:whole} is not scaled: its mean is {mean:number} and its standard deviation {deviation:number}.",
    ja: "{size:whole} 個の入力のうち {column:whole} 番目がスケーリングされていません。平均は {mean:number}、標準偏差は {deviation:number} です。",
  },
  wrongTargetNotScaled: {
    en: "The targets are not scaled: their mean is {mean:number} and their standard deviation {deviation:number}.",
    ja: "目標値がスケーリングされていません。平均は {mean:number}、標準偏差は {deviation:number} です。",
  },
  wrongTargetIsInput: {
    en: "The target of each step is the input of that step, not a later one: there is nothing to forecast.",
    ja: "各ステップの目標値がそのステップの入力そのもので、先の値ではないため、予測するものがありません。",
  },
  wrongTargetIsPast: {
    en: "The target of each step is the input {steps:whole} steps before, which was already read.",
    ja: "各ステップの目標値が {steps:whole} ステップ前の、すでに読んだ入力になっています。",
  },
  wrongTargetShifted: {
    en: "The target of each step is the input {steps:whole} steps later, where {ahead:whole} was meant.",
    ja: "各ステップの目標値が、意図した {ahead:whole} ステップ先ではなく {steps:whole} ステップ先の入力になっています。",
  },
  wrongTargetLeaked: {
    en: "Input {column:whole} of {size:whole} holds the target of its own step: it alone explains {part:percent} of it.",
    ja: "{size:whole} 個の入力のうち {column:whole} 番目に同じステップの目標値が漏れています。それだけで目標値の {part:percent} が説明されます。",
  },
  wrongTargetsShuffled: {
    en: "The targets have no order and nothing to do with the inputs, which have one: they were shuffled.",
    ja: "入力には時間的な順序があるのに、目標値には順序がなく入力とも無関係です。目標値がシャッフルされています。",
  },
  wrongOrderShuffled: {
    en: "Inputs and their targets belong together, but come in an order without meaning, so the state carries nothing.",
    ja: "入力と目標値の対応は正しいものの、並ぶ順序に意味がないため、状態は何の情報も運びません。",
  },
  wrongNothingToLearn: {
    en: "All {steps:whole} inputs and targets look like independent draws: there is nothing to learn.",
    ja: "{steps:whole} 個の入力と目標値はすべて独立な乱数のように見え、学習できるものがありません。",
  },
  wrongStateCarriedOver: {
    en: "{carried:whole} of {epochs:whole} epochs after the first began with the state that the one before left.",
    ja: "2 番目以降の {epochs:whole} エポックのうち {carried:whole} エポックが、前のエポックの残した状態から始まっています。",
  },
  wrongStateLost: {
    en: "The state was empty at {emptied:whole} of {steps:whole} steps inside of epochs: the network forgets what it just read.",
    ja: "エポックの途中の {steps:whole} ステップのうち {emptied:whole} ステップで状態が空でした。読んだばかりの内容を忘れています。",
  },
  wrongLayerWithoutGradient: {
    en: "No gradient ever reaches {names}: the graph is cut before.",
    ja: "{names} に勾配が一度も届いていません。その手前で計算グラフが切れています。",
  },
  wrongGradientsNotCleared: {
    en: "Gradients add up from update to update: in {added:percent} of the updates not the gradient but its change is the same multiple of the errors; cleargrads is missing.",
    ja: "勾配が更新のたびに足し込まれています。更新の {added:percent} で、勾配そのものではなく勾配の変化が誤差の定数倍になっています。cleargrads がありません。",
  },
  wrongAscends: {
    en: "The updates go along the gradient, not against it (cosine with the descent {descent:number}), so the loss is made larger.",
    ja: "更新が勾配の逆向きではなく勾配の向きに進み（降下方向との余弦 {descent:number}）、損失を大きくしています。",
  },
  wrongLossNegated: {
    en: "The gradient is that of the loss with the wrong sign ({multiple:number} times the errors), so the loss is made larger.",
    ja: "勾配が符号の逆な損失のもの（誤差の {multiple:number} 倍）で、損失を大きくしています。",
  },
  wrongLayerFrozen: {
    en: "{names} have gradients but never change: the optimizer does not know them, or they are frozen.",
    ja: "{names} には勾配があるのに値が一度も変わりません。オプティマイザに渡されていないか、凍結されています。",
  },
  wrongEqualUnits: {
    en: "The units of {names} have equal weights, get equal gradients and stay equal: they count as one.",
    ja: "{names} のユニットは重みが等しく、勾配も等しいため、ずっと等しいままです。1 個分の働きしかしません。",
  },
  wrongGradientsExplode: {
    en: "Gradients explode: a small change of the state grows {growth:times} times at each step.",
    ja: "勾配が爆発します。状態のわずかな変化が 1 ステップごとに {growth:times} 倍になります。",
  },
  wrongUnitsSaturated: {
    en: "{part:percent} of the activations lie at their flat ends before anything is learned, where hardly any gradient passes.",
    ja: "学習前から活性化の {part:percent} が平らな端にあり、勾配がほとんど通りません。",
  },
  wrongUnitsDead: {
    en: "{dead:whole} of {units:whole} hidden units give the same value at every step.",
    ja: "隠れユニット {units:whole} 個のうち {dead:whole} 個が全ステップで同じ値を出しています。",
  },
  wrongGradientsVanishInTime: {
    en: "Gradients vanish in time: of a small change of the state {growth:percent} is left after one step.",
    ja: "勾配が時間方向に消失します。状態のわずかな変化は 1 ステップで {growth:percent} になります。",
  },
  wrongGradientsVanish: {
    en: "Gradients vanish: that of {first} is {times:number} times smaller than that of {last}.",
    ja: "勾配が消失しています。{first} の勾配は {last} の勾配の {times:number} 分の 1 です。",
  },
  wrongWeightDecayTooStrong: {
    en: "Weight decay is too strong: the weights shrank to {kept:percent} of their size although the loss asks for larger ones (cosine of gradient and weights {pull:number}).",
    ja: "重み減衰が強すぎます。損失は大きな重みを求めている（勾配と重みの余弦 {pull:number}）のに、重みは初めの {kept:percent} に縮みました。",
  },
  wrongDiverges: {
    en: "The loss is no finite number from epoch {epoch:whole} on: the steps are too large.",
    ja: "エポック {epoch:whole} から損失が有限の数ではありません。更新の幅が大きすぎます。",
  },
  wrongDiverged: {
    en: "The loss ends at {loss:number}, above the variance of the targets {variance:number}: the steps are too large.",
    ja: "損失が {loss:number} で終わり、目標値の分散 {variance:number} を超えています。更新の幅が大きすぎます。",
  },
  wrongStepTooLarge: {
    en: "The steps are too large: after an update the loss on the steps just learned is {times:number} times what it was before.",
    ja: "更新の幅が大きすぎます。更新後、学習したばかりのステップでの損失は更新前の {times:number} 倍です。",
  },
  wrongStepsMoveTooFar: {
    en: "The steps are too large: the first ones move the weights by {first:percent} of their size, all of them make them {grown:times} times as large, and the loss ends at {loss:number} where a linear function has {linear:number}.",
    ja: "更新の幅が大きすぎます。最初の更新で重みはその大きさの {first:percent} 動き、最後には {grown:times} 倍になりました。線形関数なら {linear:number} のところ損失は {loss:number} です。",
  },
  wrongStepTooSmall: {
    en: "The steps are too small: all updates together moved the weights by {moved:percent} of their size, with a loss of {loss:number} where a linear function has {linear:number}.",
    ja: "更新の幅が小さすぎます。全更新で重みはその大きさの {moved:percent} しか動かず、線形関数なら {linear:number} のところ損失は {loss:number} です。",
  },
  wrongDropoutInTest: {
    en: "Two answers to the same input in the test differ by {difference:number}: dropout is on while the network is judged.",
    ja: "テストで同じ入力に対する 2 回の出力が {difference:number} 異なります。評価中もドロップアウトが有効です。",
  },
  wrongTooFewUnits: {
    en: "{units:whole} hidden units are too few: a linear function needs {needed:whole} past values and has an error of {linear:number}, the network {loss:number}.",
    ja: "隠れユニット {units:whole} 個では足りません。線形関数は過去の値を {needed:whole} 個必要とし、その誤差は {linear:number}、ネットワークの誤差は {loss:number} です。",
  },
  wrongOverfits: {
    en: "It overfits: the held-out loss was {best:number} in epoch {at:whole} and ends at {end:number}, the training loss at {train:number}.",
    ja: "過学習しています。検証誤差はエポック {at:whole} の {best:number} から {end:number} に悪化し、訓練誤差は {train:number} です。",
  },
  wrongLearnsNoise: {
    en: "It overfits: the training loss {train:number} is far below that of a linear function ({linear:number}), the held-out loss {end:number} far above both.",
    ja: "過学習しています。訓練誤差 {train:number} は線形関数の誤差 {linear:number} を大きく下回るのに、検証誤差 {end:number} は訓練誤差を大きく上回ります。",
  },
  wrongStoppedTooEarly: {
    en: "It was stopped too early: since epoch {from:whole} the loss fell by {fell:percent} in each epoch, to {loss:number}.",
    ja: "学習を止めるのが早すぎます。エポック {from:whole} 以降も損失は 1 エポックごとに {fell:percent} ずつ下がり、{loss:number} で終わりました。",
  },
  wrongScalerOfSeries: {
    en: "The scaling was not fitted on the training part alone, so the network may know what lies in the test part.",
    ja: "スケーリングが訓練部分だけから決められていないため、ネットワークがテスト部分の情報を得ている可能性があります。",
  },
  wrongSeriesIndependent: {
    en: "The values look like independent draws, as of a shuffled series: none of them says anything about the next.",
    ja: "系列の値はシャッフルされたかのように互いに独立に見え、どの値も次の値について何も教えません。",
  },
  wrongFewUpdates: {
    en: "It was stopped too early: after only {updates:whole} updates the loss is {loss:number}, where a linear function has {linear:number}.",
    ja: "学習を止めるのが早すぎます。更新は {updates:whole} 回だけで、線形関数なら {linear:number} のところ損失は {loss:number} です。",
  },
  wrongChart: { en: "Losses of the run, and what a linear function reaches", ja: "学習の誤差と、線形関数で達する誤差" },
  wrongHeldOutLoss: { en: "held-out loss", ja: "検証誤差" },
  wrongLinear: { en: "linear function of the last inputs", ja: "直前の入力の線形関数" },
} as const satisfies Words;
