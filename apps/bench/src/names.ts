/**
 * The names of all contenders, in the order of the tables. The programs of the peers are in peers.ts.
 *
 * @module
 */

export const DZ = "dz";
export const DZ_THREADS = "dz 2 threads";
/** dz with one form less, see jobs/array-forms.ts. */
export const ONE_FORM = "dz one form";
/** Hand-written loops over typed arrays: the yardstick that runs anywhere. */
export const PLAIN = "plain loops";
export const CPP = "C++";
export const DEZERO = "DeZero";
/** PyTorch with its layers for whole sequences, where there is a choice. */
export const PYTORCH = "PyTorch";
/** PyTorch with a cell that is called at each step, as in the book. */
export const PYTORCH_CELL = "PyTorch cell";
export const TFJS = "tfjs";
export const JAX_JS = "jax-js";

/** All contenders in this order. */
export const order: readonly string[] = [
  DZ,
  DZ_THREADS,
  ONE_FORM,
  PLAIN,
  CPP,
  DEZERO,
  PYTORCH,
  PYTORCH_CELL,
  TFJS,
  JAX_JS,
];

/** Whether a contender is one that dz is compared with. */
export function isReference(contender: string): boolean {
  return contender !== DZ && contender !== DZ_THREADS;
}
