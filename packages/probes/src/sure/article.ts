import { articleSettings } from "@dz/training";
import type { EpochNumbers, Subject } from "../subject.ts";

/** The losses that the article prints of its run, the first pair it shows: a recurrent network with Adam, without a seed. */
export const articleEpochs: readonly EpochNumbers[] = [
  { epoch: 1, trainLoss: 0.2087385446193373, heldOutLoss: 0.07712756698456487 },
  { epoch: 2, trainLoss: 0.05303980453313019, heldOutLoss: 0.012963443802524916 },
  { epoch: 99, trainLoss: 0.002375721666559195, heldOutLoss: 0.0022748981968314587 },
  { epoch: 100, trainLoss: 0.002619202388018717, heldOutLoss: 0.00304836831082298 },
];

/** Whether a run has the settings of the article but for its seed, its number of epochs and the precision. */
export function isArticle({ settings, wave }: Pick<Subject, "settings" | "wave">): boolean {
  const names = ["model", "optimizer", "lr", "schedule", "clip", "hidden", "bptt", "batch"] as const;
  return wave !== null && names.every((name) => settings[name] === articleSettings[name]);
}
