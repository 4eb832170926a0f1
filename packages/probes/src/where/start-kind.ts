/** What was measured of the start of the test wave: mean squared errors, of the whole wave or of its first steps. */
export interface StartNumbers {
  /** Of the whole test wave from an empty state, and after a warm-up on the wave before. */
  readonly loss: number;
  readonly warmLoss: number;
  /** Of its first steps, in the same two ways. */
  readonly cold: number;
  readonly warm: number;
  /** Of the first steps of waves that start near 0. */
  readonly zeroCold: number;
  readonly zeroWarm: number;
  /** Of the first steps from an empty state, after a training from random phases; null without one. */
  readonly random: number | null;
}

/**
 * What a bad start is:
 *
 * - none: a warm-up takes less than a tenth of the loss away;
 * - unseen: waves that start near 0 do not have it (at most a third of the error), and training from random phases removes
 *   it (at most half of the error): the network had never seen this value with an empty state;
 * - history: wherever the wave starts, the network needs some steps (near 0 a warm-up takes away at least half as much);
 * - untrained: as unseen, but training from random phases was not possible;
 * - open: something between.
 */
export type StartKind = "none" | "unseen" | "history" | "untrained" | "open";

/** The part of the loss that a warm-up takes away. */
export function coldShare({ loss, warmLoss }: Pick<StartNumbers, "loss" | "warmLoss">): number {
  return (loss - warmLoss) / loss;
}

export function startKind(numbers: StartNumbers): StartKind {
  const { cold, warm, zeroCold, zeroWarm, random } = numbers;
  if (!(coldShare(numbers) >= 0.1)) return "none";
  if (zeroCold - zeroWarm >= (cold - warm) / 2) return "history";
  if (!(zeroCold <= cold / 3)) return "open";
  if (random === null) return "untrained";
  return random <= cold / 2 ? "unseen" : "open";
}
