import { beforeEach, describe, expect, test } from "vitest";
import { DamageError } from "./check-sums.ts";
import { InUseError } from "./lock.ts";
import type { OpenRun } from "./open-run.ts";
import { readRun } from "./read-run.ts";
import { resumeRun } from "./resume-run.ts";
import { HEADER_SIZE } from "./row-file.ts";
import { RunError } from "./run-error.ts";
import { RunWriter } from "./run-writer.ts";
import { failing, intercepted } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, metricsOf, process, row, state, weights } from "./testing/program.ts";
import { readWhole, writeWhole } from "./whole-file.ts";

const folder = "/runs/a";
let disk: MemoryFileSystem;
let writer: RunWriter;
beforeEach(() => {
  disk = new MemoryFileSystem();
  writer = new RunWriter(folder, about, { fileSystem: disk, processes: process(1) });
});

const path = (name: string): string => `${folder}/${name}`;
const resume = () => resumeRun(folder, { fileSystem: disk, processes: process(2) });
const names = (): string[] => disk.list(folder).filter((name) => !name.startsWith("lock-"));

/** Writes epochs 1 to `last`, with a checkpoint after each up to `checkpointed`. */
function train(last: number, checkpointed: number): void {
  for (let epoch = writer.epochs + 1; epoch <= last; epoch++) {
    writer.append(metricsOf(epoch), row(epoch));
    if (epoch <= checkpointed) writer.checkpoint(state(epoch));
  }
}

/** Replaces the bytes of a file. */
function edit(name: string, change: (bytes: Buffer) => Uint8Array): void {
  writeWhole(disk, path(name), change(readWhole(disk, path(name))));
}
const damaged = (words: string): DamageError => new DamageError(folder, words);
const flip = (bytes: Buffer): Uint8Array => bytes.with(bytes.length - 1, (bytes.at(-1) as number) ^ 1);

function close({ lock, fs, metrics, predictions }: OpenRun): void {
  lock.release();
  fs.close(metrics);
  predictions?.close();
}

test("resumeRun removes everything after the checkpoint, and takes the lock", () => {
  train(2, 2);
  const before = disk.snapshot(folder);
  train(4, 2);
  disk.write(disk.open(path("metrics.jsonl"), "r+"), Buffer.from('{"epoch":5'), 999);
  disk.kill();
  const { run, config, checkpoint, warnings } = resume();
  expect(config).toMatchObject(about);
  expect(checkpoint).toEqual({ epoch: 2, bytes: new Uint8Array(state(2)) });
  expect(warnings).toEqual([]);
  expect(run.epochs).toBe(2);
  expect(() => resumeRun(folder, { fileSystem: disk, processes: process(2) })).toThrow(
    "is in use by process 2 on test",
  );
  close(run);
  const { "lock-1-1-b-1-00000000-test": _, ...files } = before;
  expect(disk.snapshot(folder)).toEqual(files);
  expect(disk.openFiles).toBe(0);
});

test("resumeRun continues the sums of the files", () => {
  train(3, 3);
  const { run } = resume();
  expect(run.lines.size).toBe(readWhole(disk, path("metrics.jsonl")).length);
  expect(run.rows.size).toBe(3 * 16);
});

test("resumeRun restarts a run without a checkpoint", () => {
  train(2, 0);
  const { run, checkpoint, warnings } = resume();
  expect(checkpoint).toBe(null);
  expect(warnings).toEqual(["there is no checkpoint: the run begins again with its first epoch"]);
  close(run);
  expect(names()).toEqual(["config.json", "metrics.jsonl"]);
  expect(readRun(folder, { fileSystem: disk }).metrics).toEqual([]);
});

test("resumeRun accepts a checkpoint before the first epoch", () => {
  writer.checkpoint(state(0));
  train(1, 0);
  const { run, checkpoint } = resume();
  expect(checkpoint).toEqual({ epoch: 0, bytes: new Uint8Array(state(0)) });
  close(run);
  expect(names()).toEqual(["checkpoint.dz", "config.json", "metrics.jsonl"]);
});

test("resumeRun starts a run without a metrics file", () => {
  disk.remove(path("metrics.jsonl"));
  close(resume().run);
  expect(names()).toEqual(["config.json", "metrics.jsonl"]);
});

test("resumeRun removes the weights of an interrupted run, and temporary files", () => {
  train(2, 2);
  writer.saveWeights(weights, { finished: false });
  writeWhole(disk, path("checkpoint.dz.tmp"), Buffer.from("a part"));
  close(resume().run);
  const checkpoints = ["checkpoint.dz", "checkpoint.previous.dz"];
  expect(names()).toEqual([...checkpoints, "config.json", "metrics.jsonl", "predictions.npy"]);
});

test("if the last checkpoint is damaged, resumeRun uses the previous one, and never loses it", () => {
  train(3, 3);
  edit("checkpoint.dz", flip);
  const { run, checkpoint, warnings } = resume();
  expect(checkpoint?.epoch).toBe(2);
  expect(warnings).toEqual([
    "checkpoint.dz is damaged, its content does not have the SHA-256 at its end; the checkpoint before it is used, of epoch 2",
  ]);
  close(run);
  expect(names()).not.toContain("checkpoint.previous.dz");
  const again = resume();
  expect(again).toMatchObject({ checkpoint: { epoch: 2 }, warnings: [] });
  expect(readRun(folder, { fileSystem: disk }).metrics.length).toBe(2);
});

