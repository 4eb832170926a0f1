import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { fixtureReport, fixtureRun } from "../testing/fixture.ts";
import { writePage } from "./write-page.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-page-"));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

const figure = { id: "a", title: "A", description: "a", svg: "<svg/>", table: { columns: ["t"], rows: [[1]] } };

test("writes the page, the numbers and two animations of each run, and says so", async () => {
  const out = join(folder, "deep", "report");
  const names = await writePage(fixtureReport([fixtureRun({})]), [figure], out, { every: 6 });
  expect(names).toEqual(["index.html", "a.csv", "animation-rnn-adam.svg", "animation-rnn-adam.gif"]);
  expect(readdirSync(out).sort()).toEqual([...names].sort());
  expect(readFileSync(join(out, "index.html"), "utf8")).toMatch(/^<!doctype html>/);
  expect(readFileSync(join(out, "animation-rnn-adam.gif")).subarray(0, 6).toString("latin1")).toBe("GIF89a");
  expect(readFileSync(join(out, "animation-rnn-adam.svg"), "utf8").match(/<g class="frame"/g)).toHaveLength(3);
});

test("a run's name leads to no other folder", async () => {
  const names = await writePage(fixtureReport([{ ...fixtureRun({}), name: "../../evil" }]), [], folder, { every: 12 });
  expect(names).toEqual(["index.html", "animation--..-evil.svg", "animation--..-evil.gif"]);
  expect(readdirSync(folder).sort()).toEqual([...names].sort());
});
