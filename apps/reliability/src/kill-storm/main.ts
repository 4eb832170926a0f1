/**
 * Kills real training processes at random moments with SIGKILL and resumes them, again and again: `pnpm trial kill-storm`.
 *
 * Exit code 1 if a run did not finish, a file was damaged, or a bit differs from an undisturbed run.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Arguments, type Command, runCommand, seedIn, takes, whole } from "@dz/command-line";
import { RandomState } from "@dz/ndarray";
import { leg } from "./leg.ts";
import { settings } from "./settings.ts";
import { type Kind, ride, untouched } from "./storm.ts";
import { newTally, wordsOf } from "./tally.ts";

type Name = "kills" | "kinds" | "seed";

const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial kill-storm [options]",
  about:
    "Kills real training processes at random moments, resumes them, and compares their bits with those of untouched runs.",
  options: {
    kills: takes("N", "20", "how many (default 300)"),
    kinds: takes("N", "2", `only the first N of the ${settings.length} kinds of runs (default all)`),
    seed: takes("N", "7", "where the random numbers begin, 0 to 4294967295 (default drawn)"),
  },
  foot: "Exit codes: 0 nothing found, 1 something was, 2 a mistake in the call.",
};

async function main({ given }: Arguments<Name>): Promise<number> {
  const kills = whole("kills", given, 1, 1e9) ?? 300;
  const kinds = whole("kinds", given, 1, settings.length) ?? settings.length;
  const seed = seedIn(given) ?? Math.floor(Math.random() * 2 ** 32);
  const start = performance.now();
  const random = new RandomState(seed);
  const tally = newTally();
  const folder = mkdtempSync(join(tmpdir(), "kill-storm-"));
  console.log(`kill-storm: ${kills} kills, seed ${seed}, in ${folder}`);

  const known: (Kind | undefined)[] = [];
  for (let i = 0; tally.kills < kills; i++) {
    const at = i % kinds;
    known[at] ??= await untouched(settings[at] as readonly string[], join(folder, "untouched"), leg);
    const kind = known[at];
    const most = Math.min(random.randint(1, 8), kills - tally.kills);
    await ride(kind, join(folder, `run ${i}`), most, { random, tally, leg });
    if (process.stdout.isTTY) process.stdout.write(`\r${tally.kills} kills, ${tally.findings.length} findings`);
  }
  if (process.stdout.isTTY) process.stdout.write("\n");

  for (const finding of tally.findings) console.log(`finding: ${finding}`);
  if (tally.findings.length === 0) rmSync(folder, { recursive: true });
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(`kill-storm: ${wordsOf(tally)}, seed ${seed}, ${seconds} s`);
  return tally.findings.length === 0 ? 0 : 1;
}

await runCommand("kill-storm", command, main);
