/** Run folders like those of the main program, with a few bytes in each file. */
import { RunWriter } from "@dz/runs";

interface SmallRun {
  readonly model?: string;
  readonly optimizer?: string;
  /** The number of epochs, each of which leaves a state. */
  readonly epochs?: number;
  /** What distinguishes the bytes of its states and weights from those of another run. */
  readonly bits?: number;
  /** What distinguishes its times. */
  readonly seconds?: number;
  readonly testLoss?: number;
  /** Whether it has weights, and no states any more. */
  readonly finished?: boolean;
}

export function smallRun(folder: string, run: SmallRun = {}): void {
  const { model = "rnn", optimizer = "adam", epochs = 3, bits = 1, seconds = 0.5, testLoss = 0.25, finished } = run;
  const writer = new RunWriter(folder, { dz: "0.1.0", command: "train", seed: 1, settings: { model, optimizer } });
  for (let epoch = 1; epoch <= epochs; epoch++) {
    writer.append({ epoch, trainLoss: 1 / epoch, testLoss, seconds }, Float64Array.of(epoch, 2));
    writer.checkpoint(Uint8Array.of(epoch, bits));
  }
  if (finished === true) writer.saveWeights(Uint8Array.of(epochs, bits));
  writer.close();
}
