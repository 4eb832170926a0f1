import { type OptionTable, readOptions } from "@dz/ndarray";
import { readCifar } from "./cifar-archive.ts";
import { checkSource, type FileSource } from "./file-source.ts";
import { ImageDataset, type ImageDatasetOptions, imageOptions } from "./image-dataset.ts";
import { aroundZero } from "./transforms/around-zero.ts";

const classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"];

/** Options of {@link CIFAR10}. */
export interface CIFAR10Options extends ImageDatasetOptions {
  /** Whether to load the 50,000 training images or the 10,000 test images (default true). */
  readonly train?: boolean;
}

const cifar10Options = { ...imageOptions, train: { default: true } } satisfies OptionTable<CIFAR10Options>;

/**
 * CIFAR-10: small photographs in ten classes, images of shape [3, 32, 32] (red, green, blue) with labels 0 to 9. By
 * default an image becomes float32, `(x - 0.5) / 0.5` of the values 0 to 255, as in DeZero; `transform` replaces this.
 *
 * @example
 * ```ts
 * const trainSet = await CIFAR10.load((name) => readFile(join("data", name)));
 * ```
 */
export class CIFAR10 extends ImageDataset {
  static override get name(): string {
    return "CIFAR10";
  }

  /**
   * Takes the bytes of `cifar-10-python.tar.gz`, as published. Throws {@link FormatError} for any other archive. Nothing
   * in it is evaluated.
   */
  constructor(archive: Uint8Array, options?: CIFAR10Options) {
    const { train, transform = aroundZero(), targetTransform } = readOptions("CIFAR10", cifar10Options, options);
    const names = train ? [1, 2, 3, 4, 5].map((i) => `data_batch_${i}`) : ["test_batch"];
    const images = readCifar(archive, names, { key: "labels", classes: classes.length }, "CIFAR10");
    super(images, { transform, targetTransform });
  }

  /** Reads the archive by its published name. Throws the errors of `source` and of the constructor. */
  static async load(source: FileSource, given?: CIFAR10Options): Promise<CIFAR10> {
    checkSource(source, "CIFAR10.load");
    const options = readOptions("CIFAR10.load", cifar10Options, given);
    return new CIFAR10(await source("cifar-10-python.tar.gz"), options);
  }

  /** The class names, in a new list. */
  static labels(): string[] {
    return [...classes];
  }
}
