import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeFailure } from "./failure.ts";
import type { PlannedRun } from "./plan.ts";
import { type State, stateOf } from "./state.ts";
import { writeRun } from "./testing/write-run.ts";

let out = "";
beforeAll(() => {
  out = mkdtempSync(join(tmpdir(), "dz-states-"));
  writeRun(join(out, "finished"), [1, 2]);
  writeRun(join(out, "begun"), [1, 2], { finished: false });
  mkdirSync(join(out, "empty"));
  mkdirSync(join(out, "broken"));
  writeFileSync(join(out, "broken", "config.json"), "{");
  symlinkSync(join(out, "finished"), join(out, "link"));
  writeRun(join(out, "failed"), [1], { finished: false });
  writeFailure(out, "failed", "no room");
  writeRun(join(out, "locked"), [1]);
  writeFileSync(join(out, "locked", "lock-1-1-a-1-00000000-host"), "");
  writeRun(join(out, "repeated"), [1]);
  writeFailure(out, "repeated", "no room"); // a kill before it was removed
});
afterAll(() => rmSync(out, { recursive: true }));

const state = (folder: string, until: number | null = null): State => stateOf(out, { folder } as PlannedRun, until);

test("a run is finished, begun, missing, or has failed", () => {
  const folders = ["finished", "begun", "empty", "none", "repeated"];
  expect(folders.map((folder) => state(folder).kind)).toEqual(["finished", "begun", "missing", "missing", "finished"]);
  expect(state("failed")).toEqual({ kind: "failed", reason: "no room" });
});

test("a finished run that is locked has to be put in order", () => {
  expect(state("locked").kind).toBe("begun");
});

test("a part of a search is done when it has its epochs", () => {
  expect([state("begun", 2).kind, state("begun", 3).kind]).toEqual(["finished", "begun"]);
});

test("what cannot be read has failed, with the reason", () => {
  expect(state("broken")).toMatchObject({ kind: "failed", reason: expect.stringContaining("config.json") });
  expect(state("link")).toMatchObject({ kind: "failed", reason: expect.stringContaining("is a symbolic link") });
});
