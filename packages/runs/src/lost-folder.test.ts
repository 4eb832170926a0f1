/**
 * A run folder that is moved or removed while it is written: what is at its path then belongs to another run, and the
 * first run must write nothing into it.
 */
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { LostFolderError } from "./lock.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { readRun } from "./read-run.ts";
import { RunWriter } from "./run-writer.ts";
import { intercepted } from "./testing/faults.ts";
import { about, metricsOf, row, saved, state } from "./testing/program.ts";

let base: string;
let folder: string;
let writer: RunWriter;
beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), "dz-lost-"));
  folder = join(base, "run");
  writer = new RunWriter(folder, about);
  writer.append(metricsOf(1), row(1));
});
afterEach(() => {
  writer.close();
  fs.rmSync(base, { recursive: true });
});

const move = (): void => fs.renameSync(folder, join(base, "moved"));
const contents = (at: string): unknown =>
  fs.readdirSync(at).map((name) => [name, fs.readFileSync(join(at, name), "latin1")]);

/** Another run of the same name, completed. */
function another(): void {
  const other = new RunWriter(folder, { ...about, seed: 8 });
  other.append(metricsOf(1), row(9));
  other.saveWeights(Buffer.from("the weights of the other"));
  other.close();
}

const places: [string, () => void][] = [
  ["moved", move],
  ["removed", () => fs.rmSync(folder, { recursive: true })],
  [
    "moved, and another run finished at its path",
    () => {
      move();
      another();
    },
  ],
  [
    "moved, and another run is written at its path",
    () => {
      move();
      const other = new RunWriter(folder, about);
      other.append(metricsOf(1), row(9));
    },
  ],
  [
    "moved, and a link to another folder is at its path",
    () => {
      move();
      fs.mkdirSync(join(base, "elsewhere"));
      fs.symlinkSync("elsewhere", folder);
    },
  ],
  [
    "copied, and the copy is at its path",
    () => {
      move();
      fs.cpSync(join(base, "moved"), folder, { recursive: true });
    },
  ],
];

describe.each(places)("a folder that was %s", (_, change) => {
  test.each<[string, () => void]>([
    ["append", () => writer.append(metricsOf(2), row(2))],
    ["saveFile", () => writer.saveFile("forecast", saved.forecast)],
    ["checkpoint", () => writer.checkpoint(state(1))],
    ["saveWeights", () => writer.saveWeights(Buffer.from("mine"))],
  ])("is not written by %s", (_, write) => {
    change();
    const there = fs.existsSync(folder);
    const before = there ? contents(folder) : null;
    expect(write).toThrow(LostFolderError);
    expect(write).toThrow(
      `run folder ${folder}: was moved, removed or replaced after this run began; nothing more is written`,
    );
    writer.close();
    expect(fs.existsSync(folder)).toBe(there);
    if (there) expect(contents(folder)).toEqual(before);
  });
});

test("a folder moved in the middle of a call is noticed before a rename", () => {
  fs.rmSync(folder, { recursive: true });
  writer.close();
  let moving = "";
  const fileSystem = intercepted(nodeFileSystem, (call, args, real) => {
    const result = real(...args);
    if (moving !== "" && call === "open" && String(args[0]).endsWith(moving)) {
      moving = "";
      move();
      another();
    }
    return result;
  });
  for (const name of ["weights.npz.tmp", "checksums.json.tmp"]) {
    writer = new RunWriter(folder, about, { fileSystem });
    writer.append(metricsOf(1), row(1));
    moving = name;
    expect(() => writer.saveWeights(Buffer.from("mine"))).toThrow(LostFolderError);
    writer.close();
    expect(String(readRun(folder).weights)).toBe("the weights of the other");
    for (const each of ["moved", "run"]) fs.rmSync(join(base, each), { recursive: true });
  }
});

test("a folder that is moved back is written again", () => {
  move();
  expect(() => writer.append(metricsOf(2), row(2))).toThrow(LostFolderError);
  fs.renameSync(join(base, "moved"), folder);
  writer.append(metricsOf(2), row(2));
  writer.saveWeights(Buffer.from("mine"));
  expect(readRun(folder).metrics.length).toBe(2);
});

test.each(places)(
  "a folder that is %s while a checkpoint waits for the disk is lost, and not a file that fails",
  async (_, lose) => {
    const checkpoint = writer.beginCheckpoint(state(1));
    lose();
    await expect(checkpoint).rejects.toThrow(LostFolderError);
  },
);
