/**
 * What a checkpoint costs on this disk: `pnpm trial checkpoint-cost`. Ends with 1 if the median of a checkpoint
 * takes more than `limit` milliseconds. With `--sync`: what the checkpoints of the main program cost on a slower one.
 *
 * @module
 */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Arguments, type Command, positive, runCommand, takes, whole } from "@dz/command-line";
import { compareCommands } from "./command.ts";
import { measure } from "./measure.ts";

type Name = "epochs" | "bytes" | "limit" | "sync" | "rounds";

const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial checkpoint-cost [options]",
  about:
    "Measures what a checkpoint costs on this disk; or with --sync, how many times as long the main program takes with checkpoints as without, on a disk whose syncs take so much longer.",
  options: {
    epochs: takes("N", "300", "how many checkpoints, from 5 (default 300); with --sync how many epochs (default 100)"),
    bytes: takes("N", "60000", "the size of each (default 60000)"),
    limit: takes(
      "X",
      "2",
      "the milliseconds that the median may take (default 2); with --sync the ratio (default 1.1)",
    ),
    sync: takes("MS", "50", "the milliseconds that each sync takes longer"),
    rounds: takes("N", "5", "with --sync, how often each is run (default 5)"),
  },
  foot: "Exit codes: 0 within the limit, 1 beyond it, 2 a mistake in the call.",
};

/** Here, since the folder of temporary files may be in memory. */
const makeFolder = (): string => mkdtempSync(join(process.cwd(), ".checkpoint-cost-"));

async function main(call: Arguments<Name>): Promise<number> {
  const syncMs = whole("sync", call.given, 0, 10_000);
  return syncMs === null ? measureCalls(call) : measureCommand(call, syncMs);
}

async function measureCommand({ given }: Arguments<Name>, syncMs: number): Promise<number> {
  const epochs = whole("epochs", given, 1, 1e6) ?? 100;
  const rounds = whole("rounds", given, 1, 1000) ?? 5;
  const limit = positive("limit", given, "1.1 or 2") ?? 1.1;
  const folder = makeFolder();
  try {
    const { without, usual, each } = await compareCommands(folder, { rounds, epochs, syncMs });
    console.log(
      `checkpoint-cost: ${epochs} epochs, ${syncMs} ms more for each sync, medians of ${rounds}: ${(without / 1000).toFixed(2)} s without checkpoints; ` +
        `${usual.toFixed(2)} times as long with one in a second, ${each.toFixed(2)} with one after each epoch; limit ${limit}`,
    );
    return usual <= limit ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measureCalls({ given }: Arguments<Name>): number {
  const epochs = whole("epochs", given, 5, 1e6) ?? 300;
  const bytes = whole("bytes", given, 1, 1e9) ?? 60_000;
  const limit = positive("limit", given, "2 or 0.5") ?? 2;
  const folder = makeFolder();
  try {
    const { median, p90, most, first, last } = measure(folder, epochs, bytes);
    const ms = (x: number): string => `${x.toFixed(2)} ms`;
    console.log(
      `checkpoint-cost: ${epochs} checkpoints of ${bytes} bytes, median ${ms(median)}, 90 % within ${ms(p90)}, at most ${ms(most)}; ` +
        `the first fifth ${ms(first)}, the last ${ms(last)}; limit ${ms(limit)}`,
    );
    return median <= limit ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await runCommand("checkpoint-cost", command, main);
