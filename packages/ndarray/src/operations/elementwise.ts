/**
 * Element-wise operations, with NumPy's broadcasting and dtype promotion.
 *
 * Either operand may be a plain number. It is weakly typed: it takes the dtype of the other operand, unless that cannot
 * represent it (1.5 beside int32 gives float64). Bools count as int32 in arithmetic.
 *
 * @module
 */
import { checkArray, checkFunction, checkNumber } from "../array/check.ts";
import { bytesOf, type DType, floatOf, promote, promoteNumber } from "../array/dtype.ts";
import { contiguous, empty, isNdArray, type NdArray, resolve } from "../array/ndarray.ts";
import { broadcastShapes, type Shape, sameShape, sizeOf } from "../array/shape.ts";
import { arrayHint, describe } from "../errors/describe.ts";
import { ShapeError, ValueError } from "../errors/errors.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { byRows } from "../kernels/composite.ts";
import type { ArithmeticKernels, Binary, BinaryRows, Unary } from "../kernels/kernels.ts";
import { constant, heap } from "../memory/heap.ts";
import { broadcastInto } from "./broadcast-into.ts";
import { astype, broadcastTo, copy, ready } from "./movement.ts";

/** An operand: an array, or a number that takes the dtype of the other operand. */
export type Operand = NdArray | number;

type Table<K> = { readonly [D in DType]: K };

function tableOf<K>(of: (dtype: DType) => K): Table<K> {
  return { float64: of("float64"), float32: of("float32"), int32: of("int32"), bool: of("bool") };
}

/** `table[dtype]`, see `Family.of`. */
function entry<K>(table: Table<K>, dtype: DType): K {
  const { float64, float32, int32, bool } = table;
  return dtype === "float32" ? float32 : dtype === "float64" ? float64 : dtype === "int32" ? int32 : bool;
}

/** @internal Throws {@link ValueError} for anything but an array or a number. */
export function checkOperand(a: Operand, op: string): void {
  if (typeof a !== "number" && !isNdArray(a)) {
    throw new ValueError(`${op}: expected an NdArray or a number, got ${describe(a)}${arrayHint(a)}`);
  }
}

/** The dtype to which two operands are promoted. */
function meet(a: Operand, b: Operand, op: string): DType {
  checkOperand(a, op);
  checkOperand(b, op);
  if (typeof a === "number") return typeof b === "number" ? "float64" : promoteNumber(b.dtype, a);
  return typeof b === "number" ? promoteNumber(a.dtype, b) : promote(a.dtype, b.dtype);
}

const arithmetic = (dtype: DType): DType => (dtype === "bool" ? "int32" : dtype);
const same = (dtype: DType): DType => dtype;

/** The computation of a binary operation for one promoted dtype. */
interface Plan {
  readonly kernel: Binary;
  /** The kernel for several rows. */
  readonly rows: BinaryRows;
  /** The dtype in which the kernel computes, and that of the result. */
  readonly dtype: DType;
  readonly out: DType;
}

/** Makes a binary operation from a kernel, the dtype in which it computes, and the dtype of the result. */
function binary(
  op: string,
  pick: (k: ArithmeticKernels) => Binary,
  compute: (met: DType) => DType = arithmetic,
  result: (computed: DType) => DType = same,
  pickRows?: (k: ArithmeticKernels) => BinaryRows,
): (a: Operand, b: Operand) => NdArray {
  const planOf = (met: DType): Plan => {
    const dtype = compute(met);
    const k = arithmeticKernels.of(dtype);
    const [kernel, out] = [pick(k), result(dtype)];
    const rows = pickRows?.(k) ?? byRows(kernel, bytesOf(dtype), bytesOf(out));
    return { kernel, rows, dtype, out };
  };
  let plans: Table<Plan> | null = null; // made by the first call, since kernels are compiled when asked for
  return (a, b) => {
    plans ??= tableOf(planOf);
    const plan = entry(plans, meet(a, b, op));
    const { kernel, dtype, out } = plan;
    if (typeof a === "number") {
      if (typeof b === "number") return withNumbers(kernel, a, b, out);
      const y = ready(b, dtype);
      const target = empty(y.dims, y.size, out);
      kernel(constant(dtype, a), 0, resolve(y), 1, target.ptr, y.size);
      return target;
    }
    const x = ready(a, dtype);
    if (typeof b === "number") {
      const target = empty(x.dims, x.size, out);
      kernel(resolve(x), 1, constant(dtype, b), 0, target.ptr, x.size);
      return target;
    }
    const y = ready(b, dtype);
    if (y.size === 1 && y.ndim <= x.ndim) {
      const target = empty(x.dims, x.size, out);
      kernel(resolve(x), 1, resolve(y), 0, target.ptr, x.size);
      return target;
    }
    if (!sameShape(x.dims, y.dims)) {
      const shape = broadcastShapes(x.dims, y.dims, op);
      return broadcastInto(empty(shape, sizeOf(shape), out), plan.rows, x, y);
    }
    const target = empty(x.dims, x.size, out);
    kernel(resolve(x), 1, resolve(y), 1, target.ptr, x.size);
    return target;
  };
}

