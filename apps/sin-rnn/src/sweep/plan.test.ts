import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { givesPlan, makePlan } from "./plan.ts";

test("every combination with every seed, in the order of the options in the help, the seeds last", () => {
  const { runs, varied, options, seeds } = makePlan(
    { lr: "1e-3,0.0005", model: "rnn,lstm", seeds: "3..4", epochs: "1e1" },
    "/",
  );
  expect(runs.map(({ folder }) => folder)).toEqual([
    "rnn-adam-lr0.001-seed3",
    "rnn-adam-lr0.001-seed4",
    "rnn-adam-lr0.0005-seed3",
    "rnn-adam-lr0.0005-seed4",
    "lstm-adam-lr0.001-seed3",
    "lstm-adam-lr0.001-seed4",
    "lstm-adam-lr0.0005-seed3",
    "lstm-adam-lr0.0005-seed4",
  ]);
  expect([varied, options, seeds]).toEqual([
    { model: ["rnn", "lstm"], lr: ["0.001", "0.0005"] },
    { epochs: "10" },
    [3, 4],
  ]);
  expect(runs[3]).toEqual({
    folder: "rnn-adam-lr0.0005-seed4",
    setting: "rnn-adam-lr0.0005",
    options: { epochs: "10", model: "rnn", lr: "0.0005", seed: "4" },
  });
});

test("without options, the article's training with five seeds", () => {
  expect(makePlan({}, "/").runs.map(({ folder }) => folder)).toEqual(
    [0, 1, 2, 3, 4].map((seed) => `rnn-adam-seed${seed}`),
  );
});

test("a series has its absolute path and the sum of its file", () => {
  const folder = mkdtempSync(join(tmpdir(), "dz-plan-"));
  writeFileSync(join(folder, "a.csv"), "value\n1\n");
  const { options, data } = makePlan({ data: "a.csv", seeds: "0" }, folder);
  rmSync(folder, { recursive: true });
  expect(options.data).toBe(join(folder, "a.csv"));
  expect(data).toBe("1a80986111952a11d02e84dbed98ae00f279469aad0615d17fa81911f8a6b428");
});

test("halving has its rungs in the plan", () => {
  const { rungs } = makePlan({ search: "halving", hidden: "10,20,40", epochs: "30" }, "/");
  expect(rungs).toEqual([
    { epochs: 10, settings: 3 },
    { epochs: 30, settings: 1 },
  ]);
});

test.each<[string, Parameters<typeof makePlan>[0]]>([
  ["--model takes rnn, mlp, lstm or gru, got cnn", { model: "rnn,cnn" }],
  ["--lr 1e-3,0.001: 0.001 occurs twice", { lr: "1e-3,0.001" }],
  ["--hidden 10,,20: a value between the commas is missing", { hidden: "10,,20" }],
  ["--lr: adadelta has no learning rate", { optimizer: "adam,adadelta", lr: "1" }],
  ["--search takes halving, got grid", { search: "grid" }],
  [
    "--search halving: it chooses the epochs itself, give one number to --epochs",
    { search: "halving", epochs: "10,20" },
  ],
  ["sweep: these are 150000 runs, at most 100000 are possible", { seeds: "0..49999", model: "rnn,lstm,gru" }],
  ["--data /nowhere.csv: cannot be read, ENOENT", { data: "nowhere.csv" }],
])("refuses with: %s", (message, given) => {
  expect(() => makePlan(given, "/")).toThrow(message);
});

test("options of the sweep itself give no plan", () => {
  expect(givesPlan({ out: "a", jobs: "2", retry: "", csv: "" })).toBe(false);
  expect([givesPlan({ seeds: "1" }), givesPlan({ lr: "1" }), givesPlan({ search: "halving" })]).toEqual([
    true,
    true,
    true,
  ]);
});
