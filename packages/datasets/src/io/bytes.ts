import { describe, ValueError } from "@dz/ndarray";

/** The argument itself if it is bytes, else a {@link ValueError}. */
export function checkBytes(bytes: Uint8Array, op: string): Uint8Array {
  if (bytes instanceof Uint8Array) return bytes;
  throw new ValueError(`${op}: expected the bytes of a file as a Uint8Array, got ${describe(bytes)}`);
}