function withNumbers(kernel: Binary, a: number, b: number, out: DType): NdArray {
  const target = empty([], 1, out);
  kernel(constant("float64", a), 0, constant("float64", b, 1), 0, target.ptr, 1);
  return target;
}

/** Makes a unary operation from a kernel and the dtype in which it computes. */
function unary(
  op: string,
  pick: (k: ArithmeticKernels) => Unary,
  compute: (dtype: DType) => DType = floatOf,
): (a: Operand) => NdArray {
  let table: Table<Unary> | null = null;
  return (a) => {
    checkOperand(a, op);
    table ??= tableOf((of) => pick(arithmeticKernels.of(of)));
    const dtype = compute(typeof a === "number" ? "float64" : a.dtype);
    if (typeof a === "number") {
      const target = empty([], 1, dtype);
      entry(table, dtype)(constant(dtype, a), target.ptr, 1);
      return target;
    }
    const x = ready(a, dtype);
    const target = empty(x.dims, x.size, dtype);
    entry(table, dtype)(resolve(x), target.ptr, x.size);
    return target;
  };
}

type BinaryOp = (a: Operand, b: Operand) => NdArray;
type UnaryOp = (a: Operand) => NdArray;
const bool = (): DType => "bool";

/** A binary operation of the kernels `op` and `opRows`. */
function arithmeticOp(op: "add" | "sub" | "mul" | "div", compute: (met: DType) => DType = arithmetic): BinaryOp {
  return binary(
    op,
    (k) => k[op],
    compute,
    same,
    (k) => k[`${op}Rows`],
  );
}

/** `a + b`. Throws {@link ShapeError} for shapes that do not broadcast, as every binary operation here. */
export const add: BinaryOp = /* @__PURE__ */ arithmeticOp("add");
/** `a − b`. */
export const sub: BinaryOp = /* @__PURE__ */ arithmeticOp("sub");
/** `a · b`. */
export const mul: BinaryOp = /* @__PURE__ */ arithmeticOp("mul");
/** `a / b`, always of floats. */
export const div: BinaryOp = /* @__PURE__ */ arithmeticOp("div", floatOf);
/** The larger of a and b; NaN if either is NaN. */
export const maximum: BinaryOp = /* @__PURE__ */ binary("maximum", (k) => k.maximum, same);
/** The smaller of a and b; NaN if either is NaN. */
export const minimum: BinaryOp = /* @__PURE__ */ binary("minimum", (k) => k.minimum, same);

/** `a == b`, as bools. */
export const equal: BinaryOp = /* @__PURE__ */ binary("equal", (k) => k.equal, same, bool);
/** `a != b`, as bools. */
export const notEqual: BinaryOp = /* @__PURE__ */ binary("notEqual", (k) => k.notEqual, same, bool);
/** `a < b`, as bools. */
export const less: BinaryOp = /* @__PURE__ */ binary("less", (k) => k.less, same, bool);
/** `a <= b`, as bools. */
export const lessEqual: BinaryOp = /* @__PURE__ */ binary("lessEqual", (k) => k.lessEqual, same, bool);
/** `a > b`, as bools. */
export const greater: BinaryOp = /* @__PURE__ */ binary("greater", (k) => k.greater, same, bool);
/** `a >= b`, as bools. */
export const greaterEqual: BinaryOp = /* @__PURE__ */ binary("greaterEqual", (k) => k.greaterEqual, same, bool);

