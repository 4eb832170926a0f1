import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { helpText, path, readArguments, UsageError, whole } from "@dz/command-line";
import { count, visible } from "@dz/text";
import type { Surroundings } from "../launch.ts";
import { writeEvents } from "../tensorboard/write-events.ts";
import { makeSweep } from "./make-sweep.ts";
import { writeMetrics } from "./metrics-csv.ts";
import { givesPlan, makePlan, type Plan, type PlannedRun } from "./plan.ts";
import { checkSame, readPlan, writePlan } from "./plan-file.ts";
import { parseShard, partOf, wholeSweep } from "./shard.ts";
import { statesOf } from "./states.ts";
import { type SweepGiven, sweepCommand } from "./sweep-arguments.ts";
import { endText, isComplete, type States } from "./sweep-end.ts";

/** `sweep`: makes many runs. Resolves to the exit code, or null if it was stopped. */
export async function runSweep(argv: readonly string[], cwd: string, around: Surroundings): Promise<number | null> {
  const { given } = readArguments(sweepCommand, argv);
  if (given.help !== undefined) {
    process.stdout.write(helpText(sweepCommand));
    return 0;
  }
  const status = path("status", given, cwd);
  if (status !== null) return showStatus(status, given);
  const out = path("out", given, cwd) ?? resolve(cwd, "runs/sweep");
  const shard = given.shard === undefined ? wholeSweep : parseShard(given.shard, process.env);
  const jobs = whole("jobs", given, 1, 1024) ?? availableParallelism();
  const plan = planFor(out, given, cwd);
  if (plan.rungs !== null && shard.count > 1) {
    throw new UsageError(
      "--shard: --search halving compares all settings, so that parts cannot do it; omit one of the two",
    );
  }
  const runs = partOf(plan.runs, shard);
  if (given["dry-run"] !== undefined) {
    process.stdout.write(dryText(out, plan, runs));
    return 0;
  }
  writePlan(out, plan);
  const how = { jobs, retry: given.retry !== undefined, tensorboard: given.tensorboard !== undefined };
  const isDone = await makeSweep(out, plan, runs, how, around);
  const states = statesOf(out, plan, runs);
  process.stdout.write(endText(out, plan, states, false));
  if (given.csv !== undefined) console.log(`metrics in ${visible(writeMetrics(out, plan, begunIn(states)))}`);
  if (!isDone) return null;
  return isComplete(states) ? 0 : 1;
}

/** The plan that was asked for, or the one of the folder. Throws {@link UsageError} if they differ, or there is none. */
function planFor(out: string, given: SweepGiven, cwd: string): Plan {
  const there = readPlan(out);
  if (there === null || givesPlan(given)) {
    const asked = makePlan(given, cwd);
    if (there !== null) checkSame(out, there, asked);
    return asked;
  }
  return there;
}

/** What a sweep would do. */
function dryText(out: string, plan: Plan, runs: readonly PlannedRun[]): string {
  const rungs = plan.rungs?.map(({ epochs, settings }) => `${count(settings, "setting")} to epoch ${epochs}`) ?? [];
  const lines = Array.from(statesOf(out, plan, runs), ([{ folder }, { kind }]) => `${kind.padEnd(8)}  ${folder}`);
  const search = rungs.length === 0 ? [] : [`halving: ${rungs.join(", ")}`];
  return `${[...lines, ...search, `${count(runs.length, "run")} in ${visible(out)}; nothing was written`].join("\n")}\n`;
}

/** Says how far the sweep in a folder is. */
function showStatus(out: string, given: SweepGiven): number {
  const other = Object.keys(given).find((name) => !["status", "csv", "tensorboard", "debug"].includes(name));
  if (other !== undefined)
    throw new UsageError(`--${other}: with --status DIR the plan of that folder counts, omit --${other}`);
  const plan = readPlan(out);
  if (plan === null) throw new UsageError(`--status ${out}: there is no sweep.json in it`);
  const states = statesOf(out, plan);
  const begun = begunIn(states);
  if (given.tensorboard !== undefined) for (const { folder } of begun) writeEvents(resolve(out, folder));
  process.stdout.write(endText(out, plan, states, true));
  if (given.csv !== undefined) console.log(`metrics in ${visible(writeMetrics(out, plan, begun))}`);
  return isComplete(states) ? 0 : 1;
}

/** The runs that have metrics. */
function begunIn(states: States): PlannedRun[] {
  return Array.from(states).flatMap(([run, { kind }]) => (kind === "finished" || kind === "begun" ? [run] : []));
}
