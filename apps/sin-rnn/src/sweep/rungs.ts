/** One step of successive halving: how many settings are trained, and to which epoch. */
export interface Rung {
  readonly epochs: number;
  readonly settings: number;
}

/** From one rung to the next a third of the settings goes on, for three times as many epochs. */
const FACTOR = 3;

/**
 * The rungs of successive halving of some settings, each with its own seeds, up to a number of epochs: the last has at least one
 * setting, the first all of them (Jamieson and Talwalkar, Non-stochastic Best Arm Identification and Hyperparameter
 * Optimization, 2016).
 */
export function rungsFor(settings: number, epochs: number): Rung[] {
  let count = 0;
  while (FACTOR ** (count + 1) <= settings && FACTOR ** (count + 1) <= epochs) count++;
  return Array.from({ length: count + 1 }, (_, i) => ({
    epochs: Math.round(epochs / FACTOR ** (count - i)),
    settings: Math.floor(settings / FACTOR ** i),
  }));
}
