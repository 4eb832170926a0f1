import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseExplanation } from "@dz/probes";
import { readRun } from "@dz/runs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { begin, endAll, runProgram } from "./testing/program.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "dz-why-"));
  await runProgram(folder, "--out", "run", "--hidden", "4", "--epochs", "2", "--seed", "1", "--format", "quiet");
});
afterAll(async () => {
  await endAll();
  rmSync(folder, { recursive: true });
});

const kept = () => {
  const bytes = readRun(join(folder, "run")).file("why");
  return bytes === null ? null : parseExplanation(new TextDecoder().decode(bytes));
};

test("a question is answered, kept, and answered again", async () => {
  const { code, stdout, stderr } = await runProgram(folder, "why", "run", "--only", "sure", "--lang", "en");
  expect([code, stderr]).toEqual([0, ""]);
  expect(stdout).toMatch(
    /^rnn, adam .*, seed 1\n\n7\. How sure is it\?\n {3}Of one seed [\s\S]*\n\nKept in .*why\.json; /,
  );
  expect(kept()?.answers.map(({ answer }) => answer.key)).toEqual(["sureAsk"]);
  const again = await runProgram(folder, "why", "run", "--only=sure", "--seeds=2", "--lang=ja", "--format=json");
  expect([again.code, again.stderr]).toEqual([0, ""]);
  expect(parseExplanation(again.stdout)).toEqual(kept());
  expect(kept()).toMatchObject({ about: { seeds: 2, repeats: true }, answers: [{ answer: { key: "sureLast" } }] });
  expect(JSON.parse(again.stdout).answers[0].told.question).toBe("どれほど確かですか？");
});

test("Ctrl-C ends it at once, and what was kept stays", async () => {
  const before = existsSync(join(folder, "run", "why.json")) && readFileSync(join(folder, "run", "why.json"), "utf8");
  const files = readdirSync(join(folder, "run"));
  const args = ["why", "run", "--only", "sure", "--seeds", "1000"];
  const { code, stderr } = await begin(folder, args, /seed 1\n/, (child) => child.kill("SIGINT")).ended;
  expect([code, stderr]).toEqual([130, `sin-rnn: stopped; nothing was saved in ${join(folder, "run")}\n`]);
  expect(readdirSync(join(folder, "run"))).toEqual(files);
  expect(existsSync(join(folder, "run", "why.json")) && readFileSync(join(folder, "run", "why.json"), "utf8")).toBe(
    before,
  );
});

test("where nothing can be written the answers are printed, and one line says that they are not kept", async () => {
  const inTheWay = join(folder, "run", "why.json.tmp");
  mkdirSync(inTheWay);
  const { code, stdout, stderr } = await runProgram(folder, "why", "run", "--only", "sure", "--lang=en");
  rmdirSync(inTheWay);
  expect(code).toBe(0);
  expect(stdout).toContain("How sure is it?");
  expect(stdout).not.toContain("Kept in");
  expect(stderr).toMatch(/^sin-rnn: the answers were not saved: run folder .*: why\.json cannot be written, [^\n]+\n$/);
});

test("what is wrong is one line, with exit code 2", async () => {
  const { code, stdout, stderr } = await runProgram(folder, "why", "run", "--only", "why");
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^sin-rnn: --only takes [^\n]+\n$/);
});
