/** Inputs that a network reads one after the other, from an empty state, and what it should answer. */
export interface Sequence {
  /** The inputs [length, size]. */
  readonly inputs: Float64Array;
  readonly size: number;
  /** The right answers [length, outputs]. */
  readonly targets: Float64Array;
  readonly outputs: number;
  /** The right answers without their noise [length, outputs], where they are known; else null. */
  readonly clean: Float64Array | null;
  /** The first step whose answer counts; those before it only fill the state. */
  readonly from: number;
}

/** The number of steps of a sequence. */
export function lengthOf({ inputs, size }: Sequence): number {
  return inputs.length / size;
}
