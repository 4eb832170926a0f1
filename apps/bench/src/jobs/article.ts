/**
 * The job of the article, step 59 of the book; per epoch 999 training steps on a noisy sine in windows of 30, and 999
 * test steps on a cosine; an RNN of 100 units, Adam.
 *
 * @module
 */
import { SimpleRNN } from "@dz/models";
import { type FloatDType, random } from "@dz/ndarray";
import { CPP, DEZERO, DZ, PLAIN } from "../names.ts";
import { yardstick } from "../plain/article.ts";
import { median } from "../statistics.ts";
import type { Job, Settings, Value, Work } from "../work.ts";
import { series } from "./series.ts";

/** Runs one epoch at a time; both methods return the mean loss. */
export interface Epochs {
  train(): number;
  test(): number;
}

/** Measures a whole run. */
export function* measureEpochs({ train, test }: Epochs, { epochs }: Settings): Generator<Value> {
  const trainMs: number[] = [];
  const testMs: number[] = [];
  let bestLoss = Infinity;
  const start = performance.now();
  for (let epoch = 0; epoch < epochs; epoch++) {
    const before = performance.now();
    bestLoss = Math.min(bestLoss, train());
    const between = performance.now();
    test();
    trainMs.push(between - before);
    testMs.push(performance.now() - between);
  }
  yield { name: "job", value: (performance.now() - start) / 1000, unit: "s" };
  yield { name: "training", value: median(trainMs), unit: "ms" };
  yield { name: "test", value: median(testMs), unit: "ms" };
  yield { name: "peak memory", value: process.resourceUsage().maxRSS / 1024, unit: "MiB" };
  yield { name: "best loss", value: bestLoss, unit: "" };
}

/** The article's job on dz. */
export function onDz(dtype: FloatDType): Epochs {
  random.seed(0);
  return series(new SimpleRNN(100, 1, { dtype }), { dtype });
}

/** The article's job, hand-written. */
export function byHand(dtype: FloatDType): Epochs {
  random.seed(0);
  return yardstick({ dtype, draw: () => random.randn() });
}

function job(dtype: FloatDType): Job {
  return {
    name: `article-${dtype}`,
    contenders: {
      [DZ]: (settings) => measureEpochs(onDz(dtype), settings),
      [PLAIN]: (settings) => measureEpochs(byHand(dtype), settings),
    },
  };
}

export const article: Work = {
  name: "article",
  title: "The article's job, all epochs; milliseconds are those of one epoch",
  jobs: [job("float32"), job("float64")],
  goals: [
    { rows: / job$/, reference: CPP, speed: 1 / 3 },
    { rows: /float32 job$/, reference: DEZERO, speed: 40 },
    { rows: /float64 job$/, reference: DEZERO, speed: 20 },
  ],
};
