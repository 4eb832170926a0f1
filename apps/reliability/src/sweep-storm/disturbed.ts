import { setTimeout as wait } from "node:timers/promises";
import type { RandomState } from "@dz/ndarray";
import { childrenOf, type SweepEnd, startSweep } from "../sweeps/sweep-process.ts";

/** What a disturbed sweep went through. */
export interface Storm {
  /** Kills of the sweep with all its processes, and of one of its processes alone. */
  readonly ofSweeps: number;
  readonly ofProcesses: number;
  readonly starts: number;
  /** What went wrong besides, one sentence each. */
  readonly findings: readonly string[];
}

/** How many starts after the last kill a sweep may need. */
const MOST_STARTS = 5;

/**
 * Starts a sweep again and again until it is finished, and kills it so many times: the whole of it or one of its processes, at
 * moments that are spread over the time that an undisturbed one took, in milliseconds.
 */
export async function disturbed(
  args: readonly string[],
  { kills, took, random }: { readonly kills: number; readonly took: number; readonly random: RandomState },
): Promise<Storm> {
  const findings: string[] = [];
  let [ofSweeps, ofProcesses, starts] = [0, 0, 0];
  const pause = (): number => (random.uniform(0, 2) * took) / kills;
  for (let calm = 0; calm < MOST_STARTS; ) {
    starts++;
    const { child, ended } = startSweep([...args, "--retry"]);
    const pid = child.pid as number;
    let end: SweepEnd | null = null;
    void ended.then((result) => {
      end = result;
    });
    let killed = false;
    while (end === null && !killed && ofSweeps + ofProcesses < kills) {
      await wait(pause());
      if (end !== null) break;
      const processes = childrenOf(pid);
      const victim = processes[random.randint(0, Math.max(processes.length, 1))];
      killed = victim === undefined || random.uniform(0, 1) < 0.5;
      if (killed) ofSweeps++;
      else ofProcesses++;
      kill(killed ? -pid : (victim as number));
    }
    const { code, stdout, stderr } = await ended;
    if (code === 0) return { ofSweeps, ofProcesses, starts, findings };
    if (stderr !== "") findings.push(`start ${starts} said ${stderr.trim()}`);
    if (!killed && code !== 1) findings.push(`start ${starts} ended with ${code}: ${stdout.slice(-300)}`);
    if (ofSweeps + ofProcesses >= kills) calm++;
  }
  return { ofSweeps, ofProcesses, starts, findings: [...findings, `not finished after ${MOST_STARTS} starts in calm`] };
}

/** Kills a process or (negative) a process group, if it is still there. */
function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {} // it has ended meanwhile
}
