import { RunWriter, readRun } from "@dz/runs";

/** Writes a run whose epochs have these test losses and take half a second each; finished or not. Its settings are none of the command. */
export function writeRun(
  folder: string,
  losses: readonly number[],
  { finished = true, settings = {} }: { finished?: boolean; settings?: Record<string, string | number> } = {},
): { readonly started: string } {
  const writer = new RunWriter(folder, { dz: "0.0.0", command: "test", seed: 0, settings });
  for (const [i, testLoss] of losses.entries()) {
    writer.append({ epoch: i + 1, trainLoss: testLoss / 2, testLoss, seconds: 0.5 }, null);
  }
  if (finished) writer.saveWeights(new Uint8Array(2), { finished: true });
  writer.close();
  return readRun(folder).config;
}
