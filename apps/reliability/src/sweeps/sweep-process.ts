import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { sources } from "../sin-rnn.ts";

/** The end of a sweep. */
export interface SweepEnd {
  /** The exit code, or the name of the signal that has ended it. */
  readonly code: number | string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The arguments of Node that start the training program from its sources. */
const program: readonly string[] = ["--conditions=@dz/source", sources];

/** Starts `sweep` in a process group of its own, so that all its processes can be killed at once. */
export function startSweep(args: readonly string[]): {
  readonly child: ChildProcess;
  readonly ended: Promise<SweepEnd>;
} {
  const child = spawn(process.execPath, [...program, "sweep", ...args], { detached: true });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = new Promise<SweepEnd>((resolve) => {
    child.on("close", (code, signal) => resolve({ code: code ?? signal, stdout, stderr }));
  });
  return { child, ended };
}

/** The processes that a process has started and that live; none where the system does not say so, as other than Linux. */
export function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8");
    return text.trim().split(/\s+/).filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
