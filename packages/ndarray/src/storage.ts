/**
 * Where bytes live.
 *
 * Kernels work on one memory of fixed size, the heap: it never grows, so no view of it ever detaches, and a page that
 * was never touched costs nothing. It is a WebAssembly.Memory where the host has WebAssembly, else a plain buffer.
 *
 * A {@link Span} is a run of bytes of that memory, or the copy of one that has been moved out of it. Arrays point at a
 * span and an address; when the span moves (`arena.ts`), every array on it follows without being told.
 *
 * @module
 */
import type { DType } from "./dtype.ts";
import { OutOfMemoryError, StateError } from "./errors.ts";
import type { Heap } from "./kernels/kernels.ts";

const PAGE = 65536;
const CONSTANTS = 64; // below the arena; address 0 stays unused, so that a zero is seen to be a mistake
const LARGEST = 2 ** 31; // addresses stay whole numbers of 32 bits, and what is never touched costs nothing
const SMALLEST = 2 ** 26;

/**
 * A run of bytes that arrays point into. While `buffer` is null they lie in the heap, where arrays' addresses say;
 * afterwards they are in `buffer`, and an address `p` means its byte `p - base`.
 */
export class Span {
  buffer: ArrayBuffer | null = null;
  base: number;
  /** Whether the bytes are a block of their own that is updated in place, and stays. */
  pinned = false;
  /** The number of the last write in place, see `versions.ts`; 0 if there was none. */
  written = 0;

  constructor(base: number) {
    this.base = base;
  }
}

/** What the spans of private memory have instead of bytes once these are gone. */
const gone = new ArrayBuffer(0);

/** Says that the bytes of a span are gone: its arrays may be held, but not read. */
export function lose(span: Span): void {
  span.buffer = gone;
}

/**
 * Where the bytes of a span are, null for the heap. Throws {@link StateError} if they are gone: for what was computed in a
 * backward that has ended.
 */
export function bufferOf({ buffer }: Span): ArrayBuffer | null {
  if (buffer !== gone) return buffer;
  throw new StateError(
    "array: its values were computed in a backward that has ended; keep toTypedArray() of it, or call backward with retainGrad",
  );
}

/** The memory for the wasm kernels to import, or null where the host has no WebAssembly. */
export const memory: WebAssembly.Memory | null = reserve();

/** The heap that every kernel works on. */
export const heap: Heap = viewsOf(memory === null ? new ArrayBuffer(SMALLEST * 4) : (memory.buffer as ArrayBuffer));

function reserve(): WebAssembly.Memory | null {
  if (typeof WebAssembly === "undefined") return null;
  for (let bytes = LARGEST; bytes >= SMALLEST; bytes /= 2) {
    try {
      return new WebAssembly.Memory({ initial: bytes / PAGE, maximum: bytes / PAGE });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
  }
  throw new OutOfMemoryError(`storage: the host refuses even ${SMALLEST / 2 ** 20} MiB of memory`);
}

function viewsOf(buffer: ArrayBuffer): Heap {
  return {
    buffer,
    float64: new Float64Array(buffer),
    float32: new Float32Array(buffer),
    int32: new Int32Array(buffer),
    bool: new Uint8Array(buffer),
  };
}

/**
 * A copy, outside the heap, of its bytes from `start` to `end`. Throws {@link OutOfMemoryError} if the host has no room
 * for it.
 */
export function copyOut(start: number, end: number): ArrayBuffer {
  try {
    // Not the slice of the buffer itself: in V8 that takes a third longer.
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
 * places, `slot` 0 and 1; each holds its number until the next call.
 */
export function constant(dtype: DType, value: number, slot: 0 | 1 = 0): number {
  const address = CONSTANTS + slot * 8;
  write(dtype, address, value);
  return address;
}
