import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { root } from "./paths.ts";

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** The result of a program: `output` has both streams interleaved, `stdout` the first alone. */
export interface RunResult {
  readonly ok: boolean;
  readonly stdout: string;
  readonly output: string;
}

/** The environment of the repository's own tools: its binaries come first, and nothing asks, counts or phones home. */
export function toolEnvironment(): NodeJS.ProcessEnv {
  const path = [join(root, "node_modules/.bin"), join(root, "scripts/node_modules/.bin"), process.env.PATH ?? ""].join(
    delimiter,
  );
  return { ...process.env, PATH: path, NO_COLOR: "1", TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1" };
}

/** Runs a program to its end. Never rejects: a program that cannot be started counts as failed. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: options.env ?? toolEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  return new Promise((resolve) => {
    child.on("error", (error) => resolve({ ok: false, stdout, output: `${command}: ${error.message}\n` }));
    child.on("close", (code) => resolve({ ok: code === 0, stdout, output }));
  });
}
