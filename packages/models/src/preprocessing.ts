/**
 * Preprocessing of images for the image models.
 *
 * @module
 */
import { describe, formatShape, fromTypedArray, isNdArray, type NdArray, ShapeError, ValueError } from "@dz/ndarray";

/**
 * An image with interleaved channels, row-major from the top, like the `ImageData` of a canvas and the output of most
 * decoders. Channels are red, green, blue and optionally alpha, or only grey, with values 0 to 255.
 */
export interface Picture {
  readonly data: ArrayLike<number>;
  readonly width: number;
  readonly height: number;
}

/** Values to subtract from blue, green and red. */
export type BGR = readonly [blue: number, green: number, red: number];

/**
 * Converts an image, or an array [height, width, channels] or [height, width], to [3, height, width] in float32: blue,
 * green and red, each minus its mean. Alpha is omitted, grey is repeated; the size is unchanged.
 *
 * Throws {@link ShapeError} for another shape or number of channels, and {@link ValueError} for any other value.
 */
export function toBGR(image: NdArray | Picture, mean: BGR, op: string): NdArray<"float32"> {
  const { data, height, width, channels } = pixels(image, op);
  const area = height * width;
  const out = new Float32Array(3 * area);
  for (let c = 0; c < 3; c++) {
    const channel = channels === 1 ? 0 : 2 - c;
    const less = Math.fround(mean[c] as number);
    for (let i = 0; i < area; i++) out[c * area + i] = Math.fround(data[i * channels + channel] as number) - less;
  }
  return fromTypedArray(out, [3, height, width]);
}

function pixels(image: NdArray | Picture, op: string): Picture & { readonly channels: number } {
  if (isNdArray(image)) {
    const [height = 0, width = 0, channels = 1] = image.shape;
    if (image.ndim < 2 || image.ndim > 3 || !isChannels(channels) || image.size === 0) {
      throw new ShapeError(`${op}: expected an image [height, width, 3], got shape ${formatShape(image.shape)}`);
    }
    return { data: image.toTypedArray(), height, width, channels };
  }
  const { data, width, height } = (image ?? {}) as Partial<Picture>;
  if (!isLength(width) || !isLength(height) || !isLength(data?.length)) {
    throw new ValueError(`${op}: expected an NdArray or { data, width, height }, got ${describe(image)}`);
  }
  const channels = (data as Picture["data"]).length / (width * height);
  if (!isChannels(channels)) {
    const { length } = data as Picture["data"];
    throw new ShapeError(
      `${op}: ${length} numbers are no image of width ${width} and height ${height} with 3 channels`,
    );
  }
  return { data: data as Picture["data"], width, height, channels };
}

function isLength(x: unknown): x is number {
  return Number.isSafeInteger(x) && (x as number) > 0;
}

function isChannels(x: number): boolean {
  return x === 1 || x === 3 || x === 4;
}
