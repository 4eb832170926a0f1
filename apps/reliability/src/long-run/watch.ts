/** The memory of a running training process, on Linux. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { sources } from "../sin-rnn.ts";

/** The memory of a process after an epoch. */
interface Sample {
  readonly epoch: number;
  /** Its resident set size in MiB. */
  readonly rss: number;
}

/**
 * Trains with some arguments, and measures the memory of the process (RSS, as reported by the system) after some of its
 * epochs. The training is endless, so that the process still exists when it is measured; it is killed after the last
 * measurement. Rejects if the process fails.
 */
export function watch(
  args: readonly string[],
  epochs: readonly number[],
  program: string = sources,
): Promise<Sample[]> {
  const all = [
    "--max-semi-space-size=8",
    "--v8-pool-size=0",
    "--conditions=@dz/source",
    program,
    ...args,
    "--epochs",
    "1000000",
    "--format",
    "json",
  ];
  const child = spawn(process.execPath, all, { stdio: ["ignore", "pipe", "pipe"] });
  const samples: Sample[] = [];
  let [rest, stderr] = ["", ""];
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    const lines = (rest + text).split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      const { type, epoch = 0 } = JSON.parse(line) as { type: string; epoch?: number };
      const isNext = type === "epoch" && epochs[samples.length] === epoch;
      if (!isNext) continue;
      samples.push({ epoch, rss: memoryOf(child.pid as number) });
      if (samples.length === epochs.length) child.kill("SIGKILL");
    }
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (samples.length === epochs.length) resolve(samples);
      else reject(new Error(`exit code ${code}, ${stderr}`));
    });
  });
}

function memoryOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1")) ?? [];
  return Number(kilobytes) / 1024;
}
