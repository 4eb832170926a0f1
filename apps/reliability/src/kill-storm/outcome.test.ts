import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { differences, outcomeOf, runFolders, stateOf } from "./outcome.ts";
import { smallRun } from "./testing/small-run.ts";

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "kill-storm-outcome-"));
});
afterEach(() => rmSync(base, { recursive: true }));
const at = (name: string): string => join(base, name);

const finished = { finished: true, epochs: 2 } as const;

test("runFolders are the folder of a run, or those in a comparison that have begun", () => {
  expect(runFolders(at("none"))).toEqual([at("none")]);
  smallRun(at("all/b"));
  smallRun(at("all/a"));
  mkdirSync(at("all/c"));
  expect(runFolders(at("all"))).toEqual([at("all/a"), at("all/b")]);
  expect(runFolders(at("all/a"))).toEqual([at("all/a")]);
});

test("the outcome of a run is that of an equal run at other times", () => {
  smallRun(at("a"), { ...finished, seconds: 1 });
  smallRun(at("b"), { ...finished, seconds: 2 });
  const { metrics, names } = outcomeOf(at("a"));
  expect(JSON.parse(metrics)).toEqual([
    { epoch: 1, trainLoss: 1, testLoss: 0.25 },
    { epoch: 2, trainLoss: 0.5, testLoss: 0.25 },
  ]);
  expect(names).toContain("weights.npz");
  expect(differences(outcomeOf(at("a")), outcomeOf(at("b")))).toEqual([]);
});

test("losses that are not finite are told from each other", () => {
  smallRun(at("a"), { ...finished, testLoss: Number.NaN });
  smallRun(at("b"), { ...finished, testLoss: Number.POSITIVE_INFINITY });
  expect(JSON.parse(outcomeOf(at("a")).metrics)[0]).toMatchObject({ trainLoss: 1, testLoss: "NaN" });
  expect(differences(outcomeOf(at("a")), outcomeOf(at("b")))).toEqual([
    "the metrics are not those of an untouched run",
  ]);
});

test("each result that differs is named", () => {
  smallRun(at("a"), finished);
  const expected = outcomeOf(at("a"));
  const other = { weights: "", predictions: "", metrics: "", series: "other", names: [] };
  for (const name of ["weights", "predictions", "metrics", "series", "names"] as const) {
    expect(differences({ ...expected, [name]: other[name] }, expected)).toEqual([
      `the ${name} are not those of an untouched run`,
    ]);
  }
  expect(differences(other, expected).length).toBe(5);
});

test("the weights, the predictions and a file too many are in the outcome", () => {
  smallRun(at("a"), finished);
  const expected = outcomeOf(at("a"));
  smallRun(at("b"), { ...finished, bits: 2 });
  expect(outcomeOf(at("b")).weights).not.toBe(expected.weights);
  writeFileSync(at("a/config.json.tmp"), "");
  expect(differences(outcomeOf(at("a")), expected)).toEqual(["the names are not those of an untouched run"]);
  rmSync(at("a/checksums.json")); // which would find the change before
  const rows = readFileSync(at("a/predictions.npy"));
  writeFileSync(at("a/predictions.npy"), rows.with(-1, 1));
  expect(outcomeOf(at("a")).predictions).not.toBe(expected.predictions);
});

test("the outcome of a comparison has the results of each run, and the names of their folders", () => {
  smallRun(at("all/a"), finished);
  smallRun(at("all/b"), { ...finished, bits: 2 });
  const all = outcomeOf(at("all"));
  const [a, b] = [outcomeOf(at("all/a")), outcomeOf(at("all/b"))];
  expect(all.weights).toBe(`${a.weights}\n${b.weights}`);
  expect(all.predictions).toBe(`${a.predictions}\n${b.predictions}`);
  expect(all.metrics).toBe(`${a.metrics}\n${b.metrics}`);
  expect(all.names).toEqual(["a", "b", ...a.names, ...b.names]);
});

test("a run that is not finished has no outcome", () => {
  smallRun(at("a"));
  expect(() => outcomeOf(at("a"))).toThrow(`${at("a")}: not finished, `);
});

test("the state is that of the last checkpoint, or of the previous one, or none", () => {
  smallRun(at("a"));
  smallRun(at("b"));
  const last = stateOf(at("a"));
  expect(last?.epoch).toBe(3);
  expect(stateOf(at("b"))).toEqual(last);
  smallRun(at("c"), { bits: 2 });
  expect(stateOf(at("c"))?.digest).not.toBe(last?.digest);
  rmSync(at("a/checkpoint.dz"));
  expect(stateOf(at("a"))?.epoch).toBe(2);
  rmSync(at("a/checkpoint.previous.dz"));
  expect(stateOf(at("a"))).toBe(null);
});

test("a damaged last checkpoint is an error, although there is a previous one", () => {
  smallRun(at("a"));
  writeFileSync(at("a/checkpoint.dz"), "DZCKPT");
  expect(() => stateOf(at("a"))).toThrow(/checkpoint\.dz is damaged/);
});

test("the forecast of a run on a series is in the outcome", () => {
  smallRun(at("a"), finished);
  expect(outcomeOf(at("a")).series).toBe("");
  writeFileSync(at("a/forecast.csv"), "1");
  const { series } = outcomeOf(at("a"));
  expect(series).toMatch(/^[0-9a-f]{64}$/);
  writeFileSync(at("a/forecast.csv"), "2");
  expect(outcomeOf(at("a")).series).not.toBe(series);
});
