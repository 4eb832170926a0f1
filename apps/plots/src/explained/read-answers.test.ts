import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { formatExplanation } from "@dz/probes";
import { addFile, scanRun } from "@dz/runs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readReport } from "../read-report.ts";
import { answersFixture } from "../testing/answers-fixture.ts";
import { writeRun } from "../testing/run-folder.ts";
import { readAnswers } from "./read-answers.ts";

let base: string;
let run: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), "dz-answers-"));
  run = writeRun(join(base, "run"));
});
afterEach(() => rmSync(base, { recursive: true }));

const read = () => readAnswers(scanRun(run, () => {}));
const about = { dz: "0.1.0", seeds: null, repeats: true };

test("a run that was not asked has no answers, and no problem", () => {
  expect(read()).toEqual({ answers: null, problem: null });
});

test("answers are read as they were kept, and the report has them", () => {
  addFile(run, "why", Buffer.from(formatExplanation(answersFixture, about)));
  expect(read()).toEqual({ answers: answersFixture, problem: null });
  const report = readReport([run], { command: "", versions: { dz: "", node: "" } });
  expect(report.runs[0]?.answers).toEqual(answersFixture);
  expect(report.runs[0]?.warnings).toEqual([]);
});

test("answers of another form are left out with a sentence, and the rest of the run is shown", () => {
  addFile(run, "why", Buffer.from('{"format":1,"answers":[{"question":"<b>"}]}'));
  const { answers, problem } = read();
  expect(answers).toBeNull();
  expect(problem).toMatch(/^why\.json: .*, so it is left out$/);
  expect(problem).not.toContain("<b>");
  const report = readReport([run], { command: "", versions: { dz: "", node: "" } });
  expect(report.problems).toEqual([]);
  expect(report.runs[0]?.warnings).toEqual([problem]);
});
