import { beforeEach, describe, expect, test } from "vitest";
import { beginRun } from "./begin-run.ts";
import { readRun } from "./read-run.ts";
import { RunError } from "./run-error.ts";
import { sumOf } from "./sum.ts";
import { failing, intercepted, killAfter } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";
import { about, process } from "./testing/program.ts";

let disk: MemoryFileSystem;
beforeEach(() => {
  disk = new MemoryFileSystem();
});

test("beginRun writes the settings, an empty metrics file and the lock", () => {
  const run = beginRun("/runs/a", about, { fileSystem: disk, processes: process(1) });
  const { "config.json": config = "", ...files } = disk.snapshot("/runs/a");
  expect(JSON.parse(config)).toMatchObject({ format: 1, ...about });
  expect(files).toEqual({ "metrics.jsonl": "", "lock-1-1-b-1-00000000-test": expect.any(String) });
  expect(run).toMatchObject({ folder: "/runs/a", epochs: 0, predictions: null, config: sumOf(Buffer.from(config)) });
  expect(disk.openFiles).toBe(1);
  run.lock.release();
  expect(disk.list("/runs/a")).toEqual(["config.json", "metrics.jsonl"]);
});

test("the settings survive a power cut", () => {
  beginRun("/runs/a", about, { fileSystem: disk, processes: process(1) });
  const text = disk.snapshot("/runs/a")["config.json"];
  disk.cut(() => 0);
  expect(disk.snapshot("/runs/a")["config.json"]).toBe(text);
});

test.each([
  ["write", "cannot be locked, the disk is full"],
  ["rename", "cannot be written, the disk is full; choose another folder"],
])("if %s fails, beginRun leaves nothing behind", (name, words) => {
  const full = intercepted(disk, (call, args, real) =>
    call === name ? failing("ENOSPC")(call, args, real) : real(...args),
  );
  expect(() => beginRun("/runs/a", about, { fileSystem: full, processes: process(1) })).toThrow(
    new RunError(`run folder /runs/a: ${words}`),
  );
  expect(disk.list("/")).toEqual([]);
  expect(disk.openFiles).toBe(0);
});

test.each(["list", "open", "syncFolder"])("without permission to %s, beginRun leaves nothing behind", (name) => {
  const closed = intercepted(disk, (call, args, real) =>
    call === name && String(args[0]).startsWith("/runs/a") ? failing("EACCES")(call, args, real) : real(...args),
  );
  expect(() => beginRun("/runs/a", about, { fileSystem: closed, processes: process(1) })).toThrow(
    /^run folder \/runs\/a: cannot be (locked|written), permission denied/,
  );
  expect(disk.list("/")).toEqual([]);
});

describe("a program killed before its run has begun", () => {
  /** Kills it after 0, 1, 2 ... steps until it completes; yields the file system after each kill. */
  function* killed(): Generator<MemoryFileSystem> {
    for (let steps = 0; ; steps++) {
      const left = new MemoryFileSystem();
      left.makeFolder("/runs");
      try {
        beginRun("/runs/a", about, { fileSystem: intercepted(left, killAfter(steps)), processes: process(1) });
        return;
      } catch {}
      left.kill();
      yield left;
    }
  }

  test.each([false, true])("leaves a folder that the next program uses (with useEmpty: %s)", (useEmpty) => {
    const seen = { none: 0, empty: 0, unbegun: 0, begun: 0 };
    for (const left of killed()) {
      const names = left.stat("/runs/a") === null ? null : left.list("/runs/a");
      const begin = (): unknown => beginRun("/runs/a", about, { fileSystem: left, processes: process(2), useEmpty });
      if (names?.includes("config.json") || (names?.length === 0 && !useEmpty)) {
        seen[names.length === 0 ? "empty" : "begun"]++;
        const before = left.snapshot("/runs");
        expect(begin).toThrow(
          new RunError("run folder /runs/a: exists already and is not overwritten; choose another or remove it"),
        );
        expect(left.snapshot("/runs")).toEqual(before);
        continue;
      }
      seen[names === null ? "none" : "unbegun"]++;
      begin();
      const lock = "lock-2-1-b-1-00000000-test";
      expect(left.list("/runs/a")).toEqual(["config.json", lock, "metrics.jsonl"]);
      expect(readRun("/runs/a", { fileSystem: left }).config).toMatchObject(about);
    }
    expect(seen.unbegun).toBeGreaterThan(20);
    expect(seen.begun).toBeGreaterThan(0);
    expect(seen.empty > 0).toBe(!useEmpty);
  });

  test("leaves a folder that is removed when the next program fails", () => {
    for (const left of killed()) {
      if (left.stat("/runs/a") === null || left.list("/runs/a").includes("config.json")) continue;
      const full = intercepted(left, (call, args, real) =>
        call === "rename" ? failing("ENOSPC")(call, args, real) : real(...args),
      );
      expect(() => beginRun("/runs/a", about, { fileSystem: full, processes: process(2), useEmpty: true })).toThrow(
        "the disk is full",
      );
      expect(left.list("/runs")).toEqual([]);
    }
  });

  test.each<[string, string, (pid: number) => boolean]>([
    ["a file of a user", "notes.txt", () => false],
    ["settings", "config.json", () => false],
    ["a lock of a living process", "lock-7-1-b-1-00000000-test", (pid) => pid === 7],
  ])("is distinguished from one with %s, which is not removed", (_, name, alive) => {
    disk.makeFolder("/a");
    for (const each of ["lock-1-1-b-1-00000000-test", "config.json.tmp", name])
      disk.close(disk.open(`/a/${each}`, "wx"));
    const before = disk.snapshot("/a");
    const processes = { ...process(2), isAlive: ({ pid }: { pid: number }) => alive(pid) };
    expect(() => beginRun("/a", about, { fileSystem: disk, processes, useEmpty: true })).toThrow("exists already");
    expect(disk.snapshot("/a")).toEqual(before);
  });

  test("leaves a folder that only one of two programs gets", () => {
    for (let at = 0; ; at++) {
      const left = new MemoryFileSystem();
      left.makeFolder("/a");
      left.close(left.open("/a/lock-1-1-b-1-00000000-test", "wx"));
      const both = { isAlive: ({ pid }: { pid: number }) => pid > 1, pause: () => {} };
      const begin = (fs: MemoryFileSystem, pid: number): boolean => {
        try {
          beginRun("/a", about, { fileSystem: fs, processes: { ...process(pid), ...both } });
          return true;
        } catch (error) {
          expect((error as Error).message).toMatch(
            /^run folder \/a: (is in use by|exists already|cannot be locked)[^\n]*$/,
          );
          return false;
        }
      };
      let calls = 0;
      let other = false;
      const meeting = intercepted(left, (_, args, real) => {
        if (calls++ === at) other = begin(left, 3);
        return real(...args);
      });
      const first = begin(meeting as MemoryFileSystem, 2);
      expect([first, other].filter(Boolean).length).toBe(calls > at ? 1 : Number(first));
      expect(readRun("/a", { fileSystem: left }).metrics).toEqual([]);
      if (calls <= at) break;
    }
  });
});
