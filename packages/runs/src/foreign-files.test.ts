/**
 * Entries of a run folder that are not regular files with a single name: links lead out of the folder, pipes and
 * devices never end. Readers and writers must refuse them at once with an error of one line, and must not read, show or
 * change their content.
 */
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeFileSystem } from "./node-file-system.ts";
import { readRegularFile } from "./read-limited.ts";
import { readRun } from "./read-run.ts";
import { RunError } from "./run-error.ts";
import { inspectRun } from "./run-state.ts";
import { RunWriter } from "./run-writer.ts";
import { scanRun } from "./scan-run.ts";
import { files, savedFiles } from "./schema.ts";
import { about, metricsOf, row, saved, state, weights } from "./testing/program.ts";

const secret = "token-of-somebody-else";
let base: string;
let folder: string;
let outside: string;

beforeEach(() => {
  base = fs.mkdtempSync(join(tmpdir(), "dz-foreign-"));
  folder = join(base, "run");
  outside = join(base, "secret");
  fs.writeFileSync(outside, secret);
});
afterEach(() => fs.rmSync(base, { recursive: true }));

/** A run interrupted after two epochs, with every file that a folder can contain. */
function interruptedRun(): void {
  const writer = new RunWriter(folder, about);
  writer.saveFile("series", saved.series);
  for (const epoch of [1, 2]) {
    writer.append(metricsOf(epoch), row(epoch));
    writer.checkpoint(state(epoch));
  }
  for (const name of savedFiles.slice(1)) writer.saveFile(name, saved[name]);
  writer.saveWeights(weights, { finished: false });
  writer.close();
}

/** Everything in the folder, links as links. */
function contents(): unknown {
  return fs.readdirSync(folder).map((name) => {
    const { ino, size, mtimeMs, nlink } = fs.lstatSync(join(folder, name));
    return [name, ino, size, mtimeMs, nlink];
  });
}

const kinds: [kind: string, put: (path: string) => void, words: string][] = [
  [
    "a symbolic link to a file",
    (path) => fs.symlinkSync(outside, path),
    "is a symbolic link; put the file itself in its place",
  ],
  [
    "a symbolic link to nowhere",
    (path) => fs.symlinkSync("nowhere", path),
    "is a symbolic link; put the file itself in its place",
  ],
  [
    "a link to an endless device",
    (path) => fs.symlinkSync("/dev/zero", path),
    "is a symbolic link; put the file itself in its place",
  ],
  ["a hard link", (path) => fs.linkSync(outside, path), "has 2 names, being a hard link; put a copy in its place"],
  ["a pipe", (path) => execFileSync("mkfifo", [path]), "is not a file"],
  ["a folder", (path) => fs.mkdirSync(path), "is not a file"],
];

describe.skipIf(process.platform === "win32").each(kinds)("%s", (_, put, words) => {
  /** Replaces a file of the folder by it. */
  function replace(name: string): void {
    fs.rmSync(join(folder, name), { force: true });
    put(join(folder, name));
  }

  function refused(call: () => unknown, name: string): void {
    const before = contents();
    expect(call).toThrow(RunError);
    expect(call).toThrow(`run folder ${folder}: ${name} ${words}`);
    expect(call).toThrow(/^[^\n]*$/);
    expect(call).not.toThrow(secret.slice(0, 5));
    expect(contents()).toEqual(before);
    expect(fs.readFileSync(outside, "utf8")).toBe(secret);
  }

  test.each(savedFiles)("in place of the %s is refused at the call that reads it", (name) => {
    interruptedRun();
    fs.rmSync(join(folder, files.checksums)); // which would name the file
    replace(files[name]);
    const run = readRun(folder);
    refused(() => run.file(name), files[name]);
  });

  test.each([files.config, files.metrics, files.predictions, files.weights, files.checksums, files.backtest])(
    "in place of %s is refused by readRun",
    (name) => {
      interruptedRun();
      replace(name);
      refused(() => readRun(folder), name);
    },
  );

  test.each([
    ...[files.config, files.metrics, files.predictions, files.series, files.forecast],
    ...[files.checkpoint, files.previousCheckpoint],
  ])("in place of %s is refused by RunWriter.resume", (name) => {
    interruptedRun();
    // The previous checkpoint is read if the last one is missing.
    if (name === files.previousCheckpoint) fs.rmSync(join(folder, files.checkpoint));
    replace(name);
    refused(() => RunWriter.resume(folder), name);
  });

  test.each([files.metrics, files.predictions])(
    "in place of %s prevents resuming a run without a checkpoint",
    (name) => {
      interruptedRun();
      for (const each of [files.checkpoint, files.previousCheckpoint, files.weights, files.checksums]) {
        fs.rmSync(join(folder, each));
      }
      replace(name);
      refused(() => RunWriter.resume(folder), name);
    },
  );

  test.each([files.config, files.checkpoint, files.weights, files.checksums])(
    "in place of %s is refused by inspectRun",
    (name) => {
      interruptedRun();
      if (name !== files.config)
        for (const each of [files.checkpoint, files.previousCheckpoint]) fs.rmSync(join(folder, each));
      replace(name);
      refused(() => inspectRun(folder), name);
    },
  );

  test("is refused by scanRun in place of the metrics, and by readRegularFile", () => {
    interruptedRun();
    replace(files.metrics);
    refused(() => scanRun(folder, () => {}), files.metrics);
    refused(
      () => readRegularFile(join(folder, files.metrics), 100, `run folder ${folder}: ${files.metrics}`),
      files.metrics,
    );
  });

  test.each([files.metrics, files.predictions])("that replaces %s during a run makes its writer fail", (name) => {
    const writer = new RunWriter(folder, about);
    writer.append(metricsOf(1), row(1));
    replace(name);
    const gone = `run folder ${folder}: ${name} was removed or replaced while the run went on; nothing more is written`;
    const before = contents();
    expect(() => writer.append(metricsOf(2), row(2))).toThrow(gone);
    expect(() => writer.checkpoint(state(1))).toThrow(gone);
    expect(() => writer.saveWeights(weights)).toThrow(gone);
    expect(contents()).toEqual(before);
    writer.close();
    expect(fs.readFileSync(outside, "utf8")).toBe(secret);
  });

  test("under the temporary name of a file is not written through", () => {
    const writer = new RunWriter(folder, about);
    writer.append(metricsOf(1), row(1));
    for (const name of [
      ...["checkpoint.dz.tmp", "weights.npz.tmp", "checksums.json.tmp", "checkpoint.dz"],
      ...["forecast.csv.tmp", "forecast.csv"],
    ]) {
      fs.rmSync(join(folder, name), { force: true });
      put(join(folder, name));
      for (const write of [
        () => writer.checkpoint(state(1)),
        () => writer.saveFile("forecast", saved.forecast),
        () => writer.saveWeights(weights, { finished: false }),
      ]) {
        try {
          write();
        } catch (error) {
          expect(error).toBeInstanceOf(RunError);
          expect((error as Error).message).toMatch(/^run folder [^\n]*$/);
        }
      }
      fs.rmSync(join(folder, name), { recursive: true, force: true });
      expect(fs.readFileSync(outside, "utf8")).toBe(secret);
    }
    writer.close();
  });

  test("in place of predictions.npy before the first epoch is not written into", () => {
    const writer = new RunWriter(folder, about);
    put(join(folder, files.predictions));
    expect(() => writer.append(metricsOf(1), row(1))).toThrow(RunError);
    writer.close();
    expect(fs.readFileSync(outside, "utf8")).toBe(secret);
  });
});

