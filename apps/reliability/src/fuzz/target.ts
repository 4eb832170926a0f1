import type { Arbitrary } from "fast-check";

/** A reader to be fuzzed. */
export interface Target {
  readonly name: string;
  /** Its share of all inputs, relative to those of the other targets. */
  readonly share: number;
  /** The number of inputs in the tests (default: by its share). */
  readonly short?: number;
  /** Whether the target counts its own work, so that it is not timed. */
  readonly untimed?: boolean;
  /** The maximum bytes of buffers for an input of `length` bytes, whether it is read or refused. */
  readonly memory: (length: number) => number;
  /** The files from which the byte mutator starts. */
  readonly seeds: () => readonly Uint8Array[];
  /** A generator of mostly valid files. */
  readonly structured?: Arbitrary<Uint8Array>;
  /** Wraps a mutant in an outer format, such as gzip. */
  readonly wrap?: (mutant: Uint8Array) => Uint8Array;
  /**
   * Reads a file and, if it is valid, saves the result and reads it again. Throws a dz error for a refused file; any
   * other error is a finding.
   */
  readonly read: (file: Uint8Array) => void;
}
