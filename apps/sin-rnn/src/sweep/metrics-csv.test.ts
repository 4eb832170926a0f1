import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeMetrics } from "./metrics-csv.ts";
import { makePlan } from "./plan.ts";
import { writeRun } from "./testing/write-run.ts";

test("a row for each epoch of each run, with what varies", () => {
  const out = mkdtempSync(join(tmpdir(), "dz-csv-"));
  const plan = makePlan({ hidden: "5,10", seeds: "7" }, "/");
  writeRun(join(out, "rnn-adam-hidden5-seed7"), [0.5, Number.NaN]);
  writeRun(join(out, "rnn-adam-hidden10-seed7"), [0.25]);
  expect(readFileSync(writeMetrics(out, plan, plan.runs), "utf8")).toBe(
    [
      "run,setting,hidden,seed,epoch,train_loss,test_loss,valid_loss,grad_norm,seconds",
      "rnn-adam-hidden5-seed7,rnn-adam-hidden5,5,7,1,0.25,0.5,,,0.5",
      "rnn-adam-hidden5-seed7,rnn-adam-hidden5,5,7,2,NaN,NaN,,,0.5",
      "rnn-adam-hidden10-seed7,rnn-adam-hidden10,10,7,1,0.125,0.25,,,0.5",
      "",
    ].join("\n"),
  );
  rmSync(out, { recursive: true });
});
