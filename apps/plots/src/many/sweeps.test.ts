import { describe, expect, test } from "vitest";
import { fourPairs, sweepOf, sweptRun } from "../testing/swept-fixture.ts";
import { areMany, MOST_SHOWN, sweepsOf } from "./sweeps.ts";

const seeds = (count: number, settings = {}) =>
  Array.from({ length: count }, (_, seed) => sweptRun({ settings, seed }));

describe("areMany", () => {
  test("more runs than are shown one by one, of several settings and several seeds", () => {
    const [half, other] = [seeds(6), seeds(6, { lr: 0.1 })];
    expect(half.length + other.length).toBe(MOST_SHOWN);
    expect(areMany([...half, ...other])).toBe(false);
    expect(areMany([...half, ...seeds(7, { lr: 0.1 })])).toBe(true);
  });

  test("not the seeds of one setting, and not one run of each of many", () => {
    expect(areMany(seeds(20))).toBe(false);
    expect(areMany(Array.from({ length: 20 }, (_, i) => sweptRun({ settings: { hidden: i } })))).toBe(false);
  });

  test("not settings that change nothing in what is learned, and not runs on other series", () => {
    expect(areMany([...seeds(10), ...seeds(10, { keepPredictions: 5 })])).toBe(false);
    const learned = seeds(10).map((run) => ({ ...run, series: { name: "co2", units: "co2" } }));
    expect(areMany([...seeds(10), ...learned])).toBe(false);
  });
});

describe("sweepsOf", () => {
  test("settings by the medians of their best losses, with what varies and without the seed", () => {
    const { settings, varied, held, of, best } = sweepOf(fourPairs(5));
    expect(varied).toEqual(["model", "optimizer"]);
    expect([held, of]).toEqual(["test", ""]);
    expect(settings.slice(2).map(({ label }) => label)).toEqual(["SimpleRNN + SGD", "LSTM + SGD"]);
    expect(settings[3]?.values).toEqual({ model: "lstm", optimizer: "sgd" });
    const lowest = Math.min(...fourPairs(5).map(({ best }) => best));
    expect(best?.folder).toBe(fourPairs(5).find((run) => run.best === lowest)?.folder);
    expect(best?.label).toMatch(/^\w+ \+ Adam, seed \d$/);
  });

  test("a setting of which half of the runs diverged is last, however good the others are", () => {
    const good = seeds(3).map((run) => ({ ...run, best: 1e-9 }));
    const bad = seeds(4).map((run) => ({
      ...run,
      best: Number.NaN,
      config: { ...run.config, seed: run.config.seed + 3 },
    }));
    const { settings, best } = sweepOf([...good, ...bad, ...seeds(7, { lr: 0.1 })]);
    expect(settings.map(({ values }) => values.lr)).toEqual([0.1, 0.001]);
    expect(best?.label).toBe("SimpleRNN + Adam, lr 0.001, seed 0");
  });

  test("each seed once, and in order; what is unfinished does not count, but is counted", () => {
    const runs = [3, 1, 2, 1].map((seed) => sweptRun({ seed }));
    const open = [
      sweptRun({ seed: 4, finished: false }),
      sweptRun({ settings: { lr: 0.1 }, seed: 4, finished: false }),
    ];
    const { settings } = sweepOf([...open, ...runs]);
    expect(settings.map(({ runs, unfinished }) => [runs.map(({ config }) => config.seed), unfinished])).toEqual([
      [[1, 2, 3], 1],
      [[], 1],
    ]);
    expect(sweepOf(open).best).toBeNull();
  });

  test("failed runs count by the names of their folders, whether these are there or not", () => {
    const folder = (name: string) => `/runs/${name}`;
    const run = { ...sweptRun({ seed: 0 }), folder: folder("a-seed0") };
    const half = { ...sweptRun({ seed: 1, finished: false }), folder: folder("a-seed1") };
    const other = { ...sweptRun({ settings: { lr: 0.1 } }), folder: folder("b-seed0") };
    const failures = ["a-seed1", "a-seed2", "c-seed0"].map((name) => ({ folder: folder(name), reason: "killed" }));
    const [sweep] = sweepsOf([run, half, other], failures);
    expect(sweep?.settings.map(({ unfinished, failed }) => [unfinished, failed])).toEqual([
      [0, 2],
      [0, 0],
    ]);
  });

  test("runs on a series are a sweep of their own", () => {
    const learned = seeds(2).map((run) => ({ ...run, series: { name: "co2", units: "x" } }));
    expect(sweepsOf([...seeds(2), ...learned], []).map(({ suffix, of, held }) => [suffix, of, held])).toEqual([
      ["", "", "test"],
      ["-2", " on co2", "validation"],
    ]);
    expect(sweepsOf(learned, [])[0]?.settings[0]?.label).toBe("SimpleRNN + Adam");
  });
});
