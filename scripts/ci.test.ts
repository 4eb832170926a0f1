import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { root } from "./lib/paths.ts";
import { run } from "./lib/run.ts";

async function count(report: object): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "dz-ci-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "tests.json");
  writeFileSync(file, JSON.stringify(report));
  return (await run(process.execPath, [join(root, ".ci/count.mjs"), file])).stdout;
}

test("the CI script counts tests as the report does", async () => {
  const broken = { status: "failed", assertionResults: [{ status: "passed" }, { status: "failed" }] };
  expect(await count({ numPassedTests: 3, numFailedTests: 1, testResults: [broken] })).toBe("3 1\n");
});

test("the CI script counts a test file that cannot be loaded as a failure", async () => {
  const unloaded = { status: "failed", assertionResults: [] };
  expect(await count({ numPassedTests: 3, numFailedTests: 0, testResults: [unloaded] })).toBe("3 1\n");
});
