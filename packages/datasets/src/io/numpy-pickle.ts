import { FormatError } from "@dz/ndarray";
import { isCall, type PickleCall, type PickleValue } from "./pickle-value.ts";
import { asciiOf } from "./text.ts";

/** An array of unsigned bytes, row-major. */
export interface ByteArray {
  readonly shape: readonly number[];
  readonly data: Uint8Array;
}

/**
 * The array of unsigned bytes that a pickle value represents. NumPy writes it as `_reconstruct(ndarray, (0,), 'b')`
 * with the state `(1, shape, dtype, is column-major, the bytes)`. Throws {@link FormatError} for any other value, and
 * for bytes that do not fill the shape.
 */
export function arrayOf(value: PickleValue | undefined, op: string): ByteArray {
  if (!isCall(value) || value.callee.name !== "numpy.core.multiarray._reconstruct" || !Array.isArray(value.state)) {
    throw new FormatError(`${op}: is not a NumPy array`);
  }
  const [version, shape, dtype, columnMajor, data, ...rest] = value.state;
  if (version !== 1 || rest.length > 0 || !(data instanceof Uint8Array) || !isShape(shape)) {
    throw new FormatError(`${op}: the state of the array is not one that NumPy writes`);
  }
  if (!isCall(dtype) || dtype.callee.name !== "numpy.dtype" || !isUnsignedByte(dtype)) {
    throw new FormatError(`${op}: the array is not one of unsigned bytes`);
  }
  if (columnMajor !== false) throw new FormatError(`${op}: the array is column-major`);
  const size = shape.reduce((product, length) => product * length, 1);
  if (size !== data.length) {
    throw new FormatError(`${op}: shape [${shape.join(", ")}] needs ${size} bytes, the array has ${data.length}`);
  }
  return { shape, data };
}

function isShape(value: PickleValue | undefined): value is number[] {
  return (
    Array.isArray(value) && value.length <= 32 && value.every((length) => typeof length === "number" && length >= 0)
  );
}

function isUnsignedByte({ args }: PickleCall): boolean {
  const [name] = args;
  return name instanceof Uint8Array && name.length === 2 && asciiOf(name) === "u1";
}
