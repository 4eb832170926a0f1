import { variable } from "@dz/core";
import { conv2d, im2col } from "@dz/functions";
import { random } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "conv2d and im2col";
export const teaches = "a convolution is a matrix product, once the patches of the images are the rows of a matrix";

export function run({ print }: Page): Values {
  const options = { stride: 1, pad: 0, toMatrix: true };
  const col1 = im2col(random.rand(1, 3, 7, 7), 5, options);
  print(col1.shape);
  const col2 = im2col(random.rand(10, 3, 7, 7), 5, options);
  print(col2.shape);

  const x = variable(random.randn(1, 5, 15, 15));
  const W = variable(random.randn(8, 5, 3, 3));
  const y = conv2d(x, W, null, { stride: 1, pad: 1 });
  y.backward();
  print(y.shape);
  print(x.grad?.shape);
  return { col1: col1.shape, col2: col2.shape, y: y.shape, xGrad: x.grad?.shape };
}
