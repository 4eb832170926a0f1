import { conv2d, pooling } from "@dz/functions";
import { arange, ones } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Convolutional networks: channels and batches";
export const teaches =
  "a filter has as many channels as the image, each filter gives one channel, pooling keeps the largest";

/** The book explains this in pictures; these are the shapes and numbers of a small case. */
export function run({ print }: Page): Values {
  const x = arange(2 * 3 * 4 * 4).reshape(2, 3, 4, 4); // 2 images of 3 channels, 4 by 4
  const W = ones([5, 3, 3, 3]); // 5 filters for 3 channels, 3 by 3
  const y = conv2d(x, W);
  print("conv2d ", x.shape, "with", W.shape, "gives", y.shape);

  const p = pooling(x, 2, { stride: 2 });
  print("pooling", x.shape, "by 2", "gives", p.shape);
  print(p.getItem(0, 0));
  return { shapes: [y.shape, p.shape], pooled: p.getItem(0, 0) };
}
