import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { figures } from "./figures/index.ts";
import { ReportFolder } from "./report-folder.ts";
import { fixtureReport, fixtureRun } from "./testing/fixture.ts";
import { writeReport } from "./write-report.ts";

let folder = "";
let out = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
  out = join(folder, "report");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const fail = (problem: string): void => {
  throw new Error(problem);
};
const empty = fixtureReport([]);

test("writes each figure and the page, and returns their names", async () => {
  const all = figures(empty, fail);
  const names = await writeReport(empty, all, new ReportFolder(out), fail);
  expect(readdirSync(out).toSorted()).toEqual([...names, "report.json"].toSorted());
  expect(names).toContain("index.html");
  for (const { id, svg } of all) expect(readFileSync(join(out, `${id}.svg`), "utf8")).toBe(svg);
});

test("a GIF that cannot be drawn is named, and everything else is there", async () => {
  const report = fixtureReport([fixtureRun({ model: "mlp" }), fixtureRun({})]);
  const problems: string[] = [];
  const names = await writeReport(report, [], new ReportFolder(out), (text) => problems.push(text), {
    gif: async ({ model }) => (model === "MLP" ? Promise.reject(new Error("cannot be drawn")) : Buffer.from("GIF")),
  });
  expect(problems).toEqual(["the GIF of MLP + Adam cannot be drawn"]);
  expect(names).toEqual(["animation-mlp-adam.svg", "animation-rnn-adam.svg", "animation-rnn-adam.gif", "index.html"]);
  expect(readdirSync(out)).toContain("report.json");
});

test("what ends it half-way, a full disk for example, leaves the report before and nothing else", async () => {
  await writeReport(empty, [], new ReportFolder(out), fail);
  const before = readFileSync(join(out, "index.html"));
  class Full extends ReportFolder {
    override write(name: string, content: string | Uint8Array): void {
      if (name === "index.html") throw Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" });
      super.write(name, content);
    }
  }
  await expect(writeReport(empty, figures(empty, fail), new Full(out), fail)).rejects.toThrow("ENOSPC");
  expect([readdirSync(folder), readdirSync(out).toSorted()]).toEqual([["report"], ["index.html", "report.json"]]);
  expect(readFileSync(join(out, "index.html"))).toEqual(before);
});
