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
  /** Of the first steps, in the same two ways, after a training from random phases; null without one. */
  readonly random: { readonly cold: number; readonly warm: number } | null;
}

/**
 * What a bad start is:
 *
 * - none: a warm-up takes less than a tenth of the loss away;
 * - history: wherever the wave starts, the network needs some steps (near 0 a warm-up takes away at least half as much);
 * - unseen: waves that start near 0 do not have it (at most a third of the error), though they have as little history, and
 *   training from random phases removes it (a warm-up takes away at most half as much): the network had never seen this
 *   value with an empty state;
 * - value: waves that start near 0 do not have it, but training from random phases does not remove it, as far as it went;
 * - untrained: the same, but there was no training from random phases;
 * - open: something between.
 */
export type StartKind = "none" | "unseen" | "history" | "value" | "untrained" | "open";

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
  return random.cold - random.warm <= (cold - warm) / 2 ? "unseen" : "value";
}
