import { spawn } from "node:child_process";
import { parseValues, reasonOf } from "./lines.ts";
import type { Value } from "./work.ts";

/** How to start a program. */
export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  /** The working directory (default: the current one). */
  readonly cwd?: string;
  /** Environment variables in addition to those set here. */
  readonly env?: Readonly<Record<string, string>>;
}

/** The result: the values, and the reason why there are no more if it failed. */
export interface Outcome {
  readonly values: readonly Value[];
  readonly failure?: string;
}

/** Longer than any job takes on a slow machine: a program that hangs must not block the others. */
const LIMIT_MS = 600_000;

/** Everything runs on one thread unless it asks for more: the thread pools of the libraries are disabled. */
const ONE_THREAD = { OPENBLAS_NUM_THREADS: "1", OMP_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

/** Runs a program to its end. Values measured before a failure count. */
export function execute({ file, args, cwd, env }: Command, limitMs: number = LIMIT_MS): Promise<Outcome> {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      ...(cwd === undefined ? {} : { cwd }),
      env: { ...process.env, ...ONE_THREAD, ...env },
      stdio: ["ignore", "pipe", "pipe"],
      timeout: limitMs,
      killSignal: "SIGKILL",
    });
    let stdout = "";
    let stderr = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      stderr += text;
    });
    const start = performance.now();
    child.on("error", (error) => resolve({ values: [], failure: error.message }));
    child.on("close", (code, signal) => {
      const values = parseValues(stdout);
      if (code === 0) return resolve({ values });
      const tooLong = performance.now() - start >= limitMs;
      const ended = tooLong ? `stopped after ${limitMs / 1000} s` : `ended by ${signal}`;
      resolve({ values, failure: signal === null ? reasonOf(stderr) : ended });
    });
  });
}
