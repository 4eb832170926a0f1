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
 * What a bad start is, told from what a warm-up takes away of the error of the first steps:
 *
 * - none: less than a tenth;
 * - history: at least half as much where the wave starts near 0: wherever it starts, the network needs some steps;
 * - unseen: at most a third as much where the wave starts near 0, though there is as little history, and at most half as much
 *   after training from random phases: the network had never seen this value with an empty state;
 * - value: the same near 0, but training from random phases, as far as it went, removes less than half of it;
 * - untrained: the same, but there was no training from random phases;
 * - open: something between.
 */
export type StartKind = "none" | "unseen" | "history" | "value" | "untrained" | "open";

/**
 * A start matters to the loss if a warm-up takes this part of it away: as much as the first 50 of 999 steps would have, were
 * the error the same everywhere, so that it is at least twice as large there.
 */
export const COLD_SHARE = 0.05;

/** The part of the loss that a warm-up takes away. */
export function coldShare({ loss, warmLoss }: Pick<StartNumbers, "loss" | "warmLoss">): number {
  return (loss - warmLoss) / loss;
}

export function startKind(numbers: StartNumbers): StartKind {
  const { cold, warm, zeroCold, zeroWarm, random } = numbers;
  const excess = cold - warm;
  if (!(excess >= cold / 10)) return "none";
  if (zeroCold - zeroWarm >= excess / 2) return "history";
  if (!(zeroCold - zeroWarm <= excess / 3)) return "open";
  if (random === null) return "untrained";
  return random.cold - random.warm <= excess / 2 ? "unseen" : "value";
}
