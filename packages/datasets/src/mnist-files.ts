import { FormatError } from "@dz/ndarray";
import { type IdxArray, readIdx } from "./io/idx.ts";

/** The number of classes. */
export const CLASSES = 10;

const SIDE = 28;

/**
 * The images in an MNIST file, gzipped or not: bytes of shape [n, 28, 28]. Throws {@link FormatError} for any other
 * file.
 */
export function readMnistImages(file: Uint8Array): IdxArray {
  const images = readIdx(file, 3, "MNIST images");
  const sides = images.shape.slice(1);
  if (sides.some((side) => side !== SIDE)) {
    throw new FormatError(`MNIST images: the images have ${sides.join(" x ")} pixels, expected ${SIDE} x ${SIDE}`);
  }
  return images;
}

/** The digits in an MNIST label file, gzipped or not. Throws {@link FormatError} for any other file. */
export function readMnistLabels(file: Uint8Array): Uint8Array {
  const labels = readIdx(file, 1, "MNIST labels").data;
  const wrong = labels.findIndex((label) => label >= CLASSES);
  if (wrong >= 0) throw new FormatError(`MNIST labels: label ${wrong} is ${labels[wrong]}, expected a digit`);
  return labels;
}
