import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newest, runFolders } from "./find-runs.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plots-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A folder with a config of this time, or with this text. */
function make(name: string, config: string): string {
  const path = join(folder, name);
  mkdirSync(path, { recursive: true });
  writeFileSync(join(path, "config.json"), config.startsWith("2") ? JSON.stringify({ started: config }) : config);
  return path;
}

describe("runFolders", () => {
  test("a run is itself", () => {
    const run = make("run", "2026-01-01T00:00:00Z");
    mkdirSync(join(run, "inside"));
    expect(runFolders(run)).toEqual([run]);
  });
  test("a folder of runs is these, as they began, with those that are no run and without hidden ones and files", () => {
    const second = make("all/a", "2026-01-02T00:00:00Z");
    const first = make("all/b", "2026-01-01T00:00:00Z");
    const damaged = make("all/c", "{");
    utimesSync(damaged, new Date(2030, 1), new Date(2030, 1));
    mkdirSync(join(folder, "all/.hidden"));
    writeFileSync(join(folder, "all/notes.txt"), "");
    expect(runFolders(join(folder, "all"))).toEqual([first, second, damaged]);
  });
  test("a folder of such folders is all of their runs, each folder's together", () => {
    const a = make("runs/all/a", "2026-01-01T00:00:00Z");
    const single = make("runs/single", "2026-01-02T00:00:00Z");
    const b = make("runs/all/b", "2026-01-03T00:00:00Z");
    expect(runFolders(join(folder, "runs"))).toEqual([a, b, single]);
    // Deeper folders are not searched.
    utimesSync(join(folder, "runs/all"), 0, 0);
    expect(runFolders(folder)).toEqual([join(folder, "runs/all"), single]);
  });
  test("an empty folder, a file, and nothing are given back", () => {
    const file = join(folder, "file");
    writeFileSync(file, "");
    for (const path of [folder, file, join(folder, "none")]) expect(runFolders(path)).toEqual([path]);
  });
});

test("links to folders are named and passed over, and a pipe in place of a config is not waited for", () => {
  const run = make("all/a", "2026-01-01T00:00:00Z");
  const pipe = join(folder, "all/p");
  mkdirSync(pipe);
  execFileSync("mkfifo", [join(pipe, "config.json")]);
  symlinkSync(run, join(folder, "all/link"));
  symlinkSync(join(folder, "nowhere"), join(folder, "all/loose"));
  const problems: string[] = [];
  expect(runFolders(join(folder, "all"), (text) => problems.push(text)).toSorted()).toEqual([run, pipe]);
  expect(problems).toEqual([`run folder ${join(folder, "all/link")}: is a link, which is not followed`]);
});

describe("newest", () => {
  test("a run or a folder of runs, by when the last of it began", () => {
    make("z", "2026-01-02T00:00:00Z");
    const group = join(folder, "all");
    make("all/a", "2026-01-01T00:00:00Z");
    make("all/b", "2026-01-03T00:00:00Z");
    expect(newest(folder)).toBe(group);
    expect(newest(join(folder, "all"))).toBe(join(group, "b"));
  });
  test("nothing", () => {
    expect(newest(folder)).toBeNull();
    expect(newest(join(folder, "none"))).toBeNull();
  });
});
