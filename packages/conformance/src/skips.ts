/**
 * What this version of dz does not hold itself against, each with its reason. Nothing else is ever skipped: what the
 * runner does not know counts as failed.
 *
 * @module
 */

interface Skip {
  /** The data file. */
  readonly file: string;
  /** The operations, layers or sections of it; absent for the whole file. */
  readonly names?: readonly string[];
  readonly reason: string;
}

export const skips: readonly Skip[] = [
  {
    file: "files/index.json",
    names: ["mnist", "cifar"],
    reason: "the readers of MNIST and CIFAR-10 come in a later version",
  },
  { file: "steps.json", reason: "the steps of the book come in a later version, as programs" },
];

/** Why a case is skipped, or null if it is not. */
export function skipReason(file: string, name: string): string | null {
  const skip = skips.find((entry) => entry.file === file && (entry.names === undefined || entry.names.includes(name)));
  return skip?.reason ?? null;
}
