import type { NdArray } from "@dz/ndarray";

/** Throws unless two arrays are bitwise equal. */
export function checkSame(what: string, a: NdArray | undefined, b: NdArray | undefined): void {
  if (a === undefined || b === undefined) throw new Error(`${what}: an array is missing`);
  if (a.dtype !== b.dtype || a.shape.join() !== b.shape.join()) {
    throw new Error(`${what}: ${a.dtype} [${a.shape}] became ${b.dtype} [${b.shape}]`);
  }
  checkBytes(what, bytesOf(a), bytesOf(b));
}

/** The bytes of the elements. */
export function bytesOf(a: NdArray): Uint8Array {
  const { buffer, byteOffset, byteLength } = a.toTypedArray();
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Throws unless two files are equal. */
export function checkBytes(what: string, a: Uint8Array, b: Uint8Array): void {
  if (Buffer.compare(a, b) !== 0) throw new Error(`${what}: ${a.length} bytes became ${b.length} others`);
}

/** Throws unless arrays have the size of their shape, and names that are harmless as file paths. */
export function checkArrays(what: string, arrays: ReadonlyMap<string, NdArray>): void {
  for (const [name, a] of arrays) {
    const harmless = name.split("/").every((part) => !["", ".", ".."].includes(part)) && !/^[a-z]:|[\\\0]/i.test(name);
    if (!harmless) throw new Error(`${what}: the name ${JSON.stringify(name)} was read`);
    const elements = a.toTypedArray().length;
    const size = a.shape.reduce((product, length) => product * length, 1);
    if (elements !== size) throw new Error(`${what}: ${elements} elements of shape [${a.shape}]`);
  }
}

/** Throws unless two collections of arrays are equal, in any order. */
export function checkSameMaps(what: string, a: ReadonlyMap<string, NdArray>, b: ReadonlyMap<string, NdArray>): void {
  if (a.size !== b.size) throw new Error(`${what}: ${a.size} arrays became ${b.size}`);
  for (const [name, array] of a) checkSame(`${what}, ${JSON.stringify(name)}`, array, b.get(name));
}
