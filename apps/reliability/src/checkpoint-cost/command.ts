import { spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { sources } from "../sin-rnn.ts";
import { quantile } from "./measure.ts";

const slowSync = join(import.meta.dirname, "slow-sync.ts");

/** More epochs than any run has: no checkpoint before the end. */
const NEVER = "1000000";

/** What checkpoints cost the main program, as multiples of the time without any. */
export interface Ratios {
  /** The median time without checkpoints, in milliseconds, the start of the program included. */
  readonly without: number;
  /** With one in a second, as usual. */
  readonly usual: number;
  /** With one after each epoch. */
  readonly each: number;
}

/** How a program is run: with some arguments, on a disk whose syncs take so much longer; resolves to its milliseconds. */
export type Timed = (args: readonly string[], syncMs: number) => Promise<number>;

/**
 * Runs the article's training in a folder again and again: without checkpoints, with the usual ones, and with one after each
 * epoch, in turn, so that other work on the machine hits all three. Each ratio is the median of those of a round.
 */
export async function compareCommands(
  folder: string,
  { rounds, epochs, syncMs }: { readonly rounds: number; readonly epochs: number; readonly syncMs: number },
  timed: Timed = timedRun,
): Promise<Ratios> {
  const without: number[] = [];
  const usual: number[] = [];
  const each: number[] = [];
  for (let round = 1; round <= rounds; round++) {
    const time = (name: string, ...more: string[]): Promise<number> => {
      const out = join(folder, `${name} ${round}`);
      return timed(["--seed", "0", "--epochs", String(epochs), "--format", "quiet", "--out", out, ...more], syncMs);
    };
    const base = await time("without", "--checkpoint-every", NEVER);
    without.push(base);
    usual.push((await time("usual")) / base);
    each.push((await time("each", "--checkpoint-every", "1")) / base);
  }
  return { without: quantile(without, 0.5), usual: quantile(usual, 0.5), each: quantile(each, 0.5) };
}

/** Runs the program as a process to its end. Rejects if it fails. */
export function timedRun(args: readonly string[], syncMs: number, program: string = sources): Promise<number> {
  const start = performance.now();
  const all = ["--conditions=@dz/source", "--import", pathToFileURL(slowSync).href, program, ...args];
  const child = spawn(process.execPath, all, {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, DZ_SYNC_MS: String(syncMs) },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(performance.now() - start);
      else reject(new Error(`the program ended with exit code ${code}`));
    });
  });
}
