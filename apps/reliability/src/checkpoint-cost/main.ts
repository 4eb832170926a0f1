/**
 * Measures the cost of a checkpoint on this disk: `--epochs 300 --bytes 60000 --limit 2`. Exit code 1 if the median
 * time of a checkpoint exceeds `limit` milliseconds.
 *
 * @module
 */
import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { measure } from "./measure.ts";

const { values } = parseArgs({
  options: {
    epochs: { type: "string", default: "300" },
    bytes: { type: "string", default: "60000" },
    limit: { type: "string", default: "2" },
  },
});
const [epochs, bytes, limit] = [values.epochs, values.bytes, values.limit].map(Number) as [number, number, number];
// In the working directory, since the folder for temporary files may be in memory.
const folder = mkdtempSync(join(process.cwd(), ".checkpoint-cost-"));
try {
  const { median, p90, most, first, last } = measure(folder, epochs, bytes);
  const ms = (x: number): string => `${x.toFixed(2)} ms`;
  console.log(
    `checkpoint-cost: ${epochs} checkpoints of ${bytes} bytes, median ${ms(median)}, 90 % within ${ms(p90)}, at most ${ms(most)}; ` +
      `the first fifth ${ms(first)}, the last ${ms(last)}; limit ${ms(limit)}`,
  );
  if (!(median <= limit)) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
