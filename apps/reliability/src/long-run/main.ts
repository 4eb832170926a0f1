/**
 * Trains for many epochs in a real process and checks that its memory does not grow: `--epochs 10000`.
 *
 * Exit code 1 if the process has over a tenth more memory at the end than after 1000 epochs (or a tenth of the epochs).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { watch } from "./watch.ts";

const { values } = parseArgs({
  options: {
    epochs: { type: "string", default: "10000" },
    model: { type: "string", default: "rnn" },
    hidden: { type: "string", default: "100" },
  },
});
const { epochs, model, hidden } = values;
const last = Number(epochs);
const start = performance.now();
const folder = mkdtempSync(join(tmpdir(), "long-run-"));
const at = [50, Math.min(1000, last / 10), last].filter(Number.isInteger);
try {
  const args = ["--model", model, "--hidden", hidden, "--seed", "0", "--out", join(folder, "run")];
  const samples = await watch(args, at);
  const [before, end] = samples.slice(-2) as [(typeof samples)[0], (typeof samples)[0]];
  const flat = end.rss <= before.rss * 1.1;
  const shown = samples.map(({ epoch, rss }) => `${rss.toFixed(1)} MiB after ${epoch}`).join(", ");
  const seconds = ((performance.now() - start) / 1000).toFixed(0);
  console.log(
    `long-run: ${model}, hidden ${hidden}, ${epochs} epochs: ${shown}, ${flat ? "flat" : "grows"}, ${seconds} s`,
  );
  process.exitCode = flat ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
