import { describe, expect, test } from "vitest";
import { nameRuns, variedSettings } from "./names.ts";
import { fixtureRun } from "./testing/fixture.ts";

const config = (settings: Record<string, string | number | null>, seed = 0) => ({
  ...fixtureRun({}).config,
  seed,
  settings,
});
const labels = (...configs: ReturnType<typeof config>[]) => nameRuns(configs).map(({ label }) => label);
const names = (...configs: ReturnType<typeof config>[]) => nameRuns(configs).map(({ name }) => name);

test("as the article writes them", () => {
  expect(nameRuns([config({ model: "rnn", optimizer: "adam" })])).toEqual([
    { name: "rnn-adam", label: "SimpleRNN + Adam", model: "SimpleRNN", optimizer: "Adam" },
  ]);
});

describe("labels say what differs", () => {
  const base = { model: "mlp", optimizer: "sgd", lr: 0.1, batch: null };
  test("nothing if that is model and optimizer", () => {
    expect(labels(config(base), config({ ...base, optimizer: "adam", lr: 1 }))).toEqual(["MLP + SGD", "MLP + Adam"]);
  });
  test("settings", () => {
    expect(labels(config(base), config({ ...base, batch: 3 }))).toEqual([
      "MLP + SGD, batch none",
      "MLP + SGD, batch 3",
    ]);
  });
  test("not one that is off in one run, and in another, older one, not there", () => {
    const off = { ...base, schedule: "none" };
    expect(labels(config(base), config(off, 1))).toEqual(["MLP + SGD, seed 0", "MLP + SGD, seed 1"]);
  });
  test("of the data only the name of the file, and nothing of which predictions are kept", () => {
    const data = (path: string, keepPredictions: number) => config({ ...base, data: path, keepPredictions });
    expect(labels(data("/home/ada/a.csv", 1), data("C:\\ada\\b.csv", 2))).toEqual([
      "MLP + SGD, data a.csv",
      "MLP + SGD, data b.csv",
    ]);
    expect(labels(data("/home/ada/a.csv", 1), data("/home/bob/a.csv", 2))).toEqual(["MLP + SGD", "MLP + SGD (2)"]);
  });
  test("seeds, and then a number", () => {
    expect(labels(config(base), config(base, 7), config(base, 7))).toEqual([
      "MLP + SGD, seed 0",
      "MLP + SGD, seed 7",
      "MLP + SGD, seed 7 (2)",
    ]);
  });
});

test("names are fit for files, and no two are the same", () => {
  const wild = config({ model: "../<b>", optimizer: "A b" });
  expect(names(wild, wild, config({}), config({ model: "constructor", optimizer: "x".repeat(200) }))).toEqual([
    "b-a-b",
    "b-a-b-2",
    "unknown-unknown",
    `constructor-${"x".repeat(48)}`,
  ]);
  // Also if a number produces a name that exists already.
  expect(
    names(
      config({ model: "a", optimizer: "b" }),
      config({ model: "a", optimizer: "b-2" }),
      config({ model: "a", optimizer: "b" }),
    ),
  ).toEqual(["a-b", "a-b-2", "a-b-3"]);
});

test("a model that is not known keeps its name", () => {
  expect(labels(config({ model: "constructor", optimizer: "adam" }))).toEqual(["constructor + Adam"]);
});

test("labels hold nothing that is not seen or turns the writing around", () => {
  const [names] = nameRuns([config({ model: "a\u202eb\0", optimizer: "\u001b[2J" })]);
  expect(names).toEqual({
    name: "a-b-2j",
    label: "a\\u{202e}b\\u{0} + \\u{1b}[2J",
    model: "a\\u{202e}b\\u{0}",
    optimizer: "\\u{1b}[2J",
  });
});

test("names of any length are cut, and runs of which they were all that differed are numbered", () => {
  const long = (end: string) =>
    config({ model: "m".repeat(1e5) + end, optimizer: "o".repeat(1e5), note: "n".repeat(1e5) + end });
  const runs = nameRuns([long("a"), long("b")]);
  for (const { label, model, optimizer } of runs) {
    expect([[...model].length, [...optimizer].length]).toEqual([60, 60]);
    expect(label.length).toBeLessThan(410);
  }
  expect(new Set(runs.map(({ label }) => label)).size).toBe(2);
});

test("runs on a series have its name", () => {
  const runs = [config({ model: "lstm", optimizer: "adam" }), config({ model: "lstm", optimizer: "adam" })];
  const found = nameRuns([...runs, ...runs], ["CO₂ level", "価格", undefined, "a\u202eb"]);
  expect(found.map(({ name, label }) => [name, label])).toEqual([
    ["lstm-adam-co-level", "LSTM + Adam on CO₂ level"],
    ["lstm-adam", "LSTM + Adam on 価格"],
    ["lstm-adam-2", "LSTM + Adam"],
    ["lstm-adam-a-b", "LSTM + Adam on a\\u{202e}b"],
  ]);
});

test("settings that vary: not those that are off or not there, or change nothing in what is learned", () => {
  const one = config({ model: "rnn", lr: 0.1, clip: null, keepPredictions: 1, data: "/a/co2.csv" }, 1);
  const other = config(
    { model: "rnn", lr: 0.2, schedule: "none", keepPredictions: 2, data: "C:\\b\\co2.csv", bptt: 5 },
    2,
  );
  expect(variedSettings([one, other])).toEqual(["lr", "bptt"]);
  expect(variedSettings([one])).toEqual([]);
});
