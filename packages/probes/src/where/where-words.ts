import type { Words } from "../catalogue/words.ts";

/** Where the error is. */
export const whereWords = {
  whereDiverged: {
    en: "The answers of the network are not finite from step {step} of the test on: its training diverged, and there is no error to look for.",
    ja: "ネットワークの出力はテストのステップ {step} 以降で有限の値ではありません。訓練が発散しているため、誤差の場所を調べることはできません。",
  },
  // The sine: the answer.
  whereUnseenStart: {
    en: "{share:percent} of the test loss is the cold start, and that is an unseen pair rather than a lack of history: in training the network never met the empty state with x = {x:rough}. The mean squared error of the first {count} steps is {cold:number} there and {zero:number} where the wave starts near 0 with as little history, and after a training from random phases, where that pair occurs, there is less for a warm-up to take away: {left:number} instead of {excess:number}.",
    ja: "テスト誤差の {share:percent} は始まりの部分で生じており、その原因は過去の情報の不足ではなく、訓練にない組み合わせです。訓練中、空の状態で x = {x:rough} が入力されたことはありません。最初の {count} ステップの平均二乗誤差は、そこから始めると {cold:number} ですが、過去の情報が同じく無くても波が 0 の近くから始まれば {zero:number} です。また、この組み合わせが現れるランダムな位相からの訓練の後では、ウォームアップで減る分が {excess:number} から {left:number} に小さくなります。",
  },
  whereValueStart: {
    en: "{share:percent} of the test loss is the cold start, and it depends on the value that the empty state meets rather than on a lack of history: the mean squared error of the first {count} steps is {cold:number} with x = {x:rough} and {zero:number} where the wave starts near 0 with as little history; a training from random phases removed less than half of it: a warm-up takes {left:number} off then, {excess:number} before.",
    ja: "テスト誤差の {share:percent} は始まりの部分で生じており、過去の情報の不足ではなく、空の状態で最初に入力される値に左右されます。最初の {count} ステップの平均二乗誤差は、x = {x:rough} から始めると {cold:number} ですが、過去の情報が同じく無くても波が 0 の近くから始まれば {zero:number} です。ただし、ランダムな位相から訓練しても半分も解消されず、ウォームアップで減る分は {excess:number} に対して {left:number} です。",
  },
  whereUntrainedStart: {
    en: "{share:percent} of the test loss is the cold start, and it depends on the value that the empty state meets: the mean squared error of the first {count} steps is {cold:number} with x = {x:rough} and {zero:number} where the wave starts near 0.",
    ja: "テスト誤差の {share:percent} は始まりの部分で生じており、空の状態で最初に入力される値に左右されます。最初の {count} ステップの平均二乗誤差は、x = {x:rough} から始めると {cold:number}、波が 0 の近くから始まると {zero:number} です。",
  },
  whereShortHistory: {
    en: "{share:percent} of the test loss is the cold start, and that is a lack of history: the mean squared error of the first {count} steps is {cold:number} with x = {x:rough}, and with {zero:number} where the wave starts near 0 a warm-up helps there, too (to {zeroWarm:number}).",
    ja: "テスト誤差の {share:percent} は始まりの部分で生じており、その原因は過去の情報の不足です。最初の {count} ステップの平均二乗誤差は、x = {x:rough} から始めると {cold:number} です。波が 0 の近くから始まる場合も {zero:number} で、ウォームアップによって {zeroWarm:number} に減ります。",
  },
  whereOpenStart: {
    en: "{share:percent} of the test loss is the cold start; whether that is an unseen pair or a lack of history, the measurements do not settle: the mean squared error of the first {count} steps is {cold:number} with x = {x:rough}, and {zero:number} where the wave starts near 0.",
    ja: "テスト誤差の {share:percent} は始まりの部分で生じていますが、原因が訓練にない組み合わせなのか過去の情報の不足なのかは、測定からは決まりません。最初の {count} ステップの平均二乗誤差は、x = {x:rough} から始めると {cold:number}、波が 0 の近くから始まると {zero:number} です。",
  },
  whereNoColdStart: {
    en: "Most of the error is not of the cold start, but of the fit: after a warm-up the test loss is still {warm:number} of {loss:number}, and {share:percent} of that lies in the eighth of the wave around x = {x:rough} (phase {phase:phase}).",
    ja: "誤差の大部分は始まりではなく、当てはまりによるものです。ウォームアップをしてもテスト誤差は {loss:number} のうち {warm:number} が残り、その {share:percent} は x = {x:rough}（位相 {phase:phase}）を中心とする波の 8 分の 1 に集まっています。",
  },
  whereStatic: {
    en: "A network without a state has no cold start: its test loss of {loss:number} is a static misfit, {share:percent} of which lies in the eighth of the wave around x = {x:rough} (phase {phase:phase}).",
    ja: "状態を持たないネットワークに始まりの問題はありません。テスト誤差 {loss:number} は静的な当てはまりの悪さで、その {share:percent} は x = {x:rough}（位相 {phase:phase}）を中心とする波の 8 分の 1 に集まっています。",
  },
  // The sine: what the answer rests on.
  whereFirstSteps: {
    en: "The first {count} of {all} points hold {share:percent} of the test loss; the squared error of the first point is {first:number}.",
    ja: "{all} 点のうち最初の {count} 点がテスト誤差の {share:percent} を占め、最初の点の二乗誤差は {first:number} です。",
  },
  whereWarmUp: {
    en: "After a warm-up on {steps} steps of the wave before, the mean squared error of the first {count} steps is {warm:number} instead of {cold:number}, and the test loss {warmLoss:number} instead of {loss:number}.",
    ja: "手前の波 {steps} ステップでウォームアップすると、最初の {count} ステップの平均二乗誤差は {cold:number} から {warm:number} に、テスト誤差は {loss:number} から {warmLoss:number} に変わります。",
  },
  whereStartPhases: {
    en: "Of eight start phases, {worst:phase} has the worst start and {best:phase} the best one: {high:number} and {low:number} over the first {count} steps.",
    ja: "8 通りの開始位相のうち、始まりが最も悪いのは {worst:phase}、最も良いのは {best:phase} で、最初の {count} ステップの平均二乗誤差はそれぞれ {high:number} と {low:number} です。",
  },
  whereRandom: {
    en: "Trained from random phases, with an empty state all the same, the network has a mean squared error of {randomCold:number} instead of {cold:number} over the first {count} steps ({randomWarm:number} after a warm-up), and a test loss of {randomLoss:number} instead of {loss:number}.",
    ja: "空の状態のまま、エポックごとにランダムな位相から訓練すると、最初の {count} ステップの平均二乗誤差は {cold:number} から {randomCold:number}（ウォームアップ後は {randomWarm:number}）に、テスト誤差は {loss:number} から {randomLoss:number} に変わります。",
  },
  whereParts: {
    en: "So the test loss of {loss:number} is {cold:number} of cold start, {fit:number} of fit and nothing of noise, as the test wave has none.",
    ja: "したがって、テスト誤差 {loss:number} の内訳は、始まりが {cold:number}、当てはまりが {fit:number} です。テストの波にはノイズがないので、ノイズの寄与はありません。",
  },
  whereNoise: {
    en: "With the noise of the training inputs on the test wave, the error against the values without noise would be {noisy:number}, a change by {change:number}.",
    ja: "テストの波に訓練入力のノイズを加えると、ノイズのない値に対する誤差は {noisy:number} になり、変化は {change:number} です。",
  },
  whereFit: {
    en: "After the warm-up, the eighth of the wave around x = {x:rough} (phase {phase:phase}) holds {share:percent} of the error.",
    ja: "ウォームアップ後の誤差の {share:percent} は、x = {x:rough}（位相 {phase:phase}）を中心とする波の 8 分の 1 にあります。",
  },
  whereStates: {
    en: "The quarter of the steps whose hidden states are farthest from those of the training wave holds {share:percent} of the test loss; the state after the first step is {times:times} times as far from them as the median.",
    ja: "隠れ状態が訓練の波での状態から最も遠い 4 分の 1 のステップが、テスト誤差の {share:percent} を占めます。最初のステップ後の状態の距離は、中央値の {times:times} 倍です。",
  },
  whereMapPeriods: {
    en: "On waves of other periods, from 0.5 to 8 of them in {length} steps, the loss (a median over the start phases) is least at {lowPeriods}, {low:number} or {lowTimes:times} times that of repeating the last value, and greatest at {highPeriods}, {high:number} or {highTimes:times} times.",
    ja: "波の周期を {length} ステップあたり 0.5 から 8 周期まで変えると、誤差（開始位相についての中央値）が最も小さいのは {lowPeriods} 周期のときの {low:number}（直前の値を繰り返す予測の {lowTimes:times} 倍）、最も大きいのは {highPeriods} 周期のときの {high:number}（同 {highTimes:times} 倍）です。",
  },
  whereMapStarts: {
    en: "With the period of the test wave, the start phase alone changes the test loss from {low:number} (phase {best:phase}) to {high:number} (phase {worst:phase}).",
    ja: "テストの波の周期のままでも、開始位相だけでテスト誤差は {low:number}（位相 {best:phase}）から {high:number}（位相 {worst:phase}）まで変わります。",
  },
  // A series: the answer.
  whereMostOutside: {
    en: "{share:percent} of the squared error lies in the {points:percent} of the test part where the value that the network reads is outside of the range of the training part: {times:times} times the error of the other steps.",
    ja: "二乗誤差の {share:percent} は、ネットワークが読む値が訓練部分の範囲から外れる、テスト部分の {points:percent} のステップにあります。誤差はほかのステップの {times:times} 倍です。",
  },
  whereMostTime: {
    en: "{share:percent} of the squared error lies in a tenth of the test part, the values {from} to {to} of the series: {times:times} times the error of the other steps.",
    ja: "二乗誤差の {share:percent} は、テスト部分の 10 分の 1 である系列の {from} 番目から {to} 番目の値にあります。誤差はほかのステップの {times:times} 倍です。",
  },
  whereMostPhase: {
    en: "{share:percent} of the squared error lies in {points:percent} of the period of {period} steps, at the values whose number leaves the remainders {from} to {to}: {times:times} times the error of the other steps.",
    ja: "二乗誤差の {share:percent} は、周期 {period} ステップの {points:percent}、値の番号を周期で割った余りが {from} から {to} のところにあります。誤差はほかのステップの {times:times} 倍です。",
  },
  whereMostValue: {
    en: "{share:percent} of the squared error lies in the {points:percent} of the test part where the value that the network reads is from {low:number} to {high:number} in its units: {times:times} times the error of the other steps.",
    ja: "二乗誤差の {share:percent} は、ネットワークが読む値がその単位で {low:number} から {high:number} の、テスト部分の {points:percent} のステップにあります。誤差はほかのステップの {times:times} 倍です。",
  },
  whereMostState: {
    en: "{share:percent} of the squared error lies in the quarter of the test part whose hidden states are farthest from those of the training part: {times:times} times the error of the other steps.",
    ja: "二乗誤差の {share:percent} は、隠れ状態が訓練部分での状態から最も遠い、テスト部分の 4 分の 1 にあります。誤差はほかのステップの {times:times} 倍です。",
  },
  whereEven: {
    en: "The error lies nowhere in particular: no stretch of time, phase, range of values or kind of state has, beyond chance, twice the error of the other steps and a fifth of the whole.",
    ja: "誤差は特定の場所に集中していません。時間帯、位相、値の範囲、状態のいずれについても、偶然を超えて、ほかのステップの 2 倍の誤差を持ち全体の 5 分の 1 を占める部分はありません。",
  },
  // A series: what the answer rests on.
  whereSeriesStart: {
    en: "From an empty state at the beginning of the test part, the mean squared error of the first {count} steps is {cold:number}; after the usual warm-up of {steps} steps it is {warm:number}.",
    ja: "テスト部分の先頭で空の状態から始めると、最初の {count} ステップの平均二乗誤差は {cold:number} です。通常の {steps} ステップのウォームアップの後では {warm:number} です。",
  },
  whereSeriesTime: {
    en: "By time, the worst tenth of the test part, the values {from} to {to}, holds {share:percent} of the squared error.",
    ja: "時間で分けると、最も悪い 10 分の 1（系列の {from} 番目から {to} 番目の値）が二乗誤差の {share:percent} を占めます。",
  },
  whereSeriesPhase: {
    en: "By phase of the period of {period} steps, the remainders {from} to {to} are worst: {points:percent} of the steps, {share:percent} of the squared error.",
    ja: "周期 {period} ステップの位相で分けると、余り {from} から {to} が最も悪く、ステップの {points:percent} で二乗誤差の {share:percent} を占めます。",
  },
  whereSeriesValue: {
    en: "By the value that the network reads, {low:number} to {high:number} in its units is worst: {points:percent} of the steps, {share:percent} of the squared error.",
    ja: "ネットワークが読む値で分けると、その単位で {low:number} から {high:number} が最も悪く、ステップの {points:percent} で二乗誤差の {share:percent} を占めます。",
  },
  whereSeriesOutside: {
    en: "{points:percent} of the values that the network reads in the test part are outside of the range of the training part, with {share:percent} of the squared error.",
    ja: "テスト部分でネットワークが読む値の {points:percent} が訓練部分の範囲から外れており、二乗誤差の {share:percent} を占めます。",
  },
  whereSeriesInside: {
    en: "All values that the network reads in the test part are within the range of the training part.",
    ja: "テスト部分でネットワークが読む値は、すべて訓練部分の範囲内にあります。",
  },
  whereSeriesState: {
    en: "The quarter of the steps whose hidden states are farthest from those of the training part holds {share:percent} of the squared error.",
    ja: "隠れ状態が訓練部分での状態から最も遠い 4 分の 1 のステップが、二乗誤差の {share:percent} を占めます。",
  },
  // Charts.
  whereErrorTitle: { en: "Error by step of the test", ja: "テストの各ステップの誤差" },
  whereCold: { en: "from an empty state", ja: "空の状態から" },
  whereWarm: { en: "after a warm-up", ja: "ウォームアップ後" },
  whereRandomLine: { en: "trained from random phases", ja: "ランダムな位相から訓練" },
  whereZeroLine: { en: "where the wave starts at {phase:phase}", ja: "位相 {phase:phase} から始まる波" },
  whereStartTitle: { en: "First {count} steps by start phase", ja: "開始位相ごとの最初の {count} ステップ" },
  whereStartPhase: { en: "start phase in units of π", ja: "開始位相（π 単位）" },
  whereValueTitle: { en: "Error by value", ja: "値ごとの誤差" },
  whereValue: { en: "value that the network reads", ja: "ネットワークが読む値" },
  whereTestWave: { en: "test wave after a warm-up", ja: "ウォームアップ後のテストの波" },
  whereTrainWave: { en: "training wave, against its values without noise", ja: "訓練の波（ノイズのない値に対して）" },
  wherePhaseTitle: { en: "Error by phase", ja: "位相ごとの誤差" },
  wherePhase: { en: "phase in units of π", ja: "位相（π 単位）" },
  whereStateTitle: {
    en: "Error by distance of the hidden state to those of the training",
    ja: "訓練時の隠れ状態からの距離ごとの誤差",
  },
  whereStateNearest: { en: "nearest quarter", ja: "最も近い 4 分の 1" },
  whereStateSecond: { en: "second quarter", ja: "2 番目の 4 分の 1" },
  whereStateThird: { en: "third quarter", ja: "3 番目の 4 分の 1" },
  whereStateFarthest: { en: "farthest quarter", ja: "最も遠い 4 分の 1" },
  whereMapTitle: { en: "Loss on other waves", ja: "ほかの波での誤差" },
  whereMapRows: { en: "periods in {length} steps", ja: "{length} ステップあたりの周期数" },
  whereMapColumns: { en: "start phase", ja: "開始位相" },
  whereMapValue: { en: "loss / that of repeating the last value", ja: "誤差÷直前の値を繰り返す予測の誤差" },
  whereSeriesStep: { en: "number of the value in the series", ja: "系列での値の番号" },
  whereRemainder: { en: "number of the value, modulo {period}", ja: "値の番号を {period} で割った余り" },
} as const satisfies Words;
