/**
 * Products in parts.
 *
 * A part is a block of rows or of columns of the result. Each element is computed by exactly the operations of a single
 * thread, so the digits depend neither on the number of threads nor on which of them takes which part.
 *
 * @module
 */
import { itemSize } from "../array/dtype.ts";
import type { Packed, ProductKernels } from "../kernels/kernels.ts";
import { heap } from "../memory/heap.ts";
import { type Call, MOST_PARTS, type Pool } from "./pool.ts";

type Float = "float64" | "float32";

// Where threads begin to pay (measured), within the sizes that the kernels compute from packed panels in every
// transposition.
const LEAST_ROWS = 64;
const LEAST_COLUMNS = 64;
const LEAST_BYTES = 131072; // of the right matrix
const LEAST_PRODUCTS = 2 ** 22;

const PARTS_PER_THREAD = 2; // so that a thread that is slow or late takes fewer
const LEAST_PART = 64; // rows or columns: narrower ones pack too much
const TILE = 16; // parts begin where the tiles of the kernel do

/** Whether a product is computed in parts, if workers wait. */
export function isLarge(dtype: Float, m: number, k: number, n: number): boolean {
  return m >= LEAST_ROWS && n >= LEAST_COLUMNS && k * n * itemSize[dtype] >= LEAST_BYTES && m * k * n >= LEAST_PRODUCTS;
}

/** The starts of the parts of `length` rows or columns, and the end of the last one. */
export function boundsOf(length: number, threads: number): number[] {
  const parts = Math.min(threads * PARTS_PER_THREAD, Math.max(threads, Math.floor(length / LEAST_PART)), MOST_PARTS);
  const step = Math.ceil(length / parts / TILE) * TILE;
  const bounds: number[] = [];
  for (let at = 0; at < length; at += step) bounds.push(at);
  return [...bounds, length];
}

/**
 * The kernel `matmul` of a dtype with large products in parts; `alone` and `packed` are the kernels of a single thread.
 */
export function inParts(
  dtype: Float,
  pool: Pool,
  alone: ProductKernels["matmul"],
  packed: Packed,
): ProductKernels["matmul"] {
  const size = itemSize[dtype];
  const kernel = dtype === "float64" ? 0 : 1;
  const bytes = heap.bool;

  return (a, b, out, m, k, n, transA, transB, accumulate) => {
    const shared = isLarge(dtype, m, k, n) && pool.ready ? pool.reserve((m * k + k * n + m * n) * size + 256) : null;
    if (shared === null) {
      alone(a, b, out, m, k, n, transA, transB, accumulate);
      return;
    }
    const copyIn = (from: number, to: number, elements: number): number => {
      shared.set(bytes.subarray(from, from + elements * size), to);
      return (to + elements * size + 63) & ~63; // where the next one may begin
    };
    const sharedA = pool.room;
    const sharedB = copyIn(a, sharedA, m * k);
    const sharedOut = copyIn(b, sharedB, k * n);
    if (accumulate) copyIn(out, sharedOut, m * n);

    const row = n * size;
    const [aRow, aCol] = transA ? [size, m * size] : [k * size, size];
    const [bRow, bCol] = transB ? [size, k * size] : [row, size];
    const byColumns = n > m;
    const bounds = boundsOf(byColumns ? n : m, pool.threads);
    const [aStep, bStep, outStep] = byColumns ? [0, bCol, size] : [aRow, 0, row];
    const call = (from: readonly [number, number, number], part: number): Parameters<Packed> => {
      const begin = bounds[part] as number;
      const length = (bounds[part + 1] as number) - begin;
      const [left, right, to] = [from[0] + begin * aStep, from[1] + begin * bStep, from[2] + begin * outStep];
      const [rows, columns] = byColumns ? [m, length] : [length, n];
      return [left, aRow, aCol, right, bRow, bCol, to, row, rows, k, columns, accumulate];
    };
    const take = (part: number): void => {
      const begin = (bounds[part] as number) * outStep;
      const length = (bounds[part + 1] as number) * outStep - begin;
      const last = byColumns ? m * row : row;
      for (let at = begin; at < begin + last; at += row) {
        bytes.set(shared.subarray(sharedOut + at, sharedOut + at + length), out + at);
      }
    };
    const calls: Call[] = [];
    for (let part = 0; part < bounds.length - 1; part++) {
      calls.push([kernel, ...call([sharedA, sharedB, sharedOut], part)]);
    }
    pool.run(calls, (part) => packed(...call([a, b, out], part)), take);
  };
}
