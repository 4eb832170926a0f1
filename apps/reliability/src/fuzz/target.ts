import type { Arbitrary } from "fast-check";

/** A reader to be fuzzed. */
export interface Target {
  readonly name: string;
  /** Its part of all inputs, beside those of the other targets. */
  readonly share: number;
  /** How many inputs the tests give it; by its share, if it is not said. */
  readonly short?: number;
  /** Whether what an input takes is counted by the target itself, and not by a clock. */
  readonly untimed?: boolean;
  /** The most bytes that an input of `length` bytes may cost in buffers, whether it is read or refused. */
  readonly memory: (length: number) => number;
  /** Files that the byte mutator begins with. */
  readonly seeds: () => readonly Uint8Array[];
  /** Files made by their format, of which much is right. */
  readonly structured?: Arbitrary<Uint8Array>;
  /** Brings a mutant into the form of a file, such as gzip around it. */
  readonly wrap?: (mutant: Uint8Array) => Uint8Array;
  /**
   * Reads a file, and if that goes well, saves what it read and reads it again. Throws an error of dz for a file that is
   * refused; anything else that it throws is a finding.
   */
  readonly read: (file: Uint8Array) => void;
}
