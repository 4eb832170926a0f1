import type { Words } from "../catalogue/words.ts";

/** What is said to the question why the test loss is below the training loss. */
export const belowWords = {
  belowYes: {
    en: "The test loss ({heldOut:number}) is below the training loss ({train:number}); what does most for that is that {reason}.",
    ja: "テスト誤差（{heldOut:number}）は訓練誤差（{train:number}）より小さくなっています。これに最も大きく寄与しているのは、{reason}ことです。",
  },
  belowNo: {
    en: "The test loss ({heldOut:number}) is not below the training loss ({train:number}); what does most for that is that {reason}.",
    ja: "テスト誤差（{heldOut:number}）は訓練誤差（{train:number}）より小さくありません。これに最も大きく寄与しているのは、{reason}ことです。",
  },
  belowSeriesYes: {
    en: "The validation loss ({heldOut:number}) is below the training loss ({train:number}); what does most for that is that {reason}.",
    ja: "検証誤差（{heldOut:number}）は訓練誤差（{train:number}）より小さくなっています。これに最も大きく寄与しているのは、{reason}ことです。",
  },
  belowSeriesNo: {
    en: "The validation loss ({heldOut:number}) is not below the training loss ({train:number}); what does most for that is that {reason}.",
    ja: "検証誤差（{heldOut:number}）は訓練誤差（{train:number}）より小さくありません。これに最も大きく寄与しているのは、{reason}ことです。",
  },
  belowSame: {
    en: "Nothing is to be explained: both losses are {train:number}.",
    ja: "説明すべき差はありません。どちらの誤差も {train:number} です。",
  },
  belowNotFinite: {
    en: "It cannot be said: the training loss is {train:number} and the held-out loss {heldOut:number}, which are not both finite numbers, because the training diverged.",
    ja: "説明できません。学習が発散し、訓練誤差（{train:number}）と評価誤差（{heldOut:number}）の少なくとも一方が有限の数ではありません。",
  },

  belowMovingAbove: {
    en: "the reported training loss is a mean over weights that were still moving, {size:number} above the loss of the saved weights on the same data",
    ja: "報告された訓練誤差は動いている途中の重みについての平均で、同じデータに対する保存された重みの誤差より {size:number} 大きい",
  },
  belowMovingUnder: {
    en: "the reported training loss is a mean over weights that were still moving, {size:number} below the loss of the saved weights on the same data",
    ja: "報告された訓練誤差は動いている途中の重みについての平均で、同じデータに対する保存された重みの誤差より {size:number} 小さい",
  },
  belowNoiseAbove: {
    en: "the noise of the training targets, which no network can foresee, adds {size:number} to the training loss alone",
    ja: "どのネットワークにも予測できない訓練目標値のノイズが、訓練誤差だけを {size:number} 大きくしている",
  },
  belowNoiseUnder: {
    en: "the network follows the noise of the training targets, which takes {size:number} off the training loss alone",
    ja: "ネットワークが訓練目標値のノイズに追従し、訓練誤差だけが {size:number} 小さくなっている",
  },
  belowInputsAbove: {
    en: "the noise of the training inputs, which moves the answers, adds {size:number} to the training loss alone",
    ja: "訓練入力のノイズが出力を揺らし、訓練誤差だけを {size:number} 大きくしている",
  },
  belowInputsUnder: {
    en: "the noise of the training inputs, to which the network is used, takes {size:number} off the training loss alone",
    ja: "ネットワークが慣れている訓練入力のノイズが、訓練誤差だけを {size:number} 小さくしている",
  },
  belowOtherAbove: {
    en: "the test wave is easier than the training wave by {size:number}, even without noise in both",
    ja: "どちらもノイズがないとしても、テスト波形のほうが訓練波形より {size:number} だけ易しい",
  },
  belowOtherUnder: {
    en: "the test wave, which the network was not trained on, is harder than the training wave by {size:number}, even without noise in both",
    ja: "どちらもノイズがないとしても、訓練に使っていないテスト波形のほうが訓練波形より {size:number} だけ難しい",
  },
  belowPartAbove: {
    en: "the validation part is easier than the training part by {size:number}",
    ja: "検証区間のほうが、訓練区間より {size:number} だけ易しい",
  },
  belowPartUnder: {
    en: "the validation part, which the network was not trained on, is harder than the training part by {size:number}",
    ja: "訓練に使っていない検証区間のほうが、訓練区間より {size:number} だけ難しい",
  },
  belowStartAbove: {
    en: "the test begins with an empty state, which here takes {size:number} off the test loss",
    ja: "テストは空の状態から始まり、ここではそれがテスト誤差を {size:number} 小さくしている",
  },
  belowStartUnder: {
    en: "the test begins with an empty state, and this cold start adds {size:number} to the test loss",
    ja: "テストは空の状態から始まり、このコールドスタートがテスト誤差を {size:number} 大きくしている",
  },

  belowEpoch: {
    en: "The saved weights are those of epoch {epoch:whole} of {epochs:whole}, and so are all these losses.",
    ja: "保存された重みはエポック {epoch:whole}（全 {epochs:whole}）のもので、以上の誤差もすべてそのエポックのものです。",
  },
  belowStreams: {
    en: "The training read its data in parallel streams, each from an empty state; the saved weights were measured on the data in one piece, and that difference is counted with the weights that moved.",
    ja: "学習ではデータを並列ストリームに分け、それぞれ空の状態から読みました。保存された重みはデータ全体を続けて読んで測ったので、その違いも「動いている重み」の項に含まれます。",
  },
  belowStill: {
    en: "On the training data, with the saved weights held still, the loss is {still:number}; {reported:number} was reported while they moved.",
    ja: "保存された重みを固定して測ると、訓練データでの誤差は {still:number} です（重みが動いている間の報告値は {reported:number}）。",
  },
  belowClean: {
    en: "Against the same targets without their noise it is {clean:number}; the noise alone has a variance of {variance:number} on average.",
    ja: "ノイズを除いた同じ目標値に対しては {clean:number} です（ノイズだけの分散は平均 {variance:number}）。",
  },
  belowCleanInputs: {
    en: "With inputs that have no noise either, it is {inputs:number} on the training wave.",
    ja: "入力のノイズも除くと、訓練波形では {inputs:number} です。",
  },
  belowWarm: {
    en: "On the test wave, read after a wave before it so that the state is filled, it is {warm:number}, and from an empty state {heldOut:number}.",
    ja: "前の波形を読ませて状態を満たしてから測ると、テスト波形では {warm:number}、空の状態からでは {heldOut:number} です。",
  },
  belowNoState: {
    en: "On the test wave it is {heldOut:number}; the network has no state, so there is no cold start.",
    ja: "テスト波形では {heldOut:number} です。このネットワークは状態を持たないので、コールドスタートはありません。",
  },
  belowPart: {
    en: "On the validation part it is {heldOut:number}, with the values before it as the past.",
    ja: "それより前の値を過去として読ませた検証区間では {heldOut:number} です。",
  },
  belowSum: {
    en: "The terms add up to {sum:number}, the training loss minus the held-out loss as reported.",
    ja: "各項の合計は {sum:number} で、報告された訓練誤差と評価誤差の差に一致します。",
  },

  belowMoving: { en: "weights still moving", ja: "動いている重み" },
  belowNoise: { en: "noise of the training targets", ja: "訓練目標値のノイズ" },
  belowInputs: { en: "noise of the training inputs", ja: "訓練入力のノイズ" },
  belowOther: { en: "another wave", ja: "波形の違い" },
  belowOtherPart: { en: "other data (validation part)", ja: "別のデータ（検証区間）" },
  belowStart: { en: "cold start of the test", ja: "テストのコールドスタート" },
  belowTotal: { en: "training loss − held-out loss", ja: "訓練誤差 − 評価誤差" },
  belowDifference: { en: "part of the difference", ja: "差の内訳" },
  belowTitle: { en: "From the training loss to the held-out loss", ja: "訓練誤差から評価誤差まで" },
} as const satisfies Words;
