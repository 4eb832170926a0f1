import { RunWriter, type Setting } from "@dz/runs";

/**
 * Writes a run folder of sin-rnn with `epochs` epochs, whose test losses are halves of 1 / e times `factor`. The predictions of epoch e, of `points` points, are e, e +
 * 0.001, …, or all equal to its value in `values`; those of every `keep`-th epoch are stored.
 */
export function writeRun(
  folder: string,
  {
    epochs = 2,
    points = 999,
    seed = 5,
    model = "rnn",
    finished = true,
    values = [],
    keep = 1,
    factor = 1,
    settings = {},
  }: {
    epochs?: number;
    points?: number;
    seed?: number;
    model?: string;
    finished?: boolean;
    values?: readonly number[];
    keep?: number;
    factor?: number;
    settings?: Readonly<Record<string, Setting>>;
  } = {},
): string {
  const writer = new RunWriter(folder, {
    dz: "0.1.0",
    command: "npx --yes pnpm@12 --filter sin-rnn start",
    seed,
    settings: { model, optimizer: "adam", lr: 0.001, ...settings },
  });
  for (let epoch = 1; epoch <= epochs; epoch++) {
    writer.append(
      { epoch, trainLoss: 1 / epoch, testLoss: (0.5 * factor) / epoch, seconds: 0.1 },
      epoch % keep === 0 ? new Float64Array(points).map((_, i) => values[epoch - 1] ?? epoch + i / 1000) : null,
    );
  }
  if (finished) writer.saveWeights(new Uint8Array(4));
  writer.close();
  return folder;
}
