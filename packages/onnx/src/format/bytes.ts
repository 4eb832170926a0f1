/**
 * Numbers as bytes in the order of ONNX files, which is little-endian on every machine.
 *
 * @module
 */
import { FormatError } from "@dz/ndarray";

const littleEndian: boolean = /* @__PURE__ */ isLittleEndian();

function isLittleEndian(): boolean {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1;
}

type Numbers =
  | Float32Array
  | Float64Array
  | BigInt64Array
  | Int32Array
  | Int16Array
  | Int8Array
  | Uint16Array
  | Uint8Array;

/** The elements as bytes. */
export function littleEndianBytes(values: Numbers): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.byteLength);
  bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  if (!littleEndian) reverseEach(bytes, values.BYTES_PER_ELEMENT);
  return bytes;
}

/** The elements that `bytes` holds, copied. Throws {@link FormatError} if they end inside of an element. */
export function typedFromBytes<T extends Numbers>(
  type: { new (buffer: ArrayBuffer): T; readonly BYTES_PER_ELEMENT: number },
  bytes: Uint8Array,
  what: string,
): T {
  const size = type.BYTES_PER_ELEMENT;
  if (bytes.length % size !== 0) {
    throw new FormatError(`importOnnx: ${what} has ${bytes.length} bytes, not a multiple of ${size}`);
  }
  const copied = Uint8Array.from(bytes);
  if (!littleEndian) reverseEach(copied, size);
  return new type(copied.buffer);
}

function reverseEach(bytes: Uint8Array, size: number): void {
  for (let start = 0; start < bytes.length; start += size) bytes.subarray(start, start + size).reverse();
}
