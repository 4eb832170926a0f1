import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { figures } from "./figures/index.ts";
import { UsageError } from "./options.ts";
import { fixtureReport } from "./testing/fixture.ts";
import { prepareFolder, writeReport } from "./write-report.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const empty = fixtureReport([]);

test("writes each figure and the page, and returns their names", async () => {
  const all = figures(empty);
  const names = await writeReport(empty, all, folder);
  expect(readdirSync(folder).toSorted()).toEqual([...names, "report.json"].toSorted());
  expect(names).toContain("index.html");
  for (const { id, svg } of all) expect(readFileSync(join(folder, `${id}.svg`), "utf8")).toBe(svg);
});

test("a later report takes away what only the one before had, and nothing else", async () => {
  const all = figures(empty);
  await writeReport(empty, [{ ...(all[0] as (typeof all)[number]), id: "old" }], folder);
  writeFileSync(join(folder, "mine.svg"), "mine");
  expect(existsSync(join(folder, "old.svg"))).toBe(true);
  await writeReport(empty, all, folder);
  expect(existsSync(join(folder, "old.svg"))).toBe(false);
  expect(readFileSync(join(folder, "mine.svg"), "utf8")).toBe("mine");
});

test("names on the list that lead elsewhere are not followed", async () => {
  const outside = join(folder, "victim.svg");
  writeFileSync(outside, "mine");
  const inside = join(folder, "report");
  prepareFolder(inside);
  const files = ["../victim.svg", ".hidden.svg", 3, "sub/x.svg", "report.json"];
  writeFileSync(join(inside, "report.json"), JSON.stringify({ files }));
  await writeReport(empty, figures(empty), inside);
  expect(readFileSync(outside, "utf8")).toBe("mine");
  expect(JSON.parse(readFileSync(join(inside, "report.json"), "utf8"))).toMatchObject({ command: empty.command });
});

describe("prepareFolder", () => {
  test("makes a folder, takes an empty one, and one with a report, even if its list is damaged", async () => {
    prepareFolder(join(folder, "a/b"));
    prepareFolder(join(folder, "a/b"));
    writeFileSync(join(folder, "a/b/report.json"), "{");
    prepareFolder(join(folder, "a/b"));
    expect((await writeReport(empty, [], join(folder, "a/b"))).length).toBeGreaterThan(0);
  });
  test("refuses others", () => {
    writeFileSync(join(folder, "mine.txt"), "");
    expect(() => prepareFolder(folder)).toThrow(UsageError);
    expect(() => prepareFolder(folder)).toThrow(
      "has files that are not of a report; choose another folder or empty it",
    );
    expect(() => prepareFolder(join(folder, "mine.txt"))).toThrow("cannot be made or read, EEXIST");
    expect(() => prepareFolder(join(folder, "mine.txt/x"))).toThrow("cannot be made or read, ENOTDIR");
  });
});
