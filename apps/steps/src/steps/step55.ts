import { convOutSize } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Convolutional networks: sizes";
export const teaches =
  "the size of what a convolution gives follows from the sizes of image, kernel, stride and padding";

export function run({ print }: Page): Values {
  const [H, W] = [4, 4]; // the image
  const [KH, KW] = [3, 3]; // the kernel
  const [OH, OW] = convOutSize([H, W], [KH, KW], { stride: 1, pad: 1 });
  print(OH, OW);
  return { OH, OW };
}
