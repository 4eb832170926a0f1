import { floatOf, promote } from "./dtype.ts";
import { ShapeError } from "./errors.ts";
import { kernels } from "./kernels/index.ts";
import { stored } from "./matmul.ts";
import { astype } from "./movement.ts";
import { contiguous, emptyOf, type NdArray, resolve } from "./ndarray.ts";
import { formatShape, type Shape, sameShape } from "./shape.ts";

/**
 * One step of a recurrent network: `tanh(x Wx + b + h Wh)` with x [m, k], Wx [k, n], b [n], h [m, n] and Wh [n, n], in the
 * dtype in which all meet. What lies between takes no array of its own.
 *
 * Throws {@link ShapeError} for other shapes.
 */
export function rnnCell(x: NdArray, h: NdArray, Wx: NdArray, Wh: NdArray, b: NdArray): NdArray {
  const [m, k] = x.shape as [number, number];
  const n = Wx.shape[1] as number;
  if (x.ndim !== 2 || Wx.ndim !== 2) {
    const [of, and] = [formatShape(x.shape), formatShape(Wx.shape)];
    throw new ShapeError(`rnnCell: x and Wx are matrices, got shapes ${of} and ${and}`);
  }
  if (Wx.shape[0] !== k) {
    throw new ShapeError(`rnnCell: inner dimensions differ, ${formatShape(x.shape)} × ${formatShape(Wx.shape)}`);
  }
  checkShape("h", h, [m, n]);
  checkShape("Wh", Wh, [n, n]);
  checkShape("b", b, [n]);
  const dtype = floatOf(promote(promote(promote(x.dtype, h.dtype), promote(Wx.dtype, Wh.dtype)), b.dtype));
  const fromX = stored(x, dtype);
  const fromH = stored(h, dtype);
  const weightsX = stored(Wx, dtype);
  const weightsH = stored(Wh, dtype);
  const bias = contiguous(astype(b, dtype));
  const out = emptyOf([m, n], dtype);
  const { matmul, addRow, tanh } = kernels[dtype];
  matmul(resolve(fromX.a), resolve(weightsX.a), out.ptr, m, k, n, fromX.transposed, weightsX.transposed, 0);
  addRow(resolve(bias), out.ptr, m, n);
  matmul(resolve(fromH.a), resolve(weightsH.a), out.ptr, m, n, n, fromH.transposed, weightsH.transposed, 1);
  tanh(out.ptr, out.ptr, out.size);
  return out;
}

function checkShape(name: string, a: NdArray, expected: Shape): void {
  if (sameShape(a.shape, expected)) return;
  throw new ShapeError(`rnnCell: ${name} has shape ${formatShape(a.shape)}, expected ${formatShape(expected)}`);
}
