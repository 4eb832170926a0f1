/** So long without a new input, in seconds: a reader has got lost in one. One that counts what it does may take longer. */
export const patience = (untimed: boolean = false): number => (untimed ? 300 : 15);

/**
 * Sees whether a worker goes on. It writes the number of its target and the index of its input to shared memory; seconds
 * are counted by ticks, so that a process that is stopped from outside and goes on again is not one that hangs.
 */
export class Watchdog {
  readonly #place: Int32Array;
  readonly #patience: (target: number) => number;
  #last = "";
  #ticks = 0;

  /** `patience` says how many seconds an input of a target may take. */
  constructor(place: Int32Array, patienceWith: (target: number) => number = () => patience()) {
    this.#place = place;
    this.#patience = patienceWith;
  }

  /** To be called every second: the target and the index of an input that hangs, or null. */
  tick(): readonly [target: number, index: number] | null {
    const now: [number, number] = [Atomics.load(this.#place, 0), Atomics.load(this.#place, 1)];
    this.#ticks = this.#last === String(now) ? this.#ticks + 1 : 0;
    this.#last = String(now);
    return this.#ticks >= this.#patience(now[0]) ? now : null;
  }
}
