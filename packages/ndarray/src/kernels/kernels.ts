/**
 * The kernels: the loops under every array operation.
 *
 * A kernel is a plain function of integers. It takes byte addresses into one memory (the heap, see `memory/heap.ts`)
 * and counts of elements; shapes, arrays and graphs are the business of its callers. Inputs are contiguous unless a
 * step or a stride says otherwise; an output never overlaps an input unless the kernel works in place.
 *
 * They come in families, so that a program carries and compiles those alone that it uses: arithmetic, products of
 * matrices, gates, images, steps of optimizers. A family (`family.ts`) has plain loops for every dtype, the reference
 * and the fallback (`js-*.ts`), and a module of SIMD loops for the float dtypes, which replaces kernels of the reference
 * by name.
 *
 * @module
 */
import type { DType } from "../array/dtype.ts";
import type { ImageKernels } from "./image-kernels.ts";

/** `out[i] = f(a[i])` for `n` elements; `out` may be exactly `a`, but not another part of it. */
export type Unary = (a: number, out: number, n: number) => void;

/** `out[i] = f(a[i·aStep], b[i·bStep])` for `n` elements; a step is 1, or 0 to repeat one element.
 * `out` may be exactly an input that is read in steps of 1, but not another part of it. */
export type Binary = (a: number, aStep: number, b: number, bStep: number, out: number, n: number) => void;

/**
 * A {@link Binary} for each of several rows in one call: `out[i, j] = f(a[i·aRow + j·aStep], b[i·bRow + j·bStep])`, for
 * `rows` rows of `n` elements. The distances of rows are counted in elements; 0 repeats a row.
 */
export type BinaryRows = (
  a: number,
  aRow: number,
  aStep: number,
  b: number,
  bRow: number,
  bStep: number,
  out: number,
  rows: number,
  n: number,
) => void;

/** Reduces the middle axis of `a`, seen as [outer, length, inner], into `out` [outer, inner]. */
export type Reduce = (a: number, out: number, outer: number, length: number, inner: number) => void;

/**
 * The element-wise parts of the steps of an LSTM and a GRU, between their products. `out` and `gates` are consecutive
 * rows of `n` elements, as are the operands; the formulas are those of the layers.
 */
export interface GateKernels {
  /**
   * `out` [7, n]: its first four rows are the pre-activations of the gates f, i, o and u, and are replaced by σ, σ, σ
   * and tanh of them; the others become tanh c', c' = f c + i u and h' = o tanh c'.
   */
  readonly lstmGates: (c: number, out: number, n: number) => void;
  /**
   * From the gates f, i, o, u and the gradients of o and c': the gradients of the pre-activations, and of c: [5, n].
   */
  readonly lstmGatesGrad: (gates: number, c: number, go: number, gc: number, out: number, n: number) => void;
  /**
   * `out` [5, n]: its first four rows are the pre-activations of the gates r and z, and p and q of n = tanh (p + r q).
   * They become r, z, n and q, the last one h' = (1 − z) n + z h.
   */
  readonly gruGates: (h: number, out: number, n: number) => void;
  /**
   * From the `out` of `gruGates` and the gradient of h': the gradients of the pre-activations of r and z, of p, q and
   * h: [5, n].
   */
  readonly gruGatesGrad: (gates: number, h: number, gh: number, out: number, n: number) => void;
}

/**
 * A part of a large product: `out[m, n] (+)= op(a) · op(b)`, with rows of `out` that are `row` bytes apart. Element (i,
 * p) of op(a) is at `a + i·aRow + p·aCol`, likewise op(b); these are bytes, and one of the two is the size of an
 * element.
 */
export type Packed = (
  a: number,
  aRow: number,
  aCol: number,
  b: number,
  bRow: number,
  bCol: number,
  out: number,
  row: number,
  m: number,
  k: number,
  n: number,
  accumulate: number,
) => void;

/**
 * The kernels of one dtype that go through elements: arithmetic, functions, reductions, copies. Comparisons write bool
 * bytes, `argMax` and `argMin` write int32.
 */
export interface ArithmeticKernels {
  readonly add: Binary;
  readonly sub: Binary;
  readonly mul: Binary;
  readonly div: Binary;
  readonly addRows: BinaryRows;
  readonly subRows: BinaryRows;
  readonly mulRows: BinaryRows;
  readonly divRows: BinaryRows;
  readonly pow: Binary;
  /** The larger of two numbers, 0 above −0; NaN if either is NaN. */
  readonly maximum: Binary;
  /** The smaller of two numbers, −0 below 0; NaN if either is NaN. */
  readonly minimum: Binary;

  readonly equal: Binary;
  readonly notEqual: Binary;
  readonly less: Binary;
  readonly lessEqual: Binary;
  readonly greater: Binary;
  readonly greaterEqual: Binary;

  readonly neg: Unary;
  readonly abs: Unary;
  readonly sqrt: Unary;
  readonly exp: Unary;
  readonly log: Unary;
  readonly sin: Unary;
  readonly cos: Unary;
  readonly tanh: Unary;
  /** `1 / (1 + e⁻ˣ)`. */
  readonly sigmoid: Unary;
  /** `max(x, 0)`; NaN stays NaN. */
  readonly relu: Unary;

  readonly sum: Reduce;
  /** Largest element; NaN if there is one. `length` is at least 1. */
  readonly max: Reduce;
  /** Smallest element; NaN if there is one. `length` is at least 1. */
  readonly min: Reduce;
  /** Index (int32) of the first largest element; the first NaN wins. */
  readonly argMax: Reduce;
  /** Index (int32) of the first smallest element; the first NaN wins. */
  readonly argMin: Reduce;

