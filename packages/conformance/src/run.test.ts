import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UsageError } from "@dz/command-line";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { totalsOf } from "./report.ts";
import { fileNames, runFolder, type Selection } from "./run.ts";
import { copyFew, folder, type Json } from "./testing.ts";

// One epoch of each training run: `pnpm trial conformance` trains them to the end, which takes minutes.
const reportsOf = (data: string, selection: Selection = {}) => [...runFolder(data, { epochs: 1, ...selection })];

describe("runFolder", () => {
  it("passes on the committed data, and skips nothing", () => {
    const reports = reportsOf(folder);
    expect(reports.map(({ file }) => file)).toEqual(fileNames);
    expect(reports.flatMap(({ failures }) => failures)).toEqual([]);
    expect(totalsOf(reports)).toEqual({ run: 1192, passed: 1192, failed: 0, skipped: 0 });
  });

  it("has a runner for every JSON file of the data", () => {
    for (const name of fileNames) expect(existsSync(join(folder, name))).toBe(true);
    expect(fileNames).toHaveLength(9);
  });
});

/** In each file the path of a number that is compared. */
const places: Readonly<Record<string, readonly (string | number)[]>> = {
  "ops.json": ["cases", 0, "y", "data", 0],
  "errors.json": ["cases", 0, "inputs", 1, "value", "shape", 0],
  "optimizers.json": ["cases", 1, "loss_before_update", 0],
  "layers.json": ["cases", 0, "gx", "data", 0],
  "rng.json": ["entries", 0, "randint", 4, "values", 3],
  "datasets.json": ["seqdataloader_index", 2, "batches", 5, 1],
  "files/index.json": ["npy", 3, "expect", "data", 7],
  "steps.json": ["steps", 2, "values", "y"],
  "training.json": ["runs", 0, "expected", "test", 0],
};

describe("runFolder on other data", () => {
  let copy: string;

  beforeAll(() => {
    copy = join(mkdtempSync(join(tmpdir(), "dz-conformance-")), "data");
    copyFew(copy, fileNames, 4);
  });
  afterAll(() => rmSync(join(copy, ".."), { recursive: true }));

  /** Runs `body` while a file of the copy has other contents. */
  function withContents(name: string, contents: string, body: () => void): void {
    const path = join(copy, name);
    const before = existsSync(path) ? readFileSync(path) : null;
    writeFileSync(path, contents);
    try {
      body();
    } finally {
      if (before === null) rmSync(path);
      else writeFileSync(path, before);
    }
  }

  it.each(Object.entries(places))("fails for one changed number in %s", (name, place) => {
    expect(reportsOf(copy, { only: name })).toMatchObject([{ failed: 0 }]);
    const data = JSON.parse(readFileSync(join(copy, name), "utf8")) as Json;
    let part = data;
    for (const key of place.slice(0, -1)) part = part[key] as Json;
    const key = place.at(-1) as string | number;
    expect(typeof part[key]).toBe("number");
    Object.assign(part, { [key]: (part[key] as unknown as number) + 1 });
    withContents(name, JSON.stringify(data), () => {
      const [report] = reportsOf(copy, { only: name });
      expect(report?.failed).toBe(1);
    });
  });

  it("fails for an unknown JSON file", () => {
    withContents("speed.json", "{}", () => {
      const last = reportsOf(copy).at(-1);
      expect(last).toMatchObject({ file: "speed.json", run: 1, failed: 1 });
      const problem = { field: "(file)", got: "a file that the runner does not know", want: "only known files" };
      expect(last?.failures).toEqual([{ id: "(file)", problems: [problem] }]);
      expect(reportsOf(copy, { only: "rng.json" })).toMatchObject([{ failed: 0 }]);
    });
  });

  const refused = (data: string, selection: Selection, message: string): void => {
    let thrown: unknown;
    try {
      reportsOf(data, selection);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(UsageError);
    expect((thrown as Error).message).toContain(message);
  };

  it("refuses an unknown file, a missing one, a folder that is none, and what is no JSON", () => {
    refused(copy, { only: "nope.json" }, "--only takes ops.json, errors.json, ");
    refused(join(copy, "nope"), {}, `cannot read the folder ${join(copy, "nope")}: there is none`);
    refused(join(copy, "ops.json"), {}, "it is no folder");
    refused(join(copy, "files"), {}, `${join(copy, "files")} has no ops.json, errors.json`);
    refused(join(copy, "files"), { only: "rng.json" }, "has no rng.json");
    const inside = join(copy, "..", "a folder for a file");
    mkdirSync(join(inside, "rng.json"), { recursive: true });
    refused(inside, { only: "rng.json" }, `cannot read ${join(inside, "rng.json")}: it is a folder`);
    withContents("rng.json", "{", () => {
      refused(copy, { only: "rng.json" }, `cannot read ${join(copy, "rng.json")}: `);
      refused(copy, {}, `cannot read ${join(copy, "rng.json")}: `);
    });
  });
});
