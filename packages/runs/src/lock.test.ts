import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { FileSystem } from "./file-system.ts";
import { InUseError, lockFolder } from "./lock.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { lockName, type Owner, type Processes, processes } from "./owner.ts";
import { RunError } from "./run-error.ts";
import { failing, intercepted } from "./testing/faults.ts";
import { MemoryFileSystem } from "./testing/memory-file-system.ts";

const owner = (pid: number): Owner => ({ pid, start: "1", boot: "b", space: "1", nonce: "00000000", host: "test" });

/** A process to which these process ids seem alive. */
const seeing = (pid: number, ...alive: number[]): Processes => ({
  self: owner(pid),
  isAlive: (other) => alive.includes(other.pid),
  pause: () => {},
});

const inUse = (pid: number): InUseError =>
  new InUseError(
    `run folder /a: is in use by process ${pid} on test; wait until it has ended, or if it is gone, remove ${lockName(owner(pid))}`,
  );

describe("in a folder in memory", () => {
  let disk: MemoryFileSystem;
  beforeEach(() => {
    disk = new MemoryFileSystem();
    disk.makeFolder("/a");
  });

  test("a lock can be taken and released", () => {
    const lock = lockFolder(disk, "/a", seeing(1));
    expect(disk.list("/a")).toEqual(["lock-1-1-b-1-00000000-test"]);
    expect(disk.openFiles).toBe(0);
    lock.release();
    expect(disk.list("/a")).toEqual([]);
    lock.release();
  });

  test("a lock held by a living process is refused with its process id", () => {
    const lock = lockFolder(disk, "/a", seeing(5));
    for (const pid of [4, 6]) expect(() => lockFolder(disk, "/a", seeing(pid, 5))).toThrow(inUse(5));
    expect(() => lockFolder(disk, "/a", seeing(5))).toThrow(inUse(5));
    expect(disk.list("/a")).toEqual([lockName(owner(5))]);
    lock.release();
    lockFolder(disk, "/a", seeing(6, 5));
  });

  test("the lock of a dead process is removed, other files stay", () => {
    lockFolder(disk, "/a", seeing(5));
    disk.close(disk.open("/a/lock-mine", "wx"));
    lockFolder(disk, "/a", seeing(6));
    expect(disk.list("/a")).toEqual([lockName(owner(6)), "lock-mine"]);
  });

  test("of two interleaved requests, in any order, exactly one gets the lock", () => {
    const winners = new Set<number>();
    for (const [first, second] of [
      [1, 2],
      [2, 1],
    ] as const) {
      for (let at = 0; at < 9; at++) {
        disk = new MemoryFileSystem();
        disk.makeFolder("/a");
        const won: number[] = [];
        const take = (fs: FileSystem, pid: number, other: number): void => {
          try {
            lockFolder(fs, "/a", seeing(pid, other));
            won.push(pid);
          } catch (error) {
            expect(error).toEqual(inUse(other));
          }
        };
        // If the second has the smaller name, it would wait for the first, which cannot continue here.
        let calls = 0;
        const meeting = intercepted(disk, (_, args, real) => {
          if (calls++ === at && (second > first || at === 0)) take(disk, second, first);
          return real(...args);
        });
        take(meeting, first, second);
        expect(won).toHaveLength(1);
        winners.add(won[0] as number);
      }
    }
    expect([...winners].sort()).toEqual([1, 2]);
  });

  test("the request with the smaller name waits until the other has withdrawn", () => {
    disk.close(disk.open(`/a/${lockName(owner(9))}`, "wx"));
    let looks = 0;
    const leaving = intercepted(disk, (call, args, real) => {
      if (call === "list" && ++looks === 3) disk.remove(`/a/${lockName(owner(9))}`);
      return real(...args);
    });
    lockFolder(leaving, "/a", seeing(1, 9));
    expect(looks).toBe(3);
  });

  test("waiting for a request that never ends is bounded", () => {
    disk.close(disk.open(`/a/${lockName(owner(9))}`, "wx"));
    let pauses = 0;
    const patient = { ...seeing(1, 9), pause: () => pauses++ };
    expect(() => lockFolder(disk, "/a", patient)).toThrow(inUse(9));
    expect(pauses).toBe(2499); // of two milliseconds each
    expect(disk.list("/a")).toEqual([lockName(owner(9))]);
  });

  test.each(["open", "close", "list", "write"])("if %s fails, the lock is not taken", (name) => {
    const faulty = intercepted(disk, (call, args, real) =>
      call === name ? failing("EROFS")(call, args, real) : real(...args),
    );
    expect(() => lockFolder(faulty, "/a", seeing(1))).toThrow(
      new RunError("run folder /a: cannot be locked, the file system is read-only"),
    );
    expect(disk.list("/a")).toEqual([]);
    expect(disk.openFiles).toBe(0);
  });
});

describe("between processes", () => {
  /** Tries to take the lock at each line of input, and prints whether it succeeded. */
  const program = `
    import { createInterface } from "node:readline";
    import { lockFolder } from ${JSON.stringify(new URL("lock.ts", import.meta.url).href)};
    import { nodeFileSystem } from ${JSON.stringify(new URL("node-file-system.ts", import.meta.url).href)};
    import { processes } from ${JSON.stringify(new URL("owner.ts", import.meta.url).href)};
    let lock;
    console.log("ready");
    for await (const line of createInterface({ input: process.stdin })) {
      if (line === "unlock") lock?.release();
      try {
        if (line !== "unlock") lock = lockFolder(nodeFileSystem, line, processes);
        console.log("done");
      } catch (error) {
        console.log(error.message);
      }
    }
  `;
  const children: ChildProcess[] = [];
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "dz-lock-"));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
    }
    rmSync(folder, { recursive: true });
  });

  /** Starts a process; `ask` sends it a line and returns its answer. */
  async function start(): Promise<{ child: ChildProcess; ask: (line: string) => Promise<string> }> {
    const child = spawn(process.execPath, ["--conditions=@dz/source", "--input-type=module", "-e", program], {
      stdio: ["pipe", "pipe", "inherit"],
    });
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const next = async (): Promise<string> => (await lines.next()).value as string;
    expect(await next()).toBe("ready");
    return {
      child,
      ask: (line) => {
        child.stdin.write(`${line}\n`);
        return next();
      },
    };
  }

  test("of many simultaneous requests exactly one gets the lock, even if a dead process held it", async () => {
    const all = await Promise.all([1, 2, 3, 4, 5].map(start));
    for (let round = 0; round < 40; round++) {
      const gone = { ...processes.self, pid: 4194305 + round, nonce: "0000000a" };
      if (round % 2 === 0) writeFileSync(join(folder, lockName(gone)), "held");
      const answers = await Promise.all(all.map(({ ask }) => ask(folder)));
      expect(answers.filter((answer) => answer === "done")).toHaveLength(1);
      for (const answer of answers)
        expect(answer).toMatch(/^done$|^run folder .+: is in use by process \d+ on .+; wait /);
      await Promise.all(all.map(({ ask }) => ask("unlock")));
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test("the lock of a killed process is free at once", async () => {
    const { child, ask } = await start();
    expect(await ask(folder)).toBe("done");
    expect(() => lockFolder(nodeFileSystem, folder, processes)).toThrow(`is in use by process ${child.pid} on `);
    child.kill("SIGKILL");
    await once(child, "exit");
    lockFolder(nodeFileSystem, folder, processes).release();
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(folder)).toBe(true);
  });
});
