/**
 * How cost grows with work, on the article's job in float32: time should at most double with each doubling, and memory
 * should be constant.
 *
 * @module
 */
import { SimpleRNN } from "@dz/models";
import { random } from "@dz/ndarray";
import { DZ, PLAIN } from "../names.ts";
import { yardstick } from "../plain/article.ts";
import { growth as growthOf, median } from "../statistics.ts";
import type { Job, Settings, Value, Work } from "../work.ts";
import type { Epochs } from "./article.ts";
import { series } from "./series.ts";

const STEPS = 999;
const WINDOW = 30;
const PAIRS = 5;

type Make = (shape: { readonly window: number; readonly passes: number }) => Epochs;

const onDz: Make = (shape) => {
  random.seed(0);
  return series(new SimpleRNN(100, 1, { dtype: "float32" }), { dtype: "float32", ...shape });
};

const byHand: Make = (shape) => {
  random.seed(0);
  return yardstick({ dtype: "float32", draw: () => random.randn(), ...shape });
};

/** The time of `epochs` epochs of training. */
function secondsOf({ train }: Epochs, epochs: number): number {
  const start = performance.now();
  for (let epoch = 0; epoch < epochs; epoch++) train();
  return (performance.now() - start) / 1000;
}

/** The ratio of the second time to the first: the median over pairs that run in turn. */
function quotient(first: () => number, second: () => number): number {
  return median(
    Array.from({ length: PAIRS }, () => {
      const before = first();
      return second() / before;
    }),
  );
}

/** The number of windows of an epoch. */
const windows = (length: number): number => Math.ceil(STEPS / length);

function* measure(make: Make, { epochs }: Settings): Generator<Value> {
  const part = Math.ceil(epochs / 10);
  const [one, long, wide] = [
    make({ window: WINDOW, passes: 1 }),
    make({ window: WINDOW, passes: 2 }),
    make({ window: 2 * WINDOW, passes: 1 }),
  ];
  for (const contender of [one, long, wide]) secondsOf(contender, part); // warm-up
  const once = (): number => secondsOf(one, part);
  yield { name: "epochs x 2", value: quotient(once, () => secondsOf(one, 2 * part)), unit: "x" };
  yield { name: "steps x 2", value: quotient(once, () => secondsOf(long, part)), unit: "x" };
  const wider = quotient(once, () => secondsOf(wide, part)) * (windows(WINDOW) / windows(2 * WINDOW));
  yield { name: "window x 2", value: wider, unit: "x" };
}

function* measureMemory(make: Make, { epochs }: Settings): Generator<Value> {
  const { train, test } = make({ window: WINDOW, passes: 1 });
  const rss: number[] = [];
  for (let epoch = 0; epoch < epochs; epoch++) {
    train();
    test();
    rss.push(process.memoryUsage.rss());
  }
  yield { name: "memory", value: 100 * growthOf(rss), unit: "%" };
}

const job = (name: string, measured: (make: Make, settings: Settings) => Iterable<Value>): Job => ({
  name,
  contenders: { [DZ]: (settings) => measured(onDz, settings), [PLAIN]: (settings) => measured(byHand, settings) },
});

export const growth: Work = {
  name: "growth",
  title: "How cost grows: the time when something doubles, and memory over the second half of the epochs",
  jobs: [job("growth-time", measure), job("growth-memory", measureMemory)],
  goals: [
    { rows: /growth-time/, atMost: 2.2 },
    { rows: /growth-memory/, atMost: 5 },
  ],
};
