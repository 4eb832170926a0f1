import { OutOfMemoryError } from "../errors/errors.ts";
import { ALL } from "./policy.ts";

/** A size in bytes, formatted for error messages. */
export function inMiB(size: number): string {
  return `${(size / 2 ** 20).toFixed(1)} MiB`;
}

/** The error for an array of `size` bytes for which there is no memory. */
export function outOfMemory(size: number): OutOfMemoryError {
  return new OutOfMemoryError(
    `array: no room for ${inMiB(size)} in the ${inMiB(ALL)} that dz reserves; use smaller batches or shorter graphs`,
  );
}
