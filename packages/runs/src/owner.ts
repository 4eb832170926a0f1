/**
 * Who holds a run folder, and whether that process is still there.
 *
 * The number of a process is given to others when it has ended, so on Linux the time at which it began is kept too. On
 * systems that do not tell, the number must do.
 *
 * @module
 */
import { randomBytes } from "node:crypto";
import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** A process. What its system does not tell is an empty string. */
export interface Owner {
  readonly pid: number;
  /** When it began, in ticks of its system's clock. */
  readonly start: string;
  /** Which start of the machine it belongs to. */
  readonly boot: string;
  /** Within which container, say, its number has a meaning. */
  readonly space: string;
  /** Drawn at random when the process began. */
  readonly nonce: string;
  readonly host: string;
}

/** This process and what it knows of others. */
export interface Processes {
  readonly self: Owner;
  /** Whether a process may be there: true also if that cannot be known. */
  isAlive(owner: Owner): boolean;
  /** Lets others go on for two milliseconds. */
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

/** What a system says of its processes. */
export interface System {
  /** Whether there is one of this number. */
  exists(pid: number): boolean;
  /** When it began, or an empty string if the system does not tell; null if it has ended, and its parent has not asked. */
  startOf(pid: number): string | null;
}

/** Whether `owner` may be there, as far as `self` can know. */
export function mayBeAlive(owner: Owner, self: Owner, system: System): boolean {
  const sameHost = owner.host === self.host;
  if (owner.boot !== self.boot) return !sameHost; // another machine, or this one before it was started again
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
    return (error as NodeJS.ErrnoException).code === "EPERM"; // it is another user's
  }
}

function startOf(pid: number | "self"): string | null {
  const text = ask(() => readFileSync(`/proc/${pid}/stat`, "latin1"));
  if (text === null) return "";
  // After the name, which may hold anything: the state, and as the 20th field from there the start.
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

/** The name of the file that says that a process holds a folder, or asks for it. */
export function lockName({ pid, start, boot, space, nonce, host }: Owner): string {
  return `lock-${pid}-${start}-${boot}-${space}-${nonce}-${host}`;
}

/** Whose file of this name is; null if it is no such name. */
export function parseLockName(name: string): Owner | null {
  const parts = /^lock-([1-9]\d{0,9})-(\d{0,20})-([0-9a-f]{0,32})-(\d{0,20})-([0-9a-f]{8})-([\w.]{1,64})$/.exec(name);
  if (parts === null) return null;
  const [, pid, start = "", boot = "", space = "", nonce = "", host = ""] = parts;
  return { pid: Number(pid), start, boot, space, nonce, host };
}