test.each<[string, string, () => void]>([
  [
    "unterminated metrics",
    "metrics.jsonl is cut off, 1 of the bytes that checkpoint.dz counts are missing",
    () => edit("metrics.jsonl", (bytes) => bytes.subarray(0, -1)),
  ],
  [
    "a changed last row",
    "predictions.npy is damaged, it does not have the SHA-256 that checkpoint.dz gives",
    () => edit("predictions.npy", flip),
  ],
])("with %s, a run resumes from before it and ends the same", (_, words, change) => {
  train(3, 3);
  const before = disk.snapshot(folder);
  change();
  disk.kill();
  const resumed = RunWriter.resume(folder, { fileSystem: disk, processes: process(2) });
  expect(resumed.warnings).toEqual([`${words}; the checkpoint before it is used, of epoch 2`]);
  expect(resumed.checkpoint?.epoch).toBe(2);
  writer = resumed.writer;
  train(3, 3);
  writer.close();
  const { "lock-1-1-b-1-00000000-test": __, ...files } = before;
  expect(disk.snapshot(folder)).toEqual(files);
});

describe("resumeRun refuses without a change", () => {
  const another = "it cannot be resumed, begin a new run in another folder";
  const changed = (name: string) =>
    damaged(`${name} is damaged, it does not have the SHA-256 that checkpoint.dz gives`);

  test.each<[string, string | RegExp | DamageError, () => void]>([
    ["no config", `config.json is missing; ${another}`, () => disk.remove(path("config.json"))],
    ["a torn config", `config.json: not valid JSON; ${another}`, () => edit("config.json", (b) => b.subarray(0, 2))],
    [
      "a later format",
      `config.json: format is 2, expected 1, the only format that this version of @dz/runs reads; ${another}`,
      () => edit("config.json", (bytes) => Buffer.from(bytes.toString().replace('"format": 1', '"format": 2'))),
    ],
    [
      "another config",
      changed("config.json"),
      () => edit("config.json", (bytes) => Buffer.concat([Buffer.from(" "), bytes])),
    ],
    ["a loss that has changed", changed("metrics.jsonl"), () => edit("metrics.jsonl", (bytes) => bytes.with(9, 0x39))],
    [
      "a changed first row",
      changed("predictions.npy"),
      () => edit("predictions.npy", (bytes) => bytes.with(HEADER_SIZE, 0xff)),
    ],
    [
      "no rows",
      damaged("predictions.npy is missing, checkpoint.dz counts 32 bytes of it"),
      () => disk.remove(path("predictions.npy")),
    ],
    [
      "truncated metrics",
      damaged("metrics.jsonl is cut off, 107 of the bytes that checkpoint.dz counts are missing"),
      () => edit("metrics.jsonl", (bytes) => bytes.subarray(0, 9)),
    ],
    [
      "damaged checkpoints",
      "checkpoint.dz is damaged, it is empty, and checkpoint.previous.dz is damaged, it does not begin as one, and there is no other; remove the checkpoints to begin again with the first epoch",
      () => {
        edit("checkpoint.dz", () => new Uint8Array());
        edit("checkpoint.previous.dz", () => Buffer.from("x"));
      },
    ],
    [
      "a finished run",
      /^run folder \/runs\/a: the run is finished, it has its weights; begin another in a new folder$/,
      () => {
        writer.saveWeights(weights);
        writer.close();
      },
    ],
  ])("%s", (_, words, change) => {
    train(2, 2);
    change();
    const before = disk.snapshot(folder);
    disk.kill();
    expect(resume).toThrow(typeof words === "string" ? new RunError(`run folder ${folder}: ${words}`) : words);
    const { "lock-1-1-b-1-00000000-test": __, ...files } = before;
    expect(
      Object.fromEntries(Object.entries(disk.snapshot(folder)).filter(([name]) => !name.startsWith("lock-"))),
    ).toEqual(files);
    expect(names()).not.toContain("lock-2-1-b-1-00000000-test");
    expect(disk.openFiles).toBe(0);
  });

  test("a missing folder, and a file", () => {
    const at = (place: string) => () => resumeRun(place, { fileSystem: disk, processes: process(2) });
    expect(at("/runs/b")).toThrow(new RunError("run folder /runs/b: there is no such folder"));
    expect(at(path("config.json"))).toThrow(`run folder ${path("config.json")}: there is no such folder`);
    expect(at("/runs")).toThrow(new RunError(`run folder /runs: config.json is missing; ${another}`));
    expect(disk.list("/runs")).toEqual(["a"]);
  });

  test("a folder that another process writes", () => {
    const processes = { ...process(2), isAlive: () => true };
    expect(() => resumeRun(folder, { fileSystem: disk, processes })).toThrow(
      new InUseError(
        `run folder ${folder}: is in use by process 1 on test; wait until it has ended, or if it is gone, remove lock-1-1-b-1-00000000-test`,
      ),
    );
  });
});

test.each(["truncate", "sync", "open"])(
  "if %s fails while resumeRun truncates the files, they are closed and the lock is released",
  (name) => {
    train(2, 1);
    disk.kill();
    let opened = 0;
    const faulty = intercepted(disk, (call, args, real) => {
      const fails =
        call === name && (call !== "open" || (args[0] === path("predictions.npy") && args[1] === "r+" && ++opened > 0));
      return fails ? failing("EIO")(call, args, real) : real(...args);
    });
    expect(() => resumeRun(folder, { fileSystem: faulty, processes: process(2) })).toThrow(
      new RunError(`run folder ${folder}: cannot be resumed, EIO: ${name}`),
    );
    expect(disk.openFiles).toBe(0);
    expect(disk.list(folder).filter((file) => file.startsWith("lock-"))).toEqual([]);
    expect(resume().run.epochs).toBe(1);
  },
);
