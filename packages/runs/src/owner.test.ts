import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";
import { lockName, mayBeAlive, type Owner, parseLockName, processes } from "./owner.ts";

const self: Owner = { pid: 1, start: "10", boot: "ab", space: "7", nonce: "00000000", host: "here" };
const all = { exists: () => true, startOf: () => "10" };

test.each<[string, Partial<Owner>, Partial<typeof all>, boolean]>([
  ["a running process", {}, {}, true],
  ["an ended process", {}, { exists: () => false }, false],
  ["a zombie process", {}, { startOf: () => null as never }, false],
  ["a process whose id was reused", { start: "9" }, {}, false],
  ["a process without a start time in the system", {}, { startOf: () => "" }, true],
  ["a process without a start time in its name", { start: "" }, {}, true],
  ["a zombie without a start time in its name", { start: "" }, { startOf: () => null as never }, false],
  ["a process from before a reboot", { boot: "cd" }, {}, false],
  ["a process of another machine", { boot: "cd", host: "there" }, { exists: () => false }, true],
  ["a process of another container", { space: "8", host: "there" }, { exists: () => false }, true],
  ["a process of a machine with two names", { host: "there" }, { exists: () => false }, false],
])("%s", (_, owner, system, alive) => {
  expect(mayBeAlive({ ...self, ...owner }, self, { ...all, ...system })).toBe(alive);
});

test("without a boot id, processes are distinguished by host name", () => {
  const plain = { ...self, boot: "", space: "", start: "" };
  const gone = { ...all, exists: () => false };
  expect(mayBeAlive(plain, plain, gone)).toBe(false);
  expect(mayBeAlive({ ...plain, host: "there" }, plain, gone)).toBe(true);
});

test("parseLockName inverts lockName", () => {
  expect(lockName(self)).toBe("lock-1-10-ab-7-00000000-here");
  expect(parseLockName(lockName(self))).toEqual(self);
  const plain = { ...self, boot: "", space: "", start: "" };
  expect(parseLockName(lockName(plain))).toEqual(plain);
  expect(parseLockName(lockName(processes.self))).toEqual(processes.self);
});

test.each(["lock-", "config.json", "lock-0-10-ab-7-00000000-here", "lock-1-10-ab-7-00000000-", "lock-1-10-ab-7-0-a"])(
  "parseLockName returns null for %s",
  (name) => {
    expect(parseLockName(name)).toBe(null);
  },
);

test("isAlive is true for this process", () => {
  expect(processes.self.pid).toBe(process.pid);
  expect(processes.isAlive(processes.self)).toBe(true);
});

test.runIf(existsSync("/proc/self/stat"))("isAlive is false for an earlier process with the id of this one", () => {
  expect(processes.self.start).toMatch(/^\d+$/);
  expect(processes.isAlive({ ...processes.self, start: "1" })).toBe(false);
});

test("isAlive is false for a zombie process", async () => {
  const child = spawn(process.execPath, ["-e", "console.log(1); setInterval(() => {}, 1000)"]);
  await once(child.stdout, "data");
  const owner = { ...processes.self, pid: child.pid as number, start: "" };
  expect(processes.isAlive(owner)).toBe(true);
  child.kill("SIGKILL");
  // This loop blocks the event loop, so the child is not reaped; without /proc that cannot be detected.
  if (existsSync("/proc/self/stat")) while (processes.isAlive(owner)) processes.pause();
  else expect(processes.isAlive(owner)).toBe(true);
  await once(child, "exit");
  expect(processes.isAlive(owner)).toBe(false);
});
