/**
 * The identity of the process that holds a run folder, and whether it is still alive.
 *
 * Process ids are reused, so on Linux the start time of the process is recorded, too. On systems without it, the id
 * must suffice.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process. Fields that its system does not provide are empty. */
export interface Owner {
  readonly pid: number;
  /** The start time of the process, in clock ticks of its system. */
  readonly start: string;
  /** The boot id of the machine. */
  readonly boot: string;
  /** The pid namespace in which `pid` is valid. */
  readonly space: string;
  /** A random number drawn when the process started. */
  readonly nonce: string;
  readonly host: string;
}

/** This process, and its view of others. */
export interface Processes {
  readonly self: Owner;
  /** Whether a process may be alive: true if that cannot be determined. */
  isAlive(owner: Owner): boolean;
  /** Blocks for two milliseconds. */
  pause(): void;
}

const self: Owner = {
  pid: process.pid,
  start: startOf("self") ?? "",
  boot: (ask(() => readFileSync("/proc/sys/kernel/random/boot_id", "latin1")) ?? "").replace(/[^0-9a-f]/g, ""),
  space: (ask(() => readlinkSync("/proc/self/ns/pid")) ?? "").replace(/\D/g, ""),
  nonce: randomBytes(4).toString("hex"),
  host:
    hostname()
      .replace(/[^\w.]/g, "_")
      .slice(0, 64) || "_",
};

/** The processes of this machine. */
export const processes: Processes = {
  self,
  isAlive: (owner) => mayBeAlive(owner, self, { exists, startOf }),
  pause: () => {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
  },
};

/** What a system reports about processes. */
export interface System {
  /** Whether a process with this id exists. */
  exists(pid: number): boolean;
  /** The start time, or an empty string if the system does not report it; null for a zombie process. */
  startOf(pid: number): string | null;
}

/** Whether `owner` may be alive, as far as `self` can determine. */
export function mayBeAlive(owner: Owner, self: Owner, system: System): boolean {
  const sameHost = owner.host === self.host;
  if (owner.boot !== self.boot) return !sameHost; // another machine, or this one before a reboot
  if (self.boot === "" && !sameHost) return true;
  if (owner.space !== self.space) return true;
  if (!system.exists(owner.pid)) return false;
  const start = system.startOf(owner.pid);
  return start === "" || owner.start === "" ? start !== null : start === owner.start;
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it belongs to another user
  }
}

function startOf(pid: number | "self"): string | null {
  const text = ask(() => readFileSync(`/proc/${pid}/stat`, "latin1"));
  if (text === null) return "";
  // After the name, which may contain anything: the state and, as the 20th field from there, the start time.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? "");
}

function ask<T>(call: () => T): T | null {
  try {
    return call();
  } catch {
    return null;
  }
}

/** The name of the lock file by which a process requests and holds a folder. */
export function lockName({ pid, start, boot, space, nonce, host }: Owner): string {
  return `lock-${pid}-${start}-${boot}-${space}-${nonce}-${host}`;
}

/** The process that a lock file name identifies; null for any other name. */
export function parseLockName(name: string): Owner | null {
  const parts = /^lock-([1-9]\d{0,9})-(\d{0,20})-([0-9a-f]{0,32})-(\d{0,20})-([0-9a-f]{8})-([\w.]{1,64})$/.exec(name);
  if (parts === null) return null;
  const [, pid, start = "", boot = "", space = "", nonce = "", host = ""] = parts;
  return { pid: Number(pid), start, boot, space, nonce, host };
}
