/**
 * Plants faults in trainings, and looks whether the rules for faults name them, and none where there is none:
 * `pnpm trial faults`.
 *
 * @module
 */
import { cpus } from "node:os";
import { type Arguments, runCommand } from "@dz/command-line";
import type { Finding } from "@dz/probes";
import { goalsOf } from "./goals.ts";
import { kinds } from "./kinds.ts";
import { command, type Name, readOptions } from "./options.ts";
import { tableLines } from "./report.ts";
import { tally } from "./tally.ts";
import { cleanTrainings, found, plantedLesson } from "./trial.ts";

async function main(call: Arguments<Name>): Promise<number> {
  const { set, each, clean, only, skip } = readOptions(call);
  console.log(`faults: set ${set}, from training ${skip}, ${cpus()[0]?.model ?? "unknown processor"}`);
  const tallies = only.flatMap((fault) => {
    const own = kinds.filter((kind) => kind.fault === fault);
    const all: Finding[][] = [];
    for (let number = skip; number < skip + each; number++) {
      for (const kind of own) all.push(found(plantedLesson(set, kind, number)));
    }
    return all.length === 0 ? [] : [tally(fault, all)];
  });
  if (tallies.length > 0) for (const line of tableLines(tallies)) console.log(line);

  let alarms = 0;
  for (const { name, findings } of cleanTrainings(set, clean, skip)) {
    const names = findings().map(({ fault }) => fault);
    if (names.length === 0) continue;
    alarms++;
    console.log(`false alarm: ${name}: ${names.join(", ")}`);
  }
  const goals = goalsOf(tallies, { lessons: clean, alarms });
  for (const { text, holds } of goals) console.log(`${holds ? "holds" : "fails"}: ${text}`);
  return goals.every(({ holds }) => holds) ? 0 : 1;
}

await runCommand("faults", command, main);
