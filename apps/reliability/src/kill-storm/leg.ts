/** One process of the training program, which may be killed. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sources } from "../sin-rnn.ts";
import { isExact, type Moment } from "./moment.ts";

/** Preloaded into the same process. */
const killAt = join(import.meta.dirname, "kill-at.ts");

/** The end of a process. */
export interface Leg {
  readonly killed: boolean;
  /** The exit code; null if it was killed. */
  readonly code: number | null;
  readonly stderr: string;
  /** The lifetime in milliseconds. */
  readonly ms: number;
}

/** Starts the program with some arguments, and kills it with SIGKILL at a moment unless it ends before. */
export function leg(args: readonly string[], moment: Moment | null, program: string = sources): Promise<Leg> {
  const start = performance.now();
  const exact = moment !== null && isExact(moment) ? moment : null;
  const later = moment !== null && !isExact(moment) ? moment : null;
  const load = exact === null ? [] : ["--import", pathToFileURL(killAt).href];
  const all = ["--conditions=@dz/source", ...load, program, ...args, "--format", "json"];
  const env = exact === null ? {} : { DZ_KILL_AT: `${exact.call}:${exact.number}:${exact.when}` };
  const child = spawn(process.execPath, all, { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, ...env } });
  let stderr = "";
  let lines = 0;
  let timer: NodeJS.Timeout | undefined;
  const arm = (): void => {
    if (later !== null && lines >= later.lines) timer ??= setTimeout(() => child.kill("SIGKILL"), later.ms);
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
