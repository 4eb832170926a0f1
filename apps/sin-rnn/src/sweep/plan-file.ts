/**
 * `sweep.json`, the plan in the folder of a sweep. It is written once, whole, and never changed.
 *
 * @module
 */
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "@dz/command-line";
import { RunError } from "@dz/runs";
import type { Plan } from "./plan.ts";

const NAME = "sweep.json";

/** The plan in a folder; null without one. Throws {@link RunError} for a file that is no plan. */
export function readPlan(folder: string): Plan | null {
  const path = join(folder, NAME);
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT" || code === "ENOTDIR") return null;
    throw new RunError(`${path}: cannot be read, ${code}`);
  }
  const plan = parsed(text);
  if (plan === null) throw new RunError(`${path}: is not the plan of a sweep; choose another --out, or remove it`);
  return plan;
}

/**
 * Writes the plan of a sweep, or sees that the same one is there: several processes may begin the same sweep at once. Throws
 * {@link UsageError} if another plan is there, and {@link RunError} if it cannot be written.
 */
export function writePlan(folder: string, plan: Plan): void {
  const path = join(folder, NAME);
  const own = `${path}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(own, planText(plan));
    try {
      linkSync(own, path); // whole or not at all, and never over another one
    } finally {
      rmSync(own);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const there = code === "EEXIST" ? readPlan(folder) : null;
    if (there === null) throw new RunError(`${path}: cannot be written, ${code}`);
    checkSame(folder, there, plan);
  }
}

/** Throws {@link UsageError} if the plan of a folder is another one than was asked for. */
export function checkSame(folder: string, there: Plan, asked: Plan): void {
  const difference = differenceOf(there, asked);
  if (difference === null) return;
  throw new UsageError(
    `sweep: the plan in ${folder} is another one, ${difference}; choose another --out, or give --out alone to go on with it`,
  );
}

/** A plan as text. */
function planText(plan: Plan): string {
  return `${JSON.stringify(plan, null, 1)}\n`;
}

function parsed(text: string): Plan | null {
  try {
    const plan = JSON.parse(text) as Plan | null;
    return plan?.format === "dz-sweep" && plan.version === 1 && isComplete(plan) ? plan : null;
  } catch {
    return null;
  }
}

/** Whether a plan has its runs, whose folders are names and nothing else: a plan may come from elsewhere. */
function isComplete({ runs, options, varied, seeds, rungs }: Partial<Plan>): boolean {
  const isTable = (x: unknown): boolean => typeof x === "object" && x !== null && !Array.isArray(x);
  if (!Array.isArray(runs) || !Array.isArray(seeds) || !isTable(options) || !isTable(varied)) return false;
  if (rungs !== null && !Array.isArray(rungs)) return false;
  return runs.every(
    (run) =>
      isTable(run) &&
      typeof run.setting === "string" &&
      /^[\w.+-]+$/.test(run.folder) &&
      isTable(run.options) &&
      Object.values(run.options).every((value) => typeof value === "string"),
  );
}

/** In what plans differ, in words; null if they are the same. */
function differenceOf(there: Plan, asked: Plan): string | null {
  if (planText(there) === planText(asked)) return null;
  const [left, right] = [optionsIn(there), optionsIn(asked)];
  for (const name of new Set([...Object.keys(left), ...Object.keys(right)])) {
    const [before, now] = [left[name], right[name]];
    if (before !== now) return `it ${before === undefined ? `has no ${name}` : `has ${name} ${before}`}`;
  }
  return there.data === asked.data ? "made by another version of dz" : "the file of --data has changed since";
}

function optionsIn({ options, varied, seeds, rungs }: Plan): Record<string, string> {
  const lists = { ...options, ...Object.fromEntries(Object.entries(varied).map(([name, all]) => [name, all.join()])) };
  const named = Object.fromEntries(Object.entries(lists).map(([name, text]) => [`--${name}`, text]));
  return { ...named, "--seeds": seeds.join(), ...(rungs === null ? {} : { "--search": "halving" }) };
}
