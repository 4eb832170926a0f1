import fc from "fast-check";
import { mutate } from "./mutate.ts";
import { Random } from "./random.ts";
import type { Target } from "./target.ts";

/** Generates the inputs of a target, each from the seed and its index alone. */
export class Inputs {
  readonly #target: Target;
  readonly #seed: number;
  readonly #files: readonly Uint8Array[];

  constructor(target: Target, seed: number) {
    this.#target = target;
    this.#seed = seed;
    this.#files = target.seeds();
  }

  /** The files to mutate. */
  get files(): readonly Uint8Array[] {
    return this.#files;
  }

  /**
   * The input with an index: a mutant of a file or, for every other index if the target has one, from the generator of
   * its format.
   */
  at(index: number): Uint8Array {
    const { name, structured, wrap = (mutant) => mutant } = this.#target;
    const random = new Random(`${name}/${this.#seed}/${index}`);
    if (structured !== undefined && index % 2 === 1) {
      const [file] = fc.sample(structured, { numRuns: 1, seed: random.next() | 0 });
      return file as Uint8Array;
    }
    return wrap(mutate(random.pick(this.#files), random, random.pick(this.#files)));
  }
}
