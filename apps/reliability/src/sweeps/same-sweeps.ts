import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { differences, outcomeOf } from "../kill-storm/outcome.ts";

/** What distinguishes the runs of a sweep from those of another one with the same plan, bit by bit; one sentence each. */
export function sweepDifferences(found: string, expected: string): string[] {
  const [names, others] = [runsIn(found), runsIn(expected)];
  const missing = others.filter((name) => !names.includes(name)).map((name) => `${name} is missing`);
  const surplus = names.filter((name) => !others.includes(name)).map((name) => `${name} is not planned`);
  const [plan, other] = [found, expected].map((folder) => readFileSync(join(folder, "sweep.json"), "utf8"));
  const runs = names.filter((name) => others.includes(name)).flatMap((name) => runDifferences(name, found, expected));
  return [...(plan === other ? [] : ["sweep.json differs"]), ...missing, ...surplus, ...runs];
}

function runsIn(folder: string): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted();
}

function runDifferences(name: string, found: string, expected: string): string[] {
  try {
    return differences(outcomeOf(join(found, name)), outcomeOf(join(expected, name))).map((text) => `${name}: ${text}`);
  } catch (error) {
    return [`${name}: ${(error as Error).message}`];
  }
}
