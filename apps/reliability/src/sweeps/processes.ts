/**
 * The processes of this machine by what their environments say. Linux only.
 *
 * @module
 */
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

/** Variables of an environment. */
type Variables = Readonly<Record<string, string>>;

/** The processes, other than this one, that were started with all those variables. */
export function processesWith(variables: Variables): number[] {
  const wanted = Object.entries(variables).map(([name, value]) => `${name}=${value}`);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((pid) => {
      const there = new Set(read(`/proc/${pid}/environ`).split("\0"));
      return wanted.every((variable) => there.has(variable));
    })
    .map(Number);
}

/** Whether a process has been stopped, as by SIGSTOP. */
export function isHeld(pid: number): boolean {
  // The state follows the name, which is in parentheses and may have any characters.
  return /.*\) (\w)/s.exec(read(`/proc/${pid}/stat`))?.[1] === "T";
}

/** Kills a process at once; one that is gone is no error. */
export function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

/** Waits until something is there, as long as something else goes on; null if that has ended before. */
export async function awaited<T>(find: () => T | undefined, isOver: () => boolean): Promise<T | null> {
  for (;;) {
    const over = isOver();
    const found = find();
    if (found !== undefined) return found;
    if (over) return null;
    await setTimeout(20);
  }
}

/** The text of a file of the system; empty if the process is gone, or belongs to another user. */
function read(path: string): string {
  try {
    return readFileSync(path, "latin1");
  } catch {
    return "";
  }
}
