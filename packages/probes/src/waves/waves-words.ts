import type { Words } from "../catalogue/words.ts";

/** Why the loss waves. */
export const wavesWords = {
  wavesValidationLoss: { en: "validation loss", ja: "検証誤差" },
  // The answer.
  wavesStepLower: {
    en: "It waves because its step size does not shrink: the {of} rose by more than 10 % in {count} of {epochs} epochs and ends at {last:number}, {ratio:times} times its best ({best:number}, epoch {bestEpoch}), while with a tenth of the step size from there on it ends at {loss:number} and rises so in {left} of {same} epochs instead of {were}.",
    ja: "波打つ原因は、ステップ幅が小さくならないことです。{of}は {epochs} エポック中 {count} エポックで 10 % を超えて上がり、最良の値 {best:number}（エポック {bestEpoch}）の {ratio:times} 倍の {last:number} で終わります。そのエポックからステップ幅を 10 分の 1 にして続けると {loss:number} で終わり、そのような上昇は {same} エポック中 {were} 回から {left} 回に変わります。",
  },
  wavesStepCosine: {
    en: "It waves because its step size does not shrink: the {of} rose by more than 10 % in {count} of {epochs} epochs and ends at {last:number}, {ratio:times} times its best ({best:number}, epoch {bestEpoch}), while with a step size that falls by a cosine it calms down and ends at {loss:number}, with {left} such rises in {same} epochs instead of {were}.",
    ja: "波打つ原因は、ステップ幅が小さくならないことです。{of}は {epochs} エポック中 {count} エポックで 10 % を超えて上がり、最良の値 {best:number}（エポック {bestEpoch}）の {ratio:times} 倍の {last:number} で終わります。ステップ幅をコサインに沿って下げると次第に静まって {loss:number} で終わり、そのような上昇は {same} エポック中 {were} 回から {left} 回に変わります。",
  },
  wavesStepLarge: {
    en: "It waves because its step size is still too large when its schedule shrinks it: the {of} rose by more than 10 % in {count} of {epochs} epochs and ends at {last:number}, {ratio:times} times its best ({best:number}, epoch {bestEpoch}), while with a tenth of the step size from there on it ends at {loss:number} and rises so in {left} of {same} epochs instead of {were}.",
    ja: "波打つ原因は、スケジュールで小さくしてもステップ幅がまだ大きすぎることです。{of}は {epochs} エポック中 {count} エポックで 10 % を超えて上がり、最良の値 {best:number}（エポック {bestEpoch}）の {ratio:times} 倍の {last:number} で終わります。そのエポックからステップ幅を 10 分の 1 にして続けると {loss:number} で終わり、そのような上昇は {same} エポック中 {were} 回から {left} 回に変わります。",
  },
  wavesOpen: {
    en: "It waves, and the step size alone does not explain it: the {of} rose by more than 10 % in {count} of {epochs} epochs and ends at {last:number}, {ratio:times} times its best ({best:number}, epoch {bestEpoch}), but smaller steps did not both calm it and end clearly lower; the remedy that ends lowest of all is {remedy}, at {loss:number}.",
    ja: "波打っていますが、ステップ幅だけでは説明できません。{of}は {epochs} エポック中 {count} エポックで 10 % を超えて上がり、最良の値 {best:number}（エポック {bestEpoch}）の {ratio:times} 倍の {last:number} で終わります。ステップ幅を小さくしても、波が静まり、かつ明らかに低い値で終わることはありませんでした。試した対策のうち最も低く終わるのは「{remedy}」で、{loss:number} です。",
  },
  wavesUntried: {
    en: "It waves: the {of} rose by more than 10 % in {count} of {epochs} epochs and ends at {last:number}, {ratio:times} times its best ({best:number}, epoch {bestEpoch}); no smaller step size could be tried, and the other remedy that ends lowest is {remedy}, at {loss:number}.",
    ja: "波打っています。{of}は {epochs} エポック中 {count} エポックで 10 % を超えて上がり、最良の値 {best:number}（エポック {bestEpoch}）の {ratio:times} 倍の {last:number} で終わります。より小さいステップ幅を試すことはできず、ほかの対策のうち最も低く終わるのは「{remedy}」で、{loss:number} です。",
  },
  wavesDrifts: {
    en: "It does not wave, but it does not stay at its best either: the {of} rose by more than 10 % in only {count} of {epochs} epochs, yet it ends at {last:number}, {ratio:times} times its best ({best:number}, epoch {bestEpoch}).",
    ja: "波打ってはいませんが、最良の状態にとどまってもいません。{of}が 10 % を超えて上がったのは {epochs} エポック中 {count} エポックだけですが、最良の値 {best:number}（エポック {bestEpoch}）の {ratio:times} 倍の {last:number} で終わります。",
  },
  wavesCalm: {
    en: "It does not wave: the {of} rose by more than 10 % in {count} of {epochs} epochs, and ends at {last:number} with a best of {best:number} (epoch {bestEpoch}).",
    ja: "波打っていません。{of}が 10 % を超えて上がったのは {epochs} エポック中 {count} エポックで、最後の値は {last:number}、最良の値は {best:number}（エポック {bestEpoch}）です。",
  },
  wavesShort: {
    en: "A run of {epochs} epochs is too short to tell: waves are looked for after epoch {after}.",
    ja: "{epochs} エポックの訓練では短すぎて判断できません。波はエポック {after} より後で調べます。",
  },
  wavesDiverged: {
    en: "It does not wave, it diverged: from epoch {epoch} on the {of} is not always a finite number, and its best was {best:number} (epoch {bestEpoch}).",
    ja: "波打っているのではなく、発散しています。エポック {epoch} 以降の{of}には有限でない値があり、最良の値は {best:number}（エポック {bestEpoch}）でした。",
  },
  wavesNeverFinite: {
    en: "It does not wave, it diverged: the {of} was never a finite number.",
    ja: "波打っているのではなく、発散しています。{of}が有限の値だったことはありません。",
  },
  // What it rests on: the updates.
  wavesUpdates: {
    en: "An update changes the weights by {first:percent} of their norm in the epochs {begin} to {end} and by {last:percent} in the last {count}; the largest gradient norm of an epoch is {firstNorm:rough} and {lastNorm:rough} there (medians).",
    ja: "1 回の更新による重みの変化は、重みのノルムに対してエポック {begin} から {end} では {first:percent}、最後の {count} エポックでは {last:percent} です。エポック内の最大の勾配ノルムは、それぞれ {firstNorm:rough} と {lastNorm:rough} です（いずれも中央値）。",
  },
  wavesConstantRate: {
    en: "The step size (learning rate) is {lr:number} from the first update to the last.",
    ja: "ステップ幅（学習率）は最初の更新から最後まで {lr:number} です。",
  },
  wavesShrinkingRate: {
    en: "The schedule of the run already shrinks its step size (learning rate), from {most:number} to {last:number}, so a cosine was not tried.",
    ja: "ステップ幅（学習率）はこの訓練のスケジュールですでに {most:number} から {last:number} に下がるため、コサインは試していません。",
  },
  wavesChangingRate: {
    en: "The step size (learning rate) changes during the run, but hardly shrinks: it is at most {most:number} and {last:number} at the end.",
    ja: "ステップ幅（学習率）は訓練中に変わりますが、ほとんど小さくなりません。最大で {most:number}、最後は {last:number} です。",
  },
  wavesNoRate: {
    en: "The optimizer has no learning rate, so remedies that shrink it were left out.",
    ja: "このオプティマイザには学習率がないため、学習率を小さくする対策は省きました。",
  },
  wavesClipped: {
    en: "The run clips gradients at norm {clip:number}, which shortened {share:percent} of them; the norms here are those after it.",
    ja: "この訓練は勾配をノルム {clip:number} でクリップしており、{share:percent} の勾配が短くされました。ここでの勾配ノルムはクリップ後の値です。",
  },
  wavesCorrelation: {
    en: "The logarithms of the largest gradient norm and of the training loss correlate by {correlation:rough} over the epochs: they go together, which does not say that one causes the other.",
    ja: "エポックごとの最大の勾配ノルムと訓練誤差の対数の相関は {correlation:rough} です。両者は連動していますが、これだけでは一方が他方の原因とは言えません。",
  },
  // The remedies.
  wavesLower: {
    en: "Continued from epoch {epoch} with a step size of {setting:number}, a tenth, it ends at {loss:number} instead of {last:number}; the loss rises by more than 10 % in {count} of {epochs} epochs instead of {runCount}, and its rises sum to {sum:number} instead of {runSum:number}.",
    ja: "エポック {epoch} から 10 分の 1 のステップ幅 {setting:number} で続けると、{last:number} ではなく {loss:number} で終わります。10 % を超える上昇は {epochs} エポック中 {runCount} 回から {count} 回に、上昇の合計は {runSum:number} から {sum:number} に変わります。",
  },
  wavesCosine: {
    en: "With a step size that falls from {setting:number} to 0 by a cosine from the start, it ends at {loss:number} instead of {last:number}; the loss rises by more than 10 % in {count} of {epochs} epochs instead of {runCount}, and its rises sum to {sum:number} instead of {runSum:number}.",
    ja: "最初からステップ幅をコサインに沿って {setting:number} から 0 に下げると、{last:number} ではなく {loss:number} で終わります。10 % を超える上昇は {epochs} エポック中 {runCount} 回から {count} 回に、上昇の合計は {runSum:number} から {sum:number} に変わります。",
  },
  wavesClip: {
    en: "With gradients clipped at norm {setting:number}, it ends at {loss:number} instead of {last:number}; the loss rises by more than 10 % in {count} of {epochs} epochs instead of {runCount}, and its rises sum to {sum:number} instead of {runSum:number}.",
    ja: "勾配をノルム {setting:number} でクリップすると、{last:number} ではなく {loss:number} で終わります。10 % を超える上昇は {epochs} エポック中 {runCount} 回から {count} 回に、上昇の合計は {runSum:number} から {sum:number} に変わります。",
  },
  wavesBestIsLast: {
    en: "The best {of} is that of the last epoch, so there is nothing to continue from it.",
    ja: "{of}が最良なのは最後のエポックなので、そこから続ける対策は試していません。",
  },
  wavesAverage: {
    en: "The mean of the weights after every update from epoch {first} on has a loss of {loss:number} instead of {last:number}.",
    ja: "エポック {first} 以降の各更新後の重みを平均すると、誤差は {last:number} ではなく {loss:number} です。",
  },
  wavesKeepBest: {
    en: "Keeping the weights of the best epoch, {epoch}, costs nothing and gives {loss:number} instead of {last:number}; it was chosen by this very loss, so it looks a little better than it is.",
    ja: "最良のエポック {epoch} の重みを残せば、追加の訓練なしで {last:number} ではなく {loss:number} になります。ただし、この誤差そのもので選んでいるため、実際より少し良く見えます。",
  },
  wavesLowest: {
    en: "The remedy that gains most is {remedy}: the {of} is {loss:number}, and at the end of the run {times:times} times that.",
    ja: "最も効果が大きい対策は「{remedy}」です。{of}は {loss:number} で、この訓練の最後の値はその {times:times} 倍です。",
  },
  // Names on the charts.
  wavesNameRun: { en: "the run", ja: "この訓練" },
  wavesNameLower: {
    en: "a tenth of the step size from the best epoch on",
    ja: "最良のエポックから 10 分の 1 のステップ幅",
  },
  wavesNameCosine: { en: "a cosine schedule", ja: "コサインスケジュール" },
  wavesNameClip: { en: "clipped gradients", ja: "勾配クリッピング" },
  wavesNameAverage: { en: "the mean of the last weights", ja: "終盤の重みの平均" },
  wavesNameBest: { en: "the weights of the best epoch", ja: "最良のエポックの重み" },
  wavesChart: { en: "The {of} of the run, and with each remedy", ja: "この訓練と各対策の{of}" },
  wavesEndings: { en: "The {of} at the end", ja: "最後の{of}" },
  wavesUpdatesChart: { en: "The size of the updates by epoch", ja: "エポックごとの更新の大きさ" },
  wavesSize: { en: "size", ja: "大きさ" },
  wavesGradNorm: { en: "largest gradient norm", ja: "最大の勾配ノルム" },
  wavesRelative: { en: "median update against the weights", ja: "重みに対する更新の大きさの中央値" },
} as const satisfies Words;
