/**
 * A process of a sweep, which makes one run after the other: what a process needs to begin is done once. It ends with the sweep
 * that has started it, also if that was killed.
 *
 * @module
 */
import { InUseError } from "@dz/runs";
import type { Surroundings } from "../launch.ts";
import { makeRun } from "./make-run.ts";
import type { Outcome, Report, Request, Task } from "./messages.ts";

/** The least time between two reports of epochs, in milliseconds. */
const REPORT_MS = 100;

/** Serves a sweep until it goes away. */
export async function runWorker(_: readonly string[], cwd: string, around: Surroundings): Promise<number> {
  let asked = false;
  let reported = 0;
  const say = (report: Report): void => {
    if (process.connected) process.send?.(report, undefined, undefined, () => {}); // a sweep that is gone needs no report
  };
  const stopped = (): boolean => asked || around.stopped() || !process.connected;
  const progress = (epoch: number, epochs: number, loss: number): void => {
    const now = performance.now();
    if (now - reported < REPORT_MS) return;
    reported = now;
    say({ type: "epoch", epoch, epochs, loss });
  };
  const outcomeOf = async (task: Task): Promise<Outcome> => {
    try {
      return await makeRun(task, cwd, stopped, progress);
    } catch (error) {
      return { kind: error instanceof InUseError ? "busy" : "failed", reason: (error as Error).message };
    }
  };
  let work: Promise<void> = Promise.resolve();
  process.on("message", (request: Request) => {
    if (request.type === "stop") asked = true;
    else {
      work = outcomeOf(request.task).then((outcome) => say({ type: "ended", outcome }));
    }
  });
  await new Promise((resolve) => process.once("disconnect", resolve));
  await work;
  return 0;
}
