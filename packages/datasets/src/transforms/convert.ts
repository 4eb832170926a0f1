import {
  add,
  astype,
  formatShape,
  getItem,
  mul,
  type NdArray,
  named,
  ShapeError,
  slice,
  stack,
  ValueError,
} from "@dz/ndarray";
import { checkImage } from "./check-image.ts";
import type { Transform } from "./transform.ts";

/** The colours of an image, in their order; `gray` is one channel. */
export type ColorMode = "RGB" | "BGR" | "gray";

/**
 * An image [channels, height, width], of red, green and blue or of one channel of gray, with other channels: `RGB`, `BGR`
 * (as the weights of VGG16 want it), or `gray`, the brightness `0.299·R + 0.587·G + 0.114·B`, rounded if the image is not
 * of floats. Throws {@link ValueError} for another mode; the transform throws {@link ShapeError} for other channels.
 */
export function convert(mode: ColorMode = "RGB"): Transform {
  if (mode !== "RGB" && mode !== "BGR" && mode !== "gray") {
    throw new ValueError(`convert: mode is ${named(mode)}, expected RGB, BGR or gray`);
  }
  return (image) => {
    checkImage(image, "convert");
    const channels = image.ndim === 3 ? image.shape[0] : undefined;
    if (channels !== 1 && channels !== 3) {
      throw new ShapeError(
        `convert: expected 1 or 3 channels of height and width, got shape ${formatShape(image.shape)}`,
      );
    }
    if (mode === "gray") return channels === 1 ? image : toGray(image);
    if (channels === 1) return fromGray(image);
    return mode === "RGB" ? image : getItem(image, slice(null, null, -1));
  };
}

function fromGray(image: NdArray): NdArray {
  const channel = getItem(image, 0);
  return stack([channel, channel, channel]);
}

/** In whole numbers as Pillow does it, where the image is one of whole numbers: weights of 16 bits, which sum to 2^16. */
function toGray(image: NdArray): NdArray {
  const [r, g, b] = [0, 1, 2].map((channel) => getItem(image, slice(channel, channel + 1))) as [
    NdArray,
    NdArray,
    NdArray,
  ];
  const weighted = (wr: number, wg: number, wb: number): NdArray => add(add(mul(r, wr), mul(g, wg)), mul(b, wb));
  if (image.dtype !== "int32") return weighted(0.299, 0.587, 0.114);
  const sum = add(weighted(19595, 38470, 7471), 0x8000);
  return astype(mul(sum, 1 / 0x10000), "int32");
}
