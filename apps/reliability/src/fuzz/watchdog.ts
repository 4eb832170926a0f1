/**
 * The CPU seconds that one input may take: a reader that takes longer does not end. One that counts its own operations has
 * more.
 */
export const patience = (untimed: boolean = false): number => (untimed ? 300 : 15);

/** Ticks without a new input, whatever the CPU does: a reader that waits for something uses none. */
const LONGEST_WAIT = 900;

/**
 * Sees whether a worker makes progress. The worker writes the number of its target and the index of its input to shared
 * memory. What an input takes is measured in CPU time, so that neither a busy machine nor a process that was stopped from
 * outside looks like a hanging one.
 */
export class Watchdog {
  readonly #place: Int32Array;
  readonly #patience: (target: number) => number;
  #last = "";
  #ticks = 0;
  #begun = 0;

  /** `patience` gives the CPU seconds that an input of a target may take. */
  constructor(place: Int32Array, patienceWith: (target: number) => number = () => patience()) {
    this.#place = place;
    this.#patience = patienceWith;
  }

  /** To be called every second with the CPU seconds of the process so far: the target and the index of an input that hangs, or null. */
  tick(cpu: number): readonly [target: number, index: number] | null {
    const now: [number, number] = [Atomics.load(this.#place, 0), Atomics.load(this.#place, 1)];
    if (this.#last !== String(now)) {
      this.#last = String(now);
      this.#ticks = 0;
      this.#begun = cpu;
    }
    const hangs = cpu - this.#begun >= this.#patience(now[0]) || this.#ticks++ >= LONGEST_WAIT;
    return hangs ? now : null;
  }
}
