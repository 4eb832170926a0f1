import { type ChildProcess, fork } from "node:child_process";

/**
 * Starts a process of a sweep: this program again, with its options for Node, so that it is the same one from its sources and as
 * one file. What it writes to standard error is passed on.
 */
export function startProcess(): ChildProcess {
  return fork(process.argv[1] as string, ["sweep-worker"], { stdio: ["ignore", "ignore", "pipe", "ipc"] });
}
