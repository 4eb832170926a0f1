/**
 * Kills real training processes at random moments with SIGKILL and resumes them repeatedly: `--kills 300 --seed N`.
 *
 * Exit code 1 if a run did not finish, a file was damaged, or a bit differs from an undisturbed run.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { RandomState } from "@dz/ndarray";
import { settings } from "./settings.ts";
import { type Kind, newTally, ride, untouched } from "./storm.ts";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "300" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 32)) },
    kinds: { type: "string", default: String(settings.length) },
  },
});
const [kills, seed, kinds] = [values.kills, values.seed, values.kinds].map(Number) as [number, number, number];
const start = performance.now();
const random = new RandomState(seed);
const tally = newTally();
const folder = mkdtempSync(join(tmpdir(), "kill-storm-"));
console.log(`kill-storm: ${kills} kills, seed ${seed}, in ${folder}`);

const known: (Kind | undefined)[] = [];
for (let i = 0; tally.kills < kills; i++) {
  const at = i % kinds;
  known[at] ??= await untouched(settings[at] as readonly string[], join(folder, "untouched"));
  const kind = known[at];
  const most = Math.min(random.randint(1, 8), kills - tally.kills);
  await ride(kind, join(folder, `run ${i}`), most, random, tally);
  if (process.stdout.isTTY) process.stdout.write(`\r${tally.kills} kills, ${tally.findings.length} findings`);
}
if (process.stdout.isTTY) process.stdout.write("\n");

for (const finding of tally.findings) console.log(`finding: ${finding}`);
if (tally.findings.length === 0) rmSync(folder, { recursive: true });
const { early, late, exact, again, inResumed, resumes, runs, states, pairs, corrupt, findings } = tally;
console.log(
  `kill-storm: ${tally.kills} kills (${early} before the run had begun, ${late} after its last byte, ${inResumed} of resumed processes, ${exact} at exact calls), ` +
    `${resumes} resumes, ${runs} runs finished and compared bit by bit with untouched ones, ${states} states as well, ` +
    `${pairs} times two processes on one folder, ${again} finished runs resumed again, ${corrupt} corrupt loads, ${findings.length} findings, ` +
    `seed ${seed}, ${((performance.now() - start) / 1000).toFixed(0)} s`,
);
process.exitCode = findings.length === 0 ? 0 : 1;
