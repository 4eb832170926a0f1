import { describe, ValueError } from "@dz/ndarray";

/** Returns the argument; throws {@link ValueError} unless it is a Uint8Array. */
export function checkBytes(bytes: Uint8Array, op: string): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes;
  throw new ValueError(`${op}: expected the bytes of a file as a Uint8Array, got ${describe(bytes)}`);
}
