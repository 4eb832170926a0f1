import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import * as fs from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { inspectRun, RunError, RunWriter, readRun } from "@dz/runs";
import { afterEach, beforeEach, expect, test } from "vitest";
import { eventFile } from "./event-file.ts";
import { eventsOfRun } from "./events-of-run.ts";
import { EVENTS, writeEvents } from "./write-events.ts";

let base: string;
let folder: string;
beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), "dz-events-"));
  folder = join(base, "run");
});
afterEach(() => fs.rmSync(base, { recursive: true }));

function begin(): RunWriter {
  const writer = new RunWriter(folder, { dz: "0", command: "start", seed: 7, settings: {} });
  append(writer, 1);
  return writer;
}

function append(writer: RunWriter, epoch: number): void {
  writer.append({ epoch, trainLoss: 1 / epoch, testLoss: 2 / epoch, seconds: 0.5 }, Float64Array.of(epoch));
}

const written = (): Buffer => fs.readFileSync(join(folder, EVENTS));
const expected = (): Buffer => Buffer.from(eventFile(eventsOfRun(folder)));

test("the events of a run that goes on are written, and written anew; the run is resumed, finished and read as before", () => {
  const writer = begin();
  writeEvents(folder);
  const first = written();
  expect(first).toEqual(expected());
  writer.checkpoint(Buffer.from("state"));
  writer.close();

  const resumed = RunWriter.resume(folder);
  expect(resumed.warnings).toEqual([]);
  expect(written()).toEqual(first);
  append(resumed.writer, 2);
  resumed.writer.saveWeights(Buffer.from("weights"));
  resumed.writer.close();
  const names = fs.readdirSync(folder).toSorted();
  writeEvents(folder);
  expect(written()).toEqual(expected());
  expect(written().length).toBeGreaterThan(first.length);
  expect(fs.readdirSync(folder).toSorted()).toEqual(names);
  expect(readRun(folder)).toMatchObject({ warnings: [], metrics: [{ epoch: 1 }, { epoch: 2 }] });
  expect(inspectRun(folder).finished).toBe(true);
});

test.skipIf(process.platform === "win32")("a link in its place is replaced, and what it leads to stays", () => {
  begin().close();
  const outside = join(base, "outside");
  fs.writeFileSync(outside, "another's");
  fs.symlinkSync(outside, join(folder, EVENTS));
  writeEvents(folder);
  expect(fs.lstatSync(join(folder, EVENTS)).isFile()).toBe(true);
  expect(written()).toEqual(expected());
  expect(fs.readFileSync(outside, "utf8")).toBe("another's");
});

test("a folder in its place is refused in a line, and nothing is left behind", () => {
  begin().close();
  fs.mkdirSync(join(folder, EVENTS));
  fs.writeFileSync(join(folder, EVENTS, "file"), "");
  const names = fs.readdirSync(folder).toSorted();
  expect(() => writeEvents(folder)).toThrow(RunError);
  expect(() => writeEvents(folder)).toThrow(`run folder ${folder}: ${EVENTS} cannot be written, E`);
  expect(() => writeEvents(folder)).toThrow(/^[^\n]*$/);
  expect(fs.readdirSync(folder).toSorted()).toEqual(names);
});

test("what a killed process of this machine has left is removed, and no other", () => {
  begin().close();
  const machine = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
  const { pid: dead } = spawnSync(process.execPath, ["--version"]);
  const remains = (host: string, pid: number): string => `.events-${host}-${pid}-0123abcd.tmp`;
  const [gone, ...kept] = [
    remains(machine, dead),
    remains(machine, process.pid),
    remains("00000000", dead),
    `${remains(machine, dead)}.txt`,
  ] as const;
  for (const name of [gone, ...kept]) fs.writeFileSync(join(folder, name), "");
  writeEvents(folder);
  const names = fs.readdirSync(folder);
  expect(names).not.toContain(gone);
  expect(names).toEqual(expect.arrayContaining([...kept, EVENTS]));
});