  /** Gradient of tanh from its result: `out = gy · (1 − y²)`; like a {@link Binary}, `out` may be exactly an input. */
  readonly tanhGrad: (y: number, gy: number, out: number, n: number) => void;
  /** Gradient of sigmoid from its result: `out = gy · y · (1 − y)`. */
  readonly sigmoidGrad: (y: number, gy: number, out: number, n: number) => void;
  /** Gradient of relu from its result: `out = y > 0 ? gy : 0`. */
  readonly reluGrad: (y: number, gy: number, out: number, n: number) => void;

  /** `out += scale · a` in place: the product is rounded to the dtype, then the sum. */
  readonly addScaled: (a: number, scale: number, out: number, n: number) => void;
  /** `Σ a·b` as a number; float32 may be summed in float32, in parts. */
  readonly dot: (a: number, b: number, n: number) => number;

  /** `out = a − b`, and `Σ out²` as a number, in one call: `sub` and `dot`. */
  readonly squaredDistance: (a: number, b: number, out: number, n: number) => number;

  /** `out[i] = a[i]` */
  readonly copy: Unary;
  /** `out[i, j] = row_i[j]` for the addresses (int32) of `count` rows of `width` elements. */
  readonly gatherRows: (rows: number, count: number, width: number, out: number) => void;

  /** `out[i, j] = a[i·s0 + j·s1]` for i < n0, j < n1; strides in elements, may be 0 or negative. */
  readonly gather2d: (a: number, s0: number, s1: number, out: number, n0: number, n1: number) => void;
  /** `out[i·s0 + j·s1] += a[i, j]`: the transpose of `gather2d`, which adds where positions repeat. */
  readonly scatterAdd2d: (a: number, out: number, s0: number, s1: number, n0: number, n1: number) => void;
  /** `out[i, j] = a[index[i], j]` for `count` int32 indexes of rows of `width` elements. */
  readonly take: (a: number, index: number, out: number, count: number, width: number) => void;
  /** `out[index[i], j] += a[i, j]`: the transpose of `take`, in order of i. */
  readonly putAdd: (a: number, index: number, out: number, count: number, width: number) => void;
  /** `out[i] = mask[i] ? a[i·aStep] : b[i·bStep]`; `mask` is bool bytes. */
  readonly where: (mask: number, a: number, aStep: number, b: number, bStep: number, out: number, n: number) => void;
  /** Sets `n` elements to `value`. */
  readonly fill: (out: number, value: number, n: number) => void;
}

/** The kernels of one dtype that multiply matrices. */
export interface ProductKernels {
  /**
   * `out[m, n] (+)= op(a) · op(b)`, row-major. `a` is [m, k], or [k, m] if `transA`; `b` is [k, n], or [n, k] if
   * `transB` (both 0 or 1). If `accumulate` is 1, adds the whole product, rounded, to `out`, else overwrites it.
   */
  readonly matmul: (
    a: number,
    b: number,
    out: number,
    m: number,
    k: number,
    n: number,
    transA: number,
    transB: number,
    accumulate: number,
  ) => void;
  /** The part of `matmul` that computes large products; only the SIMD set has it. */
  readonly packed?: Packed;
  /** Adds the row `b` [n] to each row of `out` [m, n], in place. */
  readonly addRow: (b: number, out: number, m: number, n: number) => void;
  /** `out = x · W + b` in one call: `matmul` and `addRow`, for x [m, k], W [k, n] and b [n]. */
  readonly linear: (x: number, W: number, b: number, out: number, m: number, k: number, n: number) => void;
  /** `out = tanh(x · Wx + b + h · Wh)` in one call, for x [m, k], h [m, n], Wx [k, n], Wh [n, n] and b [n]. */
  readonly rnnCell: (
    x: number,
    h: number,
    Wx: number,
    Wh: number,
    b: number,
    out: number,
    m: number,
    k: number,
    n: number,
  ) => void;
}

/** The kernels of one dtype that optimizers step with. */
export interface OptimizerKernels {
  /**
   * One Adam step in place: `m += c1·(g − m)`, `v += c2·(g² − v)`, `p −= rate·m / (√v + eps)`, with c1 = 1 − beta1
   * and c2 = 1 − beta2 given as numbers and each operation rounded to the dtype, in the order written.
   */
  readonly adam: (
    p: number,
    g: number,
    m: number,
    v: number,
    n: number,
    c1: number,
    c2: number,
    rate: number,
    eps: number,
  ) => void;
}

/** All kernels of one dtype. */
export type Kernels = ArithmeticKernels & ProductKernels & GateKernels & ImageKernels & OptimizerKernels;

/** The kernels `K` for every dtype. */
export type KernelSet<K = Kernels> = { readonly [D in DType]: K };

/** Kernels that replace those of the reference set; kernels that are absent stay. */
export type KernelOverrides<K = Kernels> = { readonly [D in "float64" | "float32"]: Partial<K> };

/** The memory that the kernels work on, as one view for each kind of element. */
export interface Heap {
  readonly buffer: ArrayBuffer;
  readonly float64: Float64Array<ArrayBuffer>;
  readonly float32: Float32Array<ArrayBuffer>;
  readonly int32: Int32Array<ArrayBuffer>;
  readonly bool: Uint8Array<ArrayBuffer>;
}
