import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RunWriter } from "@dz/runs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sweepDifferences } from "./same-sweeps.ts";

let folder = "";
const at = (...names: string[]): string => join(folder, ...names);

/** Two sweeps of two runs whose results are the same. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-sweeps-"));
  for (const name of ["a", "b"]) {
    const writer = new RunWriter(at("one", name), { dz: "0.0.0", command: "", seed: 0, settings: {} });
    writer.append({ epoch: 1, trainLoss: 1, testLoss: 2, seconds: 0.1 }, new Float64Array(2));
    writer.saveWeights(Uint8Array.of(1, 2), { finished: true });
    writer.close();
  }
  for (const name of ["a", "b"]) rmSync(at("one", name, "checksums.json")); // so that the tests can change files
  writeFileSync(at("one/sweep.json"), "{}");
  cpSync(at("one"), at("other"), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

test("two sweeps with the same results differ in nothing, whatever time they took", () => {
  const metrics = readFileSync(at("other/a/metrics.jsonl"), "utf8");
  writeFileSync(at("other/a/metrics.jsonl"), metrics.replace("0.1", "0.7"));
  expect(sweepDifferences(at("other"), at("one"))).toEqual([]);
});

test("a run that is missing, or not planned, another plan, and another loss are named", () => {
  rmSync(at("other/b"), { recursive: true });
  cpSync(at("one/b"), at("other/c"), { recursive: true });
  writeFileSync(at("other/sweep.json"), "{ }");
  const metrics = readFileSync(at("other/a/metrics.jsonl"), "utf8");
  writeFileSync(at("other/a/metrics.jsonl"), metrics.replace('"testLoss":2', '"testLoss":3'));
  expect(sweepDifferences(at("other"), at("one"))).toEqual([
    "sweep.json differs",
    "b is missing",
    "c is not planned",
    "a: the metrics are not those of an untouched run",
  ]);
});

test("a run that is not finished is a difference", () => {
  rmSync(at("other/a/weights.npz"));
  expect(sweepDifferences(at("other"), at("one"))).toEqual([expect.stringContaining("there are no weights")]);
});
