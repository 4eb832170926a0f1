import { FormatError, type OptionTable, readOptions } from "@dz/ndarray";
import { checkSource, type FileSource } from "./file-source.ts";
import { ImageDataset, type ImageDatasetOptions, imageOptions, type LabelledImages } from "./image-dataset.ts";
import { CLASSES, readMnistImages, readMnistLabels } from "./mnist-files.ts";
import { compose } from "./transforms/compose.ts";
import { flatten } from "./transforms/flatten.ts";
import { normalize } from "./transforms/normalize.ts";
import { toFloat } from "./transforms/to-float.ts";
import type { Transform } from "./transforms/transform.ts";

/** Options of {@link MNIST.load}. */
export interface MNISTLoadOptions extends ImageDatasetOptions {
  /** Whether to load the 60,000 training images or the 10,000 test images (default true). */
  readonly train?: boolean;
}

const loadOptions = { ...imageOptions, train: { default: true } } satisfies OptionTable<MNISTLoadOptions>;

/**
 * MNIST, handwritten digits: images of shape [1, 28, 28] with labels 0 to 9. By default an image becomes 784 float32
 * values from 0 to 1, `compose([flatten(), toFloat(), normalize(0, 255)])`, as in DeZero; `transform` replaces this.
 *
 * Data in the same format, such as Fashion-MNIST, can be read with it, too.
 *
 * @example
 * ```ts
 * const trainSet = await MNIST.load((name) => readFile(join("data", name)));
 * ```
 */
export class MNIST extends ImageDataset {
  static override get name(): string {
    return "MNIST";
  }

  /**
   * Takes the bytes of two idx files, gzipped as published or unpacked: `train-images-idx3-ubyte.gz` or
   * `t10k-images-idx3-ubyte.gz`, and the file of labels that belongs to it.
   *
   * Throws {@link FormatError} unless these are idx files of 28 × 28 images and of as many digits.
   */
  constructor(images: Uint8Array, labels: Uint8Array, options?: ImageDatasetOptions) {
    const { transform = byDefault(), targetTransform } = readOptions("MNIST", imageOptions, options);
    super(readMnist(images, labels), { transform, targetTransform });
  }

  /** Reads the two files by their published names. Throws the errors of `source` and of the constructor. */
  static async load(source: FileSource, given?: MNISTLoadOptions): Promise<MNIST> {
    checkSource(source, "MNIST.load");
    const { train, ...options } = readOptions("MNIST.load", loadOptions, given);
    const part = train ? "train" : "t10k";
    const [images, labels] = await Promise.all([
      source(`${part}-images-idx3-ubyte.gz`),
      source(`${part}-labels-idx1-ubyte.gz`),
    ]);
    return new MNIST(images, labels, options);
  }

  /** The class names "0" to "9". */
  static labels(): string[] {
    return Array.from({ length: CLASSES }, (_, digit) => String(digit));
  }
}

function byDefault(): Transform {
  return compose([flatten(), toFloat(), normalize(0, 255)]);
}

function readMnist(imageFile: Uint8Array, labelFile: Uint8Array): LabelledImages {
  const { shape, data } = readMnistImages(imageFile);
  const labels = readMnistLabels(labelFile);
  const [count, ...sides] = shape;
  if (count !== labels.length) throw new FormatError(`MNIST: there are ${count} images, but ${labels.length} labels`);
  return { shape: [1, ...sides], pixels: data, labels };
}
