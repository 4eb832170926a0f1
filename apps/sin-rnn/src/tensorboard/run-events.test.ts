import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRun } from "../sweep/testing/write-run.ts";
import { eventFile } from "./event-file.ts";
import { writeEvents } from "./run-events.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "dz-events-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

test("has the losses of each epoch at the time at which it ended, and replaces an older file", () => {
  const path = join(folder, "run");
  const { started } = writeRun(path, [0.5, 0.25]);
  writeEvents(path);
  writeEvents(path);
  const begun = Date.parse(started) / 1000;
  const step = (epoch: number, loss: number) => ({
    step: epoch,
    wallTime: begun + epoch * 0.5,
    values: { "loss/train": loss / 2, "loss/test": loss },
  });
  const bytes = readFileSync(join(path, "events.out.tfevents.dz"));
  expect(bytes).toEqual(Buffer.from(eventFile([step(1, 0.5), step(2, 0.25)])));
  expect(readdirSync(path).filter((name) => name.startsWith("events"))).toEqual(["events.out.tfevents.dz"]);
});

test("of a folder that is no run nothing is written", () => {
  expect(() => writeEvents(folder)).toThrow("config.json");
  expect(existsSync(join(folder, "events.out.tfevents.dz"))).toBe(false);
});
