import { getItem, type Variable } from "@dz/core";
import { pooling } from "@dz/functions";
import { slice } from "@dz/ndarray";

/**
 * The largest of each 3 × 3 window in steps of 2, as `pooling`, but with windows until the last row and column are
 * covered: `oh = ⌈(h − 3) / 2⌉ + 1`. Chainer's `cover_all`, PyTorch's `ceil_mode`.
 *
 * Only for images without negative numbers, such as those after a ReLU: what is outside counts as 0.
 */
export function coverPooling(x: Variable): Variable {
  const [h, w] = x.shape.slice(2) as [number, number];
  if (h % 2 === 1 && w % 2 === 1 && h > 2 && w > 2) return pooling(x, { kernelSize: 3, stride: 2 });
  // Padding by one step puts one window before the first, and enough behind; both too many are cut off.
  const y = pooling(x, { kernelSize: 3, stride: 2, pad: 2 });
  return getItem(y, slice(), slice(), slice(1, 1 + windows(h)), slice(1, 1 + windows(w)));
}

function windows(length: number): number {
  return Math.max(Math.ceil((length - 3) / 2), 0) + 1;
}
