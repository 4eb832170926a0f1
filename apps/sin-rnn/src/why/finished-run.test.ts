import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatExplanation, replay } from "@dz/probes";
import { addFile, RunError } from "@dz/runs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startRun } from "../launch.ts";
import { type Options, parseOptions } from "../options.ts";
import { sales } from "../testing/sales.ts";
import { readFinishedRun } from "./finished-run.ts";

let base: string;
const at = (name: string): string => join(base, name);

/** A run in a folder, which stops after some updates if it is told to. */
async function train(name: string, stopAfter: number, ...args: string[]): Promise<void> {
  const context = { cwd: base, now: new Date(0), drawSeed: () => 1 };
  const argv = ["--hidden=4", "--format=quiet", `--out=${at(name)}`, ...args];
  let looks = 0;
  await startRun(parseOptions(argv, context) as Options, argv, { stopped: () => ++looks > stopAfter, begun() {} });
}

beforeAll(async () => {
  base = mkdtempSync(join(tmpdir(), "dz-why-"));
  writeFileSync(at("sales.csv"), sales(0, 200));
  const never = Number.POSITIVE_INFINITY;
  await train("sine", never, "--epochs=3");
  await train("best", never, "--epochs=3", "--keep-best", "--lr=0.3");
  await train("series", never, "--data=sales.csv", "--epochs=3");
  await train("stopped", 50, "--epochs=3");
});
afterAll(() => rmSync(base, { recursive: true }));

/** The message of the refusal of a folder. */
function refusal(name: string): string {
  try {
    readFinishedRun(at(name));
  } catch (error) {
    expect(error).toBeInstanceOf(RunError);
    return (error as Error).message;
  }
  throw new Error(`${name} was not refused`);
}

/** The folder of a run with another content of a file. */
function changed(name: string, to: string, file: string, content: string | Uint8Array): void {
  cpSync(at(name), at(to), { recursive: true });
  writeFileSync(join(at(to), file), content);
  rmSync(join(at(to), "checksums.json"));
}

test.each(["sine", "best", "series"])("%s: the subject repeats the run bit for bit", (name) => {
  const { subject, warnings, before } = readFinishedRun(at(name));
  expect([warnings, before]).toEqual([[], null]);
  const work = replay(subject);
  let next = work.next();
  while (next.done !== true) next = work.next();
  expect(next.value.repeats).toBe(true);
  const losses = subject.record.map(({ heldOutLoss }) => heldOutLoss);
  const best = losses.indexOf(Math.min(...losses)) + 1;
  expect(subject.savedEpoch).toBe(name === "sine" ? 3 : best);
});

test("a folder that cannot be asked is refused in one line, which says what can be done", () => {
  const folder = (name: string): string => `run folder ${at(name)}: `;
  expect(refusal("none")).toBe(`${folder("none")}there is no such folder`);
  expect(refusal("sales.csv")).toBe(`${folder("sales.csv")}there is no such folder`);
  mkdirSync(at("empty"));
  expect(refusal("empty")).toBe(`${folder("empty")}config.json is missing`);
  expect(refusal("stopped")).toMatch(/: is not finished; finish it with .* start --resume .*stopped$/);
  mkdirSync(at("pairs/rnn-adam"), { recursive: true });
  mkdirSync(at("pairs/lstm-adam"), { recursive: true });
  for (const pair of ["rnn-adam", "lstm-adam"]) writeFileSync(at(`pairs/${pair}/config.json`), "{}");
  expect(refusal("pairs")).toBe(
    `${folder("pairs")}has runs in folders of their own: lstm-adam and rnn-adam; name one of them, as in why ${at("pairs/lstm-adam")}`,
  );
  const config = JSON.parse(readFileSync(join(at("sine"), "config.json"), "utf8")) as object;
  const fork = { run: "runs/first", sha256: "0".repeat(64), epoch: 2 };
  changed("sine", "fork", "config.json", JSON.stringify({ ...config, fork }));
  expect(refusal("fork")).toBe(
    `${folder("fork")}continues runs/first from its epoch 2, and only whole runs can be asked; ask that one, a report shows both`,
  );
  changed("sine", "torn", "weights.npz", "PK");
  expect(refusal("torn")).toMatch(/torn: weights\.npz: [^\n]+$/);
  changed("sine", "foreign", "weights.npz", readFileSync(join(at("series"), "weights.npz")));
  expect(refusal("foreign")).toMatch(/foreign: weights\.npz: [^\n]+$/);
  cpSync(at("sine"), at("flipped"), { recursive: true });
  const weights = readFileSync(join(at("sine"), "weights.npz"));
  weights[100] = (weights[100] as number) ^ 1;
  writeFileSync(join(at("flipped"), "weights.npz"), weights);
  expect(refusal("flipped")).toContain("weights.npz is damaged");
  changed("series", "unjudged", "backtest.json", "{");
  expect(refusal("unjudged")).toMatch(/unjudged: backtest\.json: [^\n]+$/);
  rmSync(join(at("unjudged"), "backtest.json"));
  expect(refusal("unjudged")).toContain("backtest.json is missing");
});

test("answers of before are read; foreign ones are a warning", () => {
  const about = { dz: "1", seeds: null, repeats: true };
  cpSync(at("sine"), at("asked"), { recursive: true });
  addFile(at("asked"), "why", Buffer.from(formatExplanation([], about)));
  expect(readFinishedRun(at("asked"))).toMatchObject({ before: { about, answers: [] }, warnings: [] });
  addFile(at("asked"), "why", Buffer.from('{"format":2}'));
  expect(readFinishedRun(at("asked"))).toMatchObject({
    before: null,
    warnings: ["why.json: format: expected 1, the only format that is read; it is ignored"],
  });
  writeFileSync(join(at("asked"), "why.json"), "{}");
  expect(readFinishedRun(at("asked")).warnings).toEqual(["why.json is damaged; it is ignored"]);
});
