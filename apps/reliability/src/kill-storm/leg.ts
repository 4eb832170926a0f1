/** One process of the program that trains, which may be killed on the way. */
import { spawn } from "node:child_process";
import { join } from "node:path";

const program = join(import.meta.dirname, "../../../sin-rnn/src/main.ts");

/** When a process is killed. */
export interface Moment {
  /** After so many lines of its output; 0 is its start. */
  readonly lines: number;
  /** And so many milliseconds. */
  readonly ms: number;
}

/** How a process ended. */
export interface Leg {
  readonly killed: boolean;
  /** The exit code; null if it was killed. */
  readonly code: number | null;
  readonly stderr: string;
  /** How long it lived. */
  readonly ms: number;
}

/** Starts the program with some arguments, and kills it with SIGKILL at a moment unless it has ended before. */
export function leg(args: readonly string[], moment: Moment | null): Promise<Leg> {
  const start = performance.now();
  const all = ["--conditions=@dz/source", program, ...args, "--format", "json"];
  const child = spawn(process.execPath, all, { stdio: ["ignore", "pipe", "pipe"] });
  let stderr = "";
  let lines = 0;
  let timer: NodeJS.Timeout | undefined;
  const arm = (): void => {
    if (moment !== null && lines >= moment.lines) timer ??= setTimeout(() => child.kill("SIGKILL"), moment.ms);
  };
  arm();
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    lines += text.split("\n").length - 1;
    arm();
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      resolve({ killed: signal === "SIGKILL", code, stderr, ms: performance.now() - start });
    });
  });
}
