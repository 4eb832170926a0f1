/**
 * The reference kernels of arithmetic: plain loops over one view of the heap, the same code for every dtype. They define
 * the results of a kernel; the SIMD set must agree with them, and kernels that it lacks are taken from here.
 *
 * @module
 */
import { type DType, itemSize } from "../array/dtype.ts";
import { type Rows, withRows } from "./composite.ts";
import { functionsOf } from "./js-functions.ts";
import { sumOfProducts } from "./js-sums.ts";
import { viewOf } from "./js-view.ts";
import type { ArithmeticKernels, Binary, Heap, Reduce, Unary } from "./kernels.ts";

/** The reference kernels of arithmetic of a dtype, on a heap. */
export function plainArithmetic(dtype: DType, heap: Heap): ArithmeticKernels {
  return withRows(loops(dtype, heap), itemSize[dtype]);
}

/** The power of integers, wrapped to 32 bits like their products; `y` is not negative. */
function wholePower(x: number, y: number): number {
  let result = 1;
  for (let base = x, n = y; n > 0; n >>>= 1) {
    if (n & 1) result = Math.imul(result, base);
    base = Math.imul(base, base);
  }
  return result;
}

function loops(dtype: DType, heap: Heap): Omit<ArithmeticKernels, Rows> {
  const { view, at, round, summed } = viewOf(dtype, heap);
  const { int32, bool: bytes } = heap;
  const own = functionsOf(dtype);

  const columnSum = (from: number, length: number, step: number): number => {
    let total = 0;
    for (let k = 0, i = from; k < length; k++, i += step) total = round(total + (view[i] as number));
    return total;
  };

  const unary =
    (f: (x: number) => number): Unary =>
    (a, out, n) => {
      const i0 = at(a);
      const o0 = at(out);
      for (let i = 0; i < n; i++) view[o0 + i] = f(view[i0 + i] as number);
    };

  const binaryInto =
    (target: Float64Array | Uint8Array, address: (x: number) => number, f: (x: number, y: number) => number): Binary =>
    (a, aStep, b, bStep, out, n) => {
      let i = at(a);
      let j = at(b);
      const o0 = address(out);
      for (let o = o0; o < o0 + n; o++) {
        target[o] = f(view[i] as number, view[j] as number);
        i += aStep;
        j += bStep;
      }
    };
  const binary = (f: (x: number, y: number) => number): Binary => binaryInto(view, at, f);
  const compare = (f: (x: number, y: number) => boolean): Binary =>
    binaryInto(
      bytes,
      (x) => x,
      (x, y) => (f(x, y) ? 1 : 0),
    );

  /** Folds each lane of the middle axis; `better(x, best)` says whether x replaces the best so far. */
  const extreme =
    (better: (x: number, best: number) => boolean, wantIndex: boolean): Reduce =>
    (a, out, outer, length, inner) => {
      const a0 = at(a);
      for (let i = 0; i < outer; i++) {
        for (let j = 0; j < inner; j++) {
          const first = a0 + i * length * inner + j;
          let best = view[first] as number;
          let index = 0;
          for (let k = 1; k < length && !Number.isNaN(best); k++) {
            const x = view[first + k * inner] as number;
            if (better(x, best) || Number.isNaN(x)) {
              best = x;
              index = k;
            }
          }
          if (wantIndex) int32[(out >>> 2) + i * inner + j] = index;
          else view[at(out) + i * inner + j] = best;
        }
      }
    };

  return {
    add: binary((x, y) => x + y),
    sub: binary((x, y) => x - y),
    mul: binary(dtype === "int32" ? Math.imul : (x, y) => x * y),
    div: binary((x, y) => x / y),
    pow: binary(dtype === "int32" ? wholePower : own.pow),
    maximum: binary(Math.max),
    minimum: binary(Math.min),

    equal: compare((x, y) => x === y),
    notEqual: compare((x, y) => x !== y),
    less: compare((x, y) => x < y),
    lessEqual: compare((x, y) => x <= y),
    greater: compare((x, y) => x > y),
    greaterEqual: compare((x, y) => x >= y),

    neg: unary((x) => -x),
    abs: unary(Math.abs),
    sqrt: unary(Math.sqrt),
    exp: unary(own.exp),
    log: unary(own.log),
    sin: unary(own.sin),
    cos: unary(own.cos),
    tanh: unary(own.tanh),
    sigmoid: unary(own.sigmoid),
    relu: unary((x) => (x > 0 || Number.isNaN(x) ? x : 0)),

    sum(a, out, outer, length, inner) {
      const a0 = at(a);
      const o0 = at(out);
      for (let i = 0; i < outer; i++) {
        if (inner === 1) view[o0 + i] = sumOfProducts(a0 + i * length, null, length, summed);
        else
          for (let j = 0; j < inner; j++)
            view[o0 + i * inner + j] = columnSum(a0 + i * length * inner + j, length, inner);
      }
    },
    max: extreme((x, best) => x > best, false),
    min: extreme((x, best) => x < best, false),
    argMax: extreme((x, best) => x > best, true),
    argMin: extreme((x, best) => x < best, true),

    tanhGrad(y, gy, out, n) {
      const y0 = at(y);
      const g0 = at(gy);
      const o0 = at(out);
      for (let i = 0; i < n; i++) {
        const t = view[y0 + i] as number;
        view[o0 + i] = (view[g0 + i] as number) * round(1 - round(t * t));
      }
    },
    sigmoidGrad(y, gy, out, n) {
      const y0 = at(y);
      const g0 = at(gy);
      const o0 = at(out);
      for (let i = 0; i < n; i++) {
        const s = view[y0 + i] as number;
        view[o0 + i] = round((view[g0 + i] as number) * s) * round(1 - s);
      }
    },

    reluGrad(y, gy, out, n) {
      const y0 = at(y);
      const g0 = at(gy);
      const o0 = at(out);
      for (let i = 0; i < n; i++) view[o0 + i] = (view[y0 + i] as number) > 0 ? (view[g0 + i] as number) : 0;
    },

    addScaled(a, scale, out, n) {
      const a0 = at(a);
      const o0 = at(out);
      const factor = round(scale);
      for (let i = 0; i < n; i++) {
        view[o0 + i] = (view[o0 + i] as number) + round((view[a0 + i] as number) * factor);
      }
    },
    dot: (a, b, n) => sumOfProducts(at(a), at(b), n, summed),

    gather2d(a, s0, s1, out, n0, n1) {
      const a0 = at(a);
      let o = at(out);
      for (let i = 0; i < n0; i++) {
        for (let j = 0; j < n1; j++, o++) view[o] = view[a0 + i * s0 + j * s1] as number;
      }
    },
    scatterAdd2d(a, out, s0, s1, n0, n1) {
      let i0 = at(a);
      const o0 = at(out);
      for (let i = 0; i < n0; i++) {
        for (let j = 0; j < n1; j++, i0++) {
          const o = o0 + i * s0 + j * s1;
          view[o] = (view[o] as number) + (view[i0] as number);
        }
      }
    },
    take(a, index, out, count, width) {
      const a0 = at(a);
      let o = at(out);
      for (let i = 0; i < count; i++) {
        const row = a0 + (int32[(index >>> 2) + i] as number) * width;
        for (let j = 0; j < width; j++, o++) view[o] = view[row + j] as number;
      }
    },
    putAdd(a, index, out, count, width) {
      let i0 = at(a);
      const o0 = at(out);
      for (let i = 0; i < count; i++) {
        const row = o0 + (int32[(index >>> 2) + i] as number) * width;
        for (let j = 0; j < width; j++, i0++) view[row + j] = (view[row + j] as number) + (view[i0] as number);
      }
    },
    where(mask, a, aStep, b, bStep, out, n) {
      let i = at(a);
      let j = at(b);
      const o0 = at(out);
      for (let k = 0; k < n; k++) {
        view[o0 + k] = (bytes[mask + k] ? view[i] : view[j]) as number;
        i += aStep;
        j += bStep;
      }
    },
    copy(a, out, n) {
      view.copyWithin(at(out), at(a), at(a) + n);
    },
    gatherRows(rows, count, width, out) {
      for (let i = 0; i < count; i++) {
        const from = at(int32[(rows >>> 2) + i] as number);
        view.copyWithin(at(out) + i * width, from, from + width);
      }
    },
    fill(out, value, n) {
      view.fill(value, at(out), at(out) + n);
    },
  };
}