test("a symbolic link to a run folder is followed by readers and writers", () => {
  interruptedRun();
  const link = join(base, "link");
  fs.symlinkSync("run", link);
  expect(readRun(link).metrics.length).toBe(2);
  const { writer } = RunWriter.resume(link);
  writer.append(metricsOf(3), row(3));
  writer.saveWeights(weights);
  writer.close();
  expect(readRun(folder).metrics.length).toBe(3);
});

test("a further file is of no concern to readers and writers, and stays as it is", () => {
  interruptedRun();
  const further = join(folder, "events.out.tfevents.dz");
  const untouched = (): unknown => [fs.readFileSync(further, "utf8"), fs.statSync(further).ino];
  const before = [readRun(folder).warnings, inspectRun(folder), scanRun(folder, () => {}).epochs];
  fs.writeFileSync(further, "events");
  const file = untouched();
  expect([readRun(folder).warnings, inspectRun(folder), scanRun(folder, () => {}).epochs]).toEqual(before);
  const { writer, checkpoint, warnings } = RunWriter.resume(folder);
  expect([checkpoint?.epoch, warnings]).toEqual([2, []]);
  writer.append(metricsOf(3), row(3));
  writer.saveWeights(weights);
  writer.close();
  expect([readRun(folder).warnings, inspectRun(folder).finished]).toEqual([[], true]);
  expect(untouched()).toEqual(file);
});

test("a file replaced between the check and the opening is still refused", () => {
  interruptedRun();
  const path = join(folder, files.config);
  let looks = 0;
  const swapping = new Proxy(nodeFileSystem, {
    get(target, name: keyof typeof nodeFileSystem) {
      if (name !== "open") return target[name];
      return (at: string, flags: "r") => {
        if (at === path && looks++ === 0) {
          fs.rmSync(path);
          fs.symlinkSync(outside, path);
        }
        return target.open(at, flags);
      };
    },
  });
  expect(() => readRun(folder, { fileSystem: swapping })).toThrow(
    new RunError(
      `run folder ${folder}: config.json cannot be read, it is a symbolic link; put the file itself in its place`,
    ),
  );
});

test("a file above the size limit is not read", () => {
  expect(Buffer.from(readRegularFile(outside, secret.length)).toString()).toBe(secret);
  expect(() => readRegularFile(outside, 3)).toThrow(
    new RunError(`${outside} has ${secret.length} bytes, at most 3 are read`),
  );
  expect(() => readRegularFile(join(base, "none"), 3)).toThrow(new RunError(`${join(base, "none")} is missing`));
});

test.runIf(fs.existsSync("/dev/zero"))("a device is not read", () => {
  expect(() => readRegularFile("/dev/zero", 100)).toThrow(new RunError("/dev/zero is not a file"));
});
