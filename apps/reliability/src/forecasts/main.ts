/**
 * Lets the command learn real series, and looks whether its forecasts are worth something and its verdicts true:
 * `pnpm trial forecasts`.
 *
 * @module
 */
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { type Arguments, runCommand, whole } from "@dz/command-line";
import { goalsOf } from "./goals.ts";
import { type Learned, learn } from "./learn.ts";
import { command, type Name, readOptions } from "./options.ts";
import { goalLines, seriesLines, togetherLine } from "./report.ts";
import { type SeriesScores, scoresOf } from "./scores.ts";

async function main(call: Arguments<Name>): Promise<number> {
  const { series, models, seeds, options } = readOptions(call);
  const jobs = whole("jobs", call.given, 1, 64) ?? 1;
  const folder = mkdtempSync(join(tmpdir(), "forecasts-"));
  const all: SeriesScores[] = [];
  console.log(
    `forecasts: ${models.join(", ")}, seeds ${seeds.join(", ")}, ${options.length === 0 ? "default settings" : options.join(" ")}, ${cpus()[0]?.model ?? "unknown processor"}`,
  );
  try {
    for (const each of series) {
      const asked = models.flatMap((model) => seeds.map((seed) => ({ series: each, model, seed, options })));
      const runs: Learned[] = [];
      const work = async (): Promise<void> => {
        for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
          runs.push(await learn(next, folder));
        }
      };
      await Promise.all(Array.from({ length: jobs }, work));
      const scores = scoresOf(runs);
      all.push(scores);
      for (const line of seriesLines(scores)) console.log(line);
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const goals = goalsOf(all);
  console.log(togetherLine(all));
  for (const line of goalLines(goals)) console.log(line);
  return goals.every(({ holds }) => holds) ? 0 : 1;
}

await runCommand("forecasts", command, main);
