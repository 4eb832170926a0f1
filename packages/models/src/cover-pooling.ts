import { getItem, type Variable } from "@dz/core";
import { pooling } from "@dz/functions";
import { slice } from "@dz/ndarray";

/**
 * Max pooling with 3 × 3 windows and stride 2, like `pooling`, but with windows until the last row and column are
 * covered: `oh = ⌈(h − 3) / 2⌉ + 1`. Chainer's `cover_all`, PyTorch's `ceil_mode`.
 *
 * Only for non-negative images, such as those after a ReLU: pixels outside count as 0.
 */
export function coverPooling(x: Variable): Variable {
  const [h, w] = x.shape.slice(2) as [number, number];
  if (h % 2 === 1 && w % 2 === 1 && h > 2 && w > 2) return pooling(x, 3, { stride: 2 });
  // Padding by one stride adds a window at the start, and enough at the end; both surplus ones are cut off.
  const y = pooling(x, 3, { stride: 2, pad: 2 });
  return getItem(y, slice(), slice(), slice(1, 1 + windows(h)), slice(1, 1 + windows(w)));
}

function windows(length: number): number {
  return Math.max(Math.ceil((length - 3) / 2), 0) + 1;
}
