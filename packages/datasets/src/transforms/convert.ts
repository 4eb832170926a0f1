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

/** The colour channels of an image in order; `gray` is a single channel. */
export type ColorMode = "RGB" | "BGR" | "gray";

/**
 * Converts an image [channels, height, width], RGB or gray, to other channels: `RGB`, `BGR` (which the weights of VGG16
 * expect), or `gray`, the luma `0.299·R + 0.587·G + 0.114·B`, rounded for integer images. Throws {@link ValueError} for
 * any other mode; the transform throws {@link ShapeError} for any other number of channels.
 */
export function convert(mode: ColorMode): Transform {
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

/** For integer images the arithmetic of Pillow: integer weights of 16 bits, which sum to 2^16. */
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
