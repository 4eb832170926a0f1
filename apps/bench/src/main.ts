/**
 * The article's job on dz, beside a loop written by hand in the same run: `pnpm bench [--epochs 100] [--rounds 3]
 * [--only NAME] [--json]`. Contenders take turns, each in a process of its own; medians of the rounds are printed.
 *
 * Only the ratios say something: the seconds are those of the machine and of what else it does.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { parseArgs, promisify } from "node:util";
import { names, YARDSTICK } from "./contenders.ts";
import { combine, growth, type Measurement } from "./measurement.ts";
import { table } from "./table.ts";

const execute = promisify(execFile);

/**
 * As the program of the article is started: V8 may double its young generation once after some hundred epochs, which costs
 * 17 MiB and gains nothing here.
 */
const NODE = ["--max-semi-space-size=8", "--conditions=@dz/source"];

async function measure(name: string, epochs: number): Promise<Measurement> {
  const script = join(import.meta.dirname, "run.ts");
  const { stdout } = await execute(process.execPath, [...NODE, script, name, String(epochs)]);
  return JSON.parse(stdout) as Measurement;
}

function wholeNumber(text: string, option: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new Error(`${option} takes a whole number from 1, got ${text}`);
  return Number(text);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    args: process.argv.slice(2).filter((arg) => arg !== "--"),
    options: {
      epochs: { type: "string", default: "100" },
      rounds: { type: "string", default: "3" },
      only: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const epochs = wholeNumber(values.epochs, "--epochs");
  const rounds = wholeNumber(values.rounds, "--rounds");
  const { only } = values;
  if (only !== undefined && !names.includes(only))
    throw new Error(`--only takes one of ${names.join(", ")}, got ${only}`);
  const chosen = names.filter((name) => name === YARDSTICK || only === undefined || name === only);

  const rows = new Map<string, Measurement[]>(chosen.map((name) => [name, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const name of chosen) {
      process.stderr.write(`round ${round} of ${rounds}: ${name}\n`);
      rows.get(name)?.push(await measure(name, epochs));
    }
  }
  const results = [...rows.values()].map(combine);
  if (values.json) return console.log(JSON.stringify({ node: process.version, epochs, rounds, results }));
  const yardstick = results[0] as Measurement;
  console.log(`node ${process.version}, ${epochs} epochs of training and test, medians of ${rounds} rounds\n`);
  console.log(
    table([
      ["", "train ms", "test ms", "all s", "ratio", "peak MiB", "growth", "best loss"],
      ...results.map((m) => [
        m.name,
        m.trainMs.toFixed(2),
        m.testMs.toFixed(2),
        m.seconds.toFixed(2),
        (m.seconds / yardstick.seconds).toFixed(2),
        m.peakMiB.toFixed(0),
        `${(100 * growth(m)).toFixed(0)} %`,
        m.bestLoss.toFixed(5),
      ]),
    ]),
  );
  console.log(`\nratio: the time of the job beside that of the ${YARDSTICK}; below 1 is faster`);
  console.log("growth: the most memory resident after epoch 50, beside what was resident then");
}

try {
  await main();
} catch (error) {
  console.error(`bench: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
