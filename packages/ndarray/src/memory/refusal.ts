import { OutOfMemoryError } from "../errors/errors.ts";
import { ALL } from "./policy.ts";

/** A size in bytes as error messages give it. */
export function inMiB(size: number): string {
  return `${(size / 2 ** 20).toFixed(1)} MiB`;
}

/** What is thrown for an array of `size` bytes that has no room. */
export function outOfMemory(size: number): OutOfMemoryError {
  return new OutOfMemoryError(
    `array: no room for ${inMiB(size)} in the ${inMiB(ALL)} that dz reserves; use smaller batches or shorter graphs`,
  );
}
