import { execFile } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { writeRun } from "./testing/run-folder.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
});
afterEach(async () => {
  await Promise.all(started.splice(0));
  rmSync(folder, { recursive: true, force: true });
});

const at = (name: string) => join(folder, name);

interface Result {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The processes of a test; its folder is removed when they have ended, however the test ends. */
const started: Promise<unknown>[] = [];

function start(...args: string[]): Promise<Result> {
  const program = [
    "--disable-warning=ExperimentalWarning",
    "--conditions=@dz/source",
    join(import.meta.dirname, "main.ts"),
  ];
  const env = { ...process.env, INIT_CWD: folder };
  const ended = new Promise<Result>((resolve) => {
    execFile(process.execPath, [...program, ...args], { env }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : (error.code as number), stdout, stderr });
    });
  });
  started.push(ended);
  return ended;
}

test("the newest of the runs, a folder of several, to report, without a word on standard error", async () => {
  writeRun(at("runs/old"));
  writeRun(at("runs/all/rnn-adam"));
  writeRun(at("runs/all/mlp-adam"), { model: "mlp" });
  const yesterday = new Date(Date.now() - 86_400_000);
  for (const name of ["", ...readdirSync(at("runs/old"))]) utimesSync(at(`runs/old/${name}`), yesterday, yesterday);
  const { code, stdout, stderr } = await start();
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(/^\d+ figures of 2 runs in \d+ files: .*report\/index\.html\n$/);
  const names = readdirSync(at("report"));
  for (const name of ["index.html", "sine-curve.svg", "loss-rnn-adam.svg", "prediction-mlp-adam.svg", "compare.svg"]) {
    expect(names).toContain(name);
  }
  const { command } = JSON.parse(readFileSync(at("report/report.json"), "utf8")) as { command: string };
  expect(command).toBe("npx --yes pnpm@12 --filter plots start runs/all");
});

test("many runs: files of the sweep and of the best run alone, the same whoever reads them", async () => {
  for (const model of ["rnn", "mlp"]) {
    for (let seed = 0; seed < 8; seed++) writeRun(at(`all/${model}-seed${seed}`), { model, seed, factor: 1 + seed });
  }
  writeFileSync(at("all/rnn-seed8.failed.json"), '{"reason":"killed by SIGKILL"}');
  const { code, stdout, stderr } = await start("all");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toContain(" figures of 16 runs in ");
  const names = readdirSync(at("report"));
  for (const name of ["ranking", "differences", "bands"]) {
    expect(names).toContain(`${name}.svg`);
    expect(names).toContain(`${name}.csv`);
  }
  expect(names.filter((name) => /^(animation|loss|prediction)-/.test(name) && !name.endsWith(".csv"))).toHaveLength(5);
  expect(readFileSync(at("report/index.html"), "utf8")).toContain("1 run has failed: killed by SIGKILL.");
  expect((await start("all", "--out", "again")).code).toBe(0);
  for (const name of ["ranking.svg", "differences.csv", "bands.csv"]) {
    expect(readFileSync(at(`again/${name}`))).toEqual(readFileSync(at(`report/${name}`)));
  }
});

test("a damaged and a half-written run: a line for each, and a report of the rest", async () => {
  writeRun(at("all/half"), { finished: false });
  writeRun(at("all/whole"), { model: "mlp" });
  mkdirSync(at("all/bad"));
  const { code, stdout, stderr } = await start("all");
  expect(code).toBe(1);
  expect(stdout).toContain("of 2 runs");
  expect(stderr.trimEnd().split("\n").toSorted()).toEqual([
    `plots: run folder ${at("all/bad")}: config.json is missing; it is left out`,
    `plots: run folder ${at("all/half")}: the run was not finished: there are no weights; the rest is shown`,
  ]);
  expect(existsSync(at("report/index.html"))).toBe(true);
});

test("names that runs bring along do no harm, and the same runs give the same bytes", async () => {
  const evil = '</text><script>alert("x")</script>';
  writeRun(at("a"), { model: evil });
  expect((await start("a", "--out", "one")).code).toBe(0);
  expect((await start("a", "--out", "two")).code).toBe(0);
  expect(readdirSync(at("two"))).toEqual(readdirSync(at("one")));
  for (const name of readdirSync(at("one"))) {
    expect(name).toMatch(/^[\w.-]+$/);
    expect(readFileSync(at(`two/${name}`))).toEqual(readFileSync(at(`one/${name}`)));
    if (/\.(svg|html)$/.test(name)) expect(readFileSync(at(`one/${name}`), "utf8")).not.toContain("<script>alert");
  }
});

test("a run that diverged has its figures and its GIF, and so have the others", async () => {
  const far = writeRun(at("all/far"), { values: [10, 1e54, Number.NaN], epochs: 3 });
  writeRun(at("all/good"), { model: "mlp" });
  const metrics = join(far, "metrics.jsonl");
  const losses = ["1.7e308", "5e-324", '"Infinity"'];
  const lines = losses.map((loss, i) => `{"epoch":${i + 1},"trainLoss":${loss},"testLoss":${loss},"seconds":1}\n`);
  writeFileSync(metrics, lines.join(""));
  rmSync(join(far, "checksums.json"), { force: true });
  const { code, stderr } = await start("all");
  expect([code, stderr]).toEqual([0, ""]);
  for (const name of ["rnn-adam", "mlp-adam"]) {
    expect(
      readFileSync(at(`report/animation-${name}.gif`))
        .subarray(0, 6)
        .toString("latin1"),
    ).toBe("GIF89a");
  }
  expect(readFileSync(at("report/prediction-rnn-adam.svg"), "utf8")).toContain("off scale");
  expect(readFileSync(at("report/animation-rnn-adam.svg"), "utf8").match(/▲ off scale/g)).toHaveLength(2);
});

test("what folders are called is one line on the terminal, without control characters", async () => {
  mkdirSync(at("all/a\u001b[2J\u0007\nplots: all is well\u202e"), { recursive: true });
  writeRun(at("all/good"));
  const { code, stderr } = await start("all");
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^plots: run folder [^\n]*\/all\/a\\u\{1b\}\[2J\\u\{7\}\\u\{a\}plots: all is well\\u\{202e\}: [^\n]*\n$/,
  );
});

test("a folder that is no report keeps what it has", async () => {
  writeRun(at("a"));
  mkdirSync(at("report"));
  writeFileSync(at("report/report.json"), "{}");
  writeFileSync(at("report/index.html"), "mine");
  const { code, stderr } = await start("a");
  expect([code, stderr.trimEnd().split("\n").length]).toEqual([2, 1]);
  expect(readFileSync(at("report/index.html"), "utf8")).toBe("mine");
});

describe("what is wrong is one line, exit code 2, and nothing is written", () => {
  test.each([
    [["--ou", "x"], "unknown option --ou, did you mean --out?"],
    [["nowhere"], "nowhere: there is no such folder"],
    [[], "there is no run in"],
    [["runs", "--out", "full"], "has files that are not of a report"],
  ])("%j", async (args, message) => {
    mkdirSync(at("runs"));
    mkdirSync(at("full"));
    writeFileSync(at("full/mine.txt"), "mine");
    const { code, stdout, stderr } = await start(...args);
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(message);
    expect(stderr.trimEnd().split("\n").length).toBe(1);
    expect([readdirSync(folder).toSorted(), readdirSync(at("full"))]).toEqual([["full", "runs"], ["mine.txt"]]);
  });
});

test("help and version", async () => {
  expect((await start("--help")).stdout).toContain("--out DIR");
  expect((await start("--version")).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});
