/**
 * The one memory that kernels work on.
 *
 * It has a fixed size: it never grows, so no view of it is ever detached, and pages that were never touched cost
 * nothing. It is a WebAssembly.Memory where the host has WebAssembly, else a plain buffer. The arena allocates its
 * parts.
 *
 * @module
 */
import type { DType } from "../array/dtype.ts";
import { OutOfMemoryError } from "../errors/errors.ts";
import type { Heap } from "../kernels/kernels.ts";

const PAGE = 65536;
const CONSTANTS = 64; // below the arena; address 0 stays unused, so that a zero is seen to be a mistake
const LARGEST = 2 ** 31; // addresses stay 32-bit integers, and untouched pages cost nothing
const SMALLEST = 2 ** 26;

/** The memory for the wasm kernels to import, or null in a host that has no WebAssembly or forbids it. */
export const memory: WebAssembly.Memory | null = /* @__PURE__ */ reserve();

/** The heap that every kernel works on. */
export const heap: Heap = /* @__PURE__ */ viewsOf(memory);

function reserve(): WebAssembly.Memory | null {
  if (typeof WebAssembly === "undefined") return null;
  for (let bytes = LARGEST; bytes >= SMALLEST; bytes /= 2) {
    try {
      return new WebAssembly.Memory({ initial: bytes / PAGE, maximum: bytes / PAGE });
    } catch (error) {
      if (!(error instanceof RangeError)) return null;
    }
  }
  throw new OutOfMemoryError(`storage: the host refuses even ${SMALLEST / 2 ** 20} MiB of memory`);
}

function viewsOf(from: WebAssembly.Memory | null): Heap {
  const buffer = from === null ? new ArrayBuffer(SMALLEST * 4) : (from.buffer as ArrayBuffer);
  return {
    buffer,
    float64: new Float64Array(buffer),
    float32: new Float32Array(buffer),
    int32: new Int32Array(buffer),
    bool: new Uint8Array(buffer),
  };
}

/**
 * A copy, outside the heap, of its bytes from `start` to `end`. Throws {@link OutOfMemoryError} if the host has no
 * memory for it.
 */
export function copyOut(start: number, end: number): ArrayBuffer {
  try {
    // Not the `slice` of the buffer itself, which takes a third longer in V8.
    return heap.bool.slice(start, end).buffer as ArrayBuffer;
  } catch {
    throw new OutOfMemoryError(`array: the host has no room for ${end - start} bytes; hold fewer arrays`);
  }
}

/** Reads the element at an address. */
export function read(dtype: DType, address: number): number {
  if (dtype === "float32") return heap.float32[address / 4] as number;
  if (dtype === "float64") return heap.float64[address / 8] as number;
  return dtype === "int32" ? (heap.int32[address / 4] as number) : (heap.bool[address] as number);
}

/** Sets the element at an address. */
export function write(dtype: DType, address: number, value: number): void {
  if (dtype === "float32") heap.float32[address / 4] = value;
  else if (dtype === "float64") heap.float64[address / 8] = value;
  else if (dtype === "int32") heap.int32[address / 4] = value;
  else heap.bool[address] = value;
}

/**
 * Writes a number where a kernel can read it as a one-element operand, and returns the address. There are two such
 * places, `slot` 0 and 1; each keeps its number until the next call.
 */
export function constant(dtype: DType, value: number, slot: 0 | 1 = 0): number {
  const address = CONSTANTS + slot * 8;
  write(dtype, address, value);
  return address;
}
