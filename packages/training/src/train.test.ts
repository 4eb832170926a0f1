import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createJob } from "./job.ts";
import { settingsOf } from "./testing/settings-of.ts";
import { type Epoch, train } from "./train.ts";

interface Run {
  readonly name: string;
  readonly config: { readonly model: string; readonly opt: string; readonly seed: number; readonly batch?: number };
  readonly expected: { readonly train: readonly number[]; readonly test: readonly number[] };
}

const data = new URL("../../conformance/data/training.json", import.meta.url);
const { runs } = JSON.parse(readFileSync(data, "utf8")) as { runs: Run[] };

function epochs(...args: string[]): Epoch[] {
  return [...train(createJob(settingsOf(...args)))].filter((result) => result !== null);
}

describe("the losses of DeZero, for the same seed", () => {
  // The first epochs: further on, rounding grows with what the last bits of tanh are. All epochs: pnpm trial conformance.
  test.each(runs)("$name", ({ name, config, expected }) => {
    const precision = name.endsWith("_bias64") ? "float64" : "dezero";
    const batch = config.batch === undefined ? [] : ["--batch", String(config.batch)];
    const args = ["--model", config.model, "--optimizer", config.opt, "--seed", String(config.seed), ...batch];
    for (const { epoch, trainLoss, testLoss } of epochs(...args, "--precision", precision, "--epochs", "2")) {
      const [wantTrain, wantTest] = [expected.train[epoch - 1] as number, expected.test[epoch - 1] as number];
      expect(Math.abs(trainLoss - wantTrain)).toBeLessThan(1e-11 * wantTrain);
      expect(Math.abs(testLoss - wantTest)).toBeLessThan(1e-11 * wantTest);
    }
  });
});

test("the schedule is told of each update and of the loss of each epoch; an epoch takes a part of the time", () => {
  const told: number[] = [];
  let updates = 0;
  const job = createJob(settingsOf("--epochs", "2", "--hidden", "4"));
  const rate = { ...job.rate, updated: () => void updates++, epochEnded: (loss: number) => void told.push(loss) };
  const start = performance.now();
  const results = [...train({ ...job, rate })].filter((result) => result !== null);
  const all = (performance.now() - start) / 1000;
  expect(told).toEqual(results.map(({ trainLoss }) => trainLoss));
  expect(updates).toBe(68);
  for (const { seconds } of results) expect(seconds).toBeGreaterThan(0);
  expect(results.reduce((sum, { seconds }) => sum + seconds, 0)).toBeLessThanOrEqual(all);
});

test("an epoch has 34 updates, and 999 predictions", () => {
  const results = [...train(createJob(settingsOf("--epochs", "2", "--hidden", "4")))];
  expect(results.map((result) => result?.epoch ?? 0).filter((epoch) => epoch > 0)).toEqual([1, 2]);
  expect(results.filter((result) => result === null).length).toBe(2 * 34);
  for (const result of results) if (result !== null) expect(result.predictions.length).toBe(999);
});

test("the same seed gives the same digits, another seed other digits", () => {
  const losses = (seed: number): number[] =>
    epochs("--epochs", "2", "--hidden", "8", "--seed", String(seed)).map(({ testLoss }) => testLoss);
  expect(losses(1)).toEqual(losses(1));
  expect(losses(1)).not.toEqual(losses(2));
});

test("streams are used to the end of an epoch, except by dezero, which follows step 60", () => {
  const updates = (precision: string): number => {
    const args = ["--model", "lstm", "--batch", "30", "--epochs", "1", "--hidden", "4", "--precision", precision];
    return [...train(createJob(settingsOf(...args)))].filter((result) => result === null).length;
  };
  expect(updates("float64")).toBe(2);
  expect(updates("dezero")).toBe(1);
});

describe("schedules", () => {
  /** The learning rate before each update. */
  function stepSizes(...args: string[]): number[] {
    const job = createJob(settingsOf("--epochs", "2", "--hidden", "4", "--schedule", "cosine", ...args));
    const found: number[] = [];
    const update = job.optimizer.update.bind(job.optimizer);
    job.optimizer.update = () => {
      found.push(Reflect.get(job.optimizer, "lr") as number);
      update();
    };
    expect([...train(job)].length).toBe(found.length + 2);
    return found;
  }

  // The rate of the last update is the last one above 0: the job knows the number of updates.
  test.each([
    [[], 68],
    [["--bptt", "27"], 74],
    [["--bptt", "999"], 2],
    [["--model", "lstm", "--batch", "30"], 4],
    [["--model", "lstm", "--batch", "30", "--precision", "dezero"], 2],
    [["--model", "lstm", "--batch", "999", "--bptt", "1", "--precision", "dezero"], 2],
  ] as const)("%j: the schedule ends with the training", (args, updates) => {
    const found = stepSizes(...args);
    expect(found.length).toBe(updates);
    for (const [i, rate] of found.entries()) {
      expect(rate).toBeCloseTo((0.001 * (1 + Math.cos((Math.PI * i) / updates))) / 2, 14);
    }
  });

  test.each(["step", "cosine", "warmup-cosine", "one-cycle", "plateau"])("%s: the loss falls", (schedule) => {
    const losses = epochs("--schedule", schedule, "--epochs", "4", "--hidden", "20", "--seed", "1");
    expect(losses[3]?.trainLoss).toBeLessThan(losses[0]?.trainLoss as number);
  });
});

describe("every model with every optimizer", () => {
  const choices = ["rnn", "mlp", "lstm", "gru"].flatMap((model) =>
    ["adam", "sgd", "momentum", "adagrad", "adadelta", "adamw", "rmsprop"].map((optimizer) => ({ model, optimizer })),
  );
  test.each(choices)("$model, $optimizer: losses fall", ({ model, optimizer }) => {
    const args = ["--model", model, "--optimizer", optimizer, "--epochs", "2", "--hidden", "20", "--seed", "1"];
    const losses = epochs(...args).map(({ trainLoss }) => trainLoss);
    expect(Math.min(...losses.slice(1))).toBeLessThan(losses[0] as number);
    expect(losses.every(Number.isFinite)).toBe(true);
  });
});

test.each(["float64", "float32", "dezero"])(
  "precision %s sets the dtypes of the data and the parameters",
  (precision) => {
    const job = createJob(settingsOf("--precision", precision, "--hidden", "3"));
    for (const [x] of job.testSet) job.model.forward(x.reshape(1, 1));
    const dtypes = Object.fromEntries(Array.from(job.model.namedParams(), ([name, { dtype }]) => [name, dtype]));
    const bias = precision === "float64" ? "float64" : "float32";
    const weight = precision === "float32" ? "float32" : "float64";
    expect(dtypes).toEqual({
      "rnn/x2h/W": weight,
      "rnn/x2h/b": bias,
      "rnn/h2h/W": weight,
      "fc/W": weight,
      "fc/b": bias,
    });
    expect(job.testSet.xs().dtype).toBe(weight);
  },
);
