import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { figures } from "../figures/index.ts";
import { runFolders } from "../find-runs.ts";
import { pageDocument } from "../page/document.ts";
import { readReport } from "../read-report.ts";
import { writeLearnedRun } from "../testing/learned-folder.ts";
import { writeRun } from "../testing/run-folder.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => join(folder, name);
const read = () => readReport(runFolders(folder), { command: "again", versions: { dz: "1", node: "2" } });
const fail = (problem: string): void => {
  throw new Error(problem);
};

/** Folders of runs of a sweep, of which only the best has predictions that a report could show. */
function writeSweep(settings: number, seeds: number, best = "lr2-seed1"): void {
  for (let lr = 1; lr <= settings; lr++) {
    for (let seed = 0; seed < seeds; seed++) {
      const name = `lr${lr}-seed${seed}`;
      const factor = name === best ? 0.01 : lr;
      writeRun(at(name), { seed, settings: { lr }, factor, epochs: 2, keep: name === best ? 1 : 3 });
    }
  }
}

test("of many runs the losses are read, and the best one is whole", () => {
  writeSweep(4, 4);
  const { runs, many, problems } = read();
  expect(problems).toEqual([]);
  expect(runs.map(({ label, folder, predictions }) => [label, folder, predictions.length])).toEqual([
    ["SimpleRNN + Adam, lr 2, seed 1", at("lr2-seed1"), 2],
  ]);
  expect(many?.count).toBe(16);
  const [sweep] = many?.sweeps ?? [];
  expect(sweep?.settings.map(({ values, runs }) => [values.lr, runs.length])).toEqual(
    [1, 2, 3, 4].map((lr) => [lr, 4]),
  );
  const [run] = sweep?.settings[2]?.runs ?? [];
  expect(run).toMatchObject({ folder: at("lr3-seed0"), finished: true, epochs: 2, best: 0.75 });
  expect([...(run?.curve.losses ?? [])]).toEqual([1.5, 0.75]);
});

test("a run that waits in a search has weights, but also a checkpoint: it is not finished", () => {
  writeSweep(4, 4);
  writeFileSync(at("lr1-seed0/checkpoint.dz"), "");
  writeFileSync(at("lr1-seed1/checkpoint.previous.dz"), "");
  const settings = read().many?.sweeps[0]?.settings.find(({ values }) => values.lr === 1);
  expect([settings?.runs.length, settings?.unfinished]).toEqual([2, 2]);
});

test("few runs, and the seeds of one setting, are read whole, each with its problems once", () => {
  writeSweep(3, 4);
  expect(readReport([at("lr2-seed1")], { command: "", versions: { dz: "1", node: "2" } })).not.toHaveProperty("many");
  for (let seed = 0; seed < 13; seed++) writeRun(at(`one/lr1-seed${seed}`), { seed });
  mkdirSync(at("one/bad"));
  const whole = readReport(runFolders(at("one")), { command: "", versions: { dz: "1", node: "2" } });
  expect(whole).not.toHaveProperty("many");
  expect([whole.runs.length, whole.problems]).toEqual([13, [`run folder ${at("one/bad")}: config.json is missing`]]);
});

test("the plan and failures are no runs: a failed folder is no problem, another damaged one is", () => {
  writeSweep(4, 4);
  writeFileSync(at("sweep.json"), "{}");
  mkdirSync(at("lr1-seed4"));
  mkdirSync(at("lr2-seed4"));
  symlinkSync(at("sweep.json"), at("lr4-seed0/forecast.csv"));
  writeRun(at("lr3-seed4"), { seed: 4, settings: { lr: 3 }, finished: false, keep: 3 });
  writeFileSync(at("lr1-seed4.failed.json"), '{"reason":"killed by SIGKILL"}');
  const { many, problems } = read();
  expect(problems.toSorted()).toEqual([
    `run folder ${at("lr2-seed4")}: config.json is missing`,
    `run folder ${at("lr4-seed0")}: forecast.csv is a link, which is not followed`,
  ]);
  expect(many?.failures).toEqual([{ folder: at("lr1-seed4"), reason: "killed by SIGKILL" }]);
  const table = many?.sweeps[0]?.settings.map(({ values, runs, unfinished, failed }) => {
    return [values.lr, runs.length, unfinished, failed];
  });
  expect(table).toEqual([
    [1, 4, 0, 1],
    [2, 4, 0, 0],
    [3, 4, 1, 0],
    [4, 3, 0, 0],
  ]);
});

test("runs on a series have their validation losses, and a best run of their own", () => {
  for (let seed = 0; seed < 4; seed++) writeLearnedRun(at(`co2-seed${seed}`));
  writeSweep(3, 4);
  const { many, runs } = read();
  expect(many?.sweeps.map(({ of, held }) => [of, held])).toEqual([
    [" on co2", "validation"],
    ["", "test"],
  ]);
  expect(many?.sweeps[0]?.settings[0]?.runs).toMatchObject([{ best: 0.25, config: { seed: 0 } }]);
  expect(runs.map(({ label }) => label)).toEqual(["LSTM + Adam, seed 0", "SimpleRNN + Adam, lr 2, seed 1"]);
});

test("five hundred runs: one is read whole, and the figures of all are those of one and of the sweep", () => {
  writeSweep(25, 20);
  expect(readdirSync(folder).length).toBe(500);
  const report = read();
  expect([report.many?.count, report.runs.length]).toEqual([500, 1]);
  const drawn = figures(report, fail);
  const ids = drawn.map(({ id }) => id);
  expect(ids.slice(0, 4)).toEqual(["ranking", "differences", "bands", "by-1-lr"]);
  expect(ids.filter((id) => id.startsWith("prediction-"))).toEqual(["prediction-rnn-adam"]);
  expect(Buffer.byteLength(pageDocument(report, drawn))).toBeLessThan(2_000_000);
});
