/** The memory of a training process while it goes on, in Linux. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const program = join(import.meta.dirname, "../../../sin-rnn/src/main.ts");

/** The memory of a process when an epoch was complete. */
interface Sample {
  readonly epoch: number;
  /** What it had in memory, in MiB. */
  readonly rss: number;
}

/**
 * Trains with some arguments, and looks at the memory of the process after each of some epochs (RSS, as the system has
 * it). Rejects if the process fails.
 */
export function watch(args: readonly string[], epochs: readonly number[]): Promise<Sample[]> {
  const all = [
    "--max-semi-space-size=8",
    "--v8-pool-size=0",
    "--conditions=@dz/source",
    program,
    ...args,
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
      const { type, epoch } = JSON.parse(line) as { type: string; epoch?: number };
      const isNext = type === "epoch" && epochs[samples.length] === epoch;
      if (isNext) samples.push({ epoch: epoch as number, rss: memoryOf(child.pid as number) });
    }
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => (code === 0 ? resolve(samples) : reject(new Error(`exit code ${code}, ${stderr}`))));
  });
}

function memoryOf(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "latin1")) ?? [];
  return Number(kilobytes) / 1024;
}
