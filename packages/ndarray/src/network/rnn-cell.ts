import { checkArray } from "../array/check.ts";
import { floatOf, promote } from "../array/dtype.ts";
import { empty, type NdArray, resolve } from "../array/ndarray.ts";
import { formatShape, isMatrix, type Shape } from "../array/shape.ts";
import { ShapeError } from "../errors/errors.ts";
import { productKernels } from "../kernels/products.ts";
import { ready } from "../operations/movement.ts";

/**
 * One step of a recurrent network: `tanh(x Wx + b + h Wh)` with x [m, k], Wx [k, n], b [n], h [m, n] and Wh [n, n], in
 * the dtype to which all are promoted. Intermediate results need no arrays of their own.
 *
 * Throws {@link ShapeError} for other shapes.
 */
export function rnnCell(x: NdArray, h: NdArray, Wx: NdArray, Wh: NdArray, b: NdArray): NdArray {
  if (x?.ndim !== 2 || Wx?.ndim !== 2) {
    checkArray(x, "rnnCell");
    checkArray(Wx, "rnnCell");
    const [of, and] = [formatShape(x.dims), formatShape(Wx.dims)];
    throw new ShapeError(`rnnCell: x and Wx are matrices, got shapes ${of} and ${and}`);
  }
  const m = x.dims[0] as number;
  const k = x.dims[1] as number;
  const n = Wx.dims[1] as number;
  if (Wx.dims[0] !== k) {
    throw new ShapeError(`rnnCell: inner dimensions differ, ${formatShape(x.dims)} × ${formatShape(Wx.dims)}`);
  }
  if (!isMatrix(h, m, n)) throw misfit("h", h, [m, n]);
  if (!isMatrix(Wh, n, n)) throw misfit("Wh", Wh, [n, n]);
  if (b?.ndim !== 1 || b.size !== n) throw misfit("b", b, [n]);
  const dtype = floatOf(promote(promote(promote(x.dtype, h.dtype), promote(Wx.dtype, Wh.dtype)), b.dtype));
  const fromX = ready(x, dtype);
  const fromH = ready(h, dtype);
  const weightsX = ready(Wx, dtype);
  const weightsH = ready(Wh, dtype);
  const bias = ready(b, dtype);
  const out = empty(h.dims, h.size, dtype);
  const { rnnCell: cell } = productKernels.of(dtype);
  cell(resolve(fromX), resolve(fromH), resolve(weightsX), resolve(weightsH), resolve(bias), out.ptr, m, k, n);
  return out;
}

function misfit(name: string, a: NdArray, expected: Shape): ShapeError {
  checkArray(a, "rnnCell");
  return new ShapeError(`rnnCell: ${name} has shape ${formatShape(a.dims)}, expected ${formatShape(expected)}`);
}