/** `−a`. */
export const neg: UnaryOp = /* @__PURE__ */ unary("neg", (k) => k.neg, arithmetic);
/** `|a|`. */
export const abs: UnaryOp = /* @__PURE__ */ unary("abs", (k) => k.abs, arithmetic);
/** `√a`. */
export const sqrt: UnaryOp = /* @__PURE__ */ unary("sqrt", (k) => k.sqrt);
/** `eᵃ`. */
export const exp: UnaryOp = /* @__PURE__ */ unary("exp", (k) => k.exp);
/** The natural logarithm. */
export const log: UnaryOp = /* @__PURE__ */ unary("log", (k) => k.log);
/** The sine of an angle in radians. */
export const sin: UnaryOp = /* @__PURE__ */ unary("sin", (k) => k.sin);
/** The cosine of an angle in radians. */
export const cos: UnaryOp = /* @__PURE__ */ unary("cos", (k) => k.cos);
/** The hyperbolic tangent. */
export const tanh: UnaryOp = /* @__PURE__ */ unary("tanh", (k) => k.tanh);
/** `1 / (1 + e⁻ᵃ)`. */
export const sigmoid: UnaryOp = /* @__PURE__ */ unary("sigmoid", (k) => k.sigmoid);
/** `max(a, 0)`; NaN stays NaN. */
export const relu: UnaryOp = /* @__PURE__ */ unary("relu", (k) => k.relu, arithmetic);

const power: BinaryOp = /* @__PURE__ */ binary("pow", (k) => k.pow);

/**
 * `aᵇ`. As in NumPy, a plain exponent of 2, 1, 0.5 or −1 is computed as a product, a copy, a square root or a quotient.
 * Throws {@link ValueError} for integers with a negative integer exponent.
 */
export function pow(a: Operand, b: Operand): NdArray {
  if (typeof b === "number" && isNdArray(a)) {
    if (b === 2) return mul(a, a);
    if (floatOf(a.dtype) === a.dtype) {
      if (b === 1) return copy(a); // a copy, since the array may be updated in place
      if (b === 0.5) return sqrt(a);
      if (b === -1) return div(1, a);
    }
  }
  const met = meet(a, b, "pow");
  if (floatOf(met) !== met) checkExponent(b, met);
  return power(a, b);
}

/** Throws {@link ValueError} for a negative exponent of integers: the result would not be an integer. */
function checkExponent(b: Operand, dtype: DType): void {
  const exponents = typeof b === "number" ? [b] : Array.from(b.toTypedArray());
  const negative = exponents.find((x) => x < 0);
  if (negative === undefined) return;
  throw new ValueError(`pow: whole numbers (${dtype}) have no power of ${negative}, use float64`);
}

/** `f` of every element, in floats: for functions of one number without a kernel. */
export function map(a: NdArray, f: (x: number) => number): NdArray {
  checkArray(a, "map");
  checkFunction(f, "map");
  const dtype = floatOf(a.dtype);
  // A copy outside the heap, where nothing moves while f runs, which may compute with arrays itself.
  const values = astype(a, dtype).toTypedArray();
  for (let i = 0; i < values.length; i++) values[i] = f(values[i] as number);
  const out = empty(a.dims, a.size, dtype);
  heap[dtype].set(values, out.ptr / bytesOf(dtype));
  return out;
}

/** `mask ? a : b`, element by element; all three broadcast together. `mask` is true where it is not 0. */
export function where(mask: NdArray, a: Operand, b: Operand): NdArray {
  checkArray(mask, "where");
  const dtype = meet(a, b, "where");
  const [aShape, bShape] = [a, b].map((operand) => (typeof operand === "number" ? [] : operand.dims)) as [Shape, Shape];
  const shape = broadcastShapes(broadcastShapes(mask.dims, aShape, "where"), bShape, "where");
  const spread = (operand: NdArray, as: DType): NdArray => contiguous(broadcastTo(astype(operand, as), shape));
  const m = spread(mask, "bool");
  const p = typeof a === "number" ? null : spread(a, dtype);
  const q = typeof b === "number" ? null : spread(b, dtype);
  const out = empty(shape, sizeOf(shape), dtype);
  // A number repeats, so its step is 0.
  const x = p === null ? constant(dtype, a as number) : resolve(p);
  const y = q === null ? constant(dtype, b as number, 1) : resolve(q);
  arithmeticKernels.of(dtype).where(resolve(m), x, p === null ? 0 : 1, y, q === null ? 0 : 1, out.ptr, out.size);
  return out;
}

/** Elements below `low` become `low`, those above `high` become `high`; NaN stays NaN. */
export function clip(a: NdArray, low: number, high: number): NdArray {
  checkArray(a, "clip");
  checkNumber(low, "clip", "a number as the least value");
  checkNumber(high, "clip", "a number as the largest value");
  return minimum(maximum(a, low), high);
}
