/**
 * Trains for many epochs in a real process and looks whether its memory stays flat: `pnpm trial long-run`.
 *
 * Exit code 1 if the process has over a tenth more memory at the end than after 1000 epochs (or a tenth of the epochs).
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Arguments, type Command, choice, runCommand, takes, whole } from "@dz/command-line";
import { watch } from "./watch.ts";

type Name = "epochs" | "model" | "hidden";

const command: Command<Name> = {
  usage: "npx --yes pnpm@12 trial long-run [options]",
  about: "Trains for many epochs in a real process, and looks whether its memory stays flat (Linux).",
  options: {
    epochs: takes("N", "1000", "how many, from 10 (default 10000)"),
    model: takes("NAME", "lstm", "rnn, mlp, lstm or gru (default rnn)"),
    hidden: takes("N", "100", "size of the hidden layer, 1 to 1024 (default 100)"),
  },
  foot: "Exit codes: 0 it is flat, 1 it grows, 2 a mistake in the call.",
};

async function main({ given }: Arguments<Name>): Promise<number> {
  const epochs = whole("epochs", given, 10, 999_999) ?? 10_000;
  const model = choice("model", given, ["rnn", "mlp", "lstm", "gru"], "rnn");
  const hidden = whole("hidden", given, 1, 1024) ?? 100;
  const start = performance.now();
  const folder = mkdtempSync(join(tmpdir(), "long-run-"));
  const early = Math.min(1000, Math.ceil(epochs / 10));
  const at = [...new Set([Math.min(50, early), early, epochs])];
  try {
    const args = ["--model", model, "--hidden", String(hidden), "--seed", "0", "--out", join(folder, "run")];
    const samples = await watch(args, at);
    const [before, end] = samples.slice(-2) as [(typeof samples)[0], (typeof samples)[0]];
    const flat = end.rss <= before.rss * 1.1;
    const shown = samples.map(({ epoch, rss }) => `${rss.toFixed(1)} MiB after ${epoch}`).join(", ");
    const seconds = ((performance.now() - start) / 1000).toFixed(0);
    console.log(
      `long-run: ${model}, hidden ${hidden}, ${epochs} epochs: ${shown}, ${flat ? "flat" : "grows"}, ${seconds} s`,
    );
    return flat ? 0 : 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

await runCommand("long-run", command, main);
