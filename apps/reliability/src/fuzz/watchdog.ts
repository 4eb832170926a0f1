/** The CPU seconds that one input may take before a reader counts as hanging; more if the target counts its own work. */
export const patience = (untimed: boolean = false): number => (untimed ? 300 : 15);

/** The limit on ticks without a new input, for a reader that waits and so uses no CPU time. */
const LONGEST_WAIT = 900;

/**
 * Detects whether a worker makes progress. The worker writes the number of its target and the index of its input to
 * shared memory. Inputs are timed in CPU seconds, so that neither a busy machine nor a suspended process looks like a
 * hanging one.
 */
export class Watchdog {
  readonly #place: Int32Array;
  readonly #patience: (target: number) => number;
  #last = "";
  #ticks = 0;
  #begun = 0;

  /** `patienceWith` returns the CPU seconds that an input of a target may take. */
  constructor(place: Int32Array, patienceWith: (target: number) => number = () => patience()) {
    this.#place = place;
    this.#patience = patienceWith;
  }

  /** To be called every second with the process's CPU seconds: returns target and index of a hanging input, or null. */
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
