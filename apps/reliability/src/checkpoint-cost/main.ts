/**
 * What a checkpoint costs on this disk: `pnpm trial checkpoint-cost`. Ends with 1 if the median of a checkpoint
 * takes more than `limit` milliseconds.
 *
 * @module
 */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { type Arguments, type Command, positive, runCommand, takes, whole } from "@dz/command-line";
import { measure } from "./measure.ts";

type Name = "epochs" | "bytes" | "limit";

const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial checkpoint-cost [options]",
  about: "Measures what a checkpoint costs on this disk.",
  options: {
    epochs: takes("N", "300", "how many checkpoints, from 5 (default 300)"),
    bytes: takes("N", "60000", "the size of each (default 60000)"),
    limit: takes("MS", "2", "the milliseconds that the median may take (default 2)"),
  },
  foot: "Exit codes: 0 within the limit, 1 beyond it, 2 a mistake in the call.",
};

function main({ given }: Arguments<Name>): number {
  const epochs = whole("epochs", given, 5, 1e6) ?? 300;
  const bytes = whole("bytes", given, 1, 1e9) ?? 60_000;
  const limit = positive("limit", given, "2 or 0.5") ?? 2;
  // Here, since the folder of temporary files may be in memory.
  const folder = mkdtempSync(join(process.cwd(), ".checkpoint-cost-"));
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
