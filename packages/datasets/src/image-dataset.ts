import {
  checkShape,
  fromTypedArray,
  IndexError,
  type NdArray,
  readOptions,
  ShapeError,
  type SharedOptions,
  shown,
  sizeOf,
  stack,
  ValueError,
} from "@dz/ndarray";
import {
  type AnyDataset,
  type Batch,
  checkBounds,
  checkIndexes,
  type Example,
  stackExamples,
  stackTargets,
} from "./examples.ts";
import type { Transform } from "./transforms/transform.ts";
import { transformed } from "./transforms/transformed.ts";

/** Images and their labels as bytes, a quarter of the size of int32. */
export interface LabelledImages {
  /** The shape of one image: channels, height, width. */
  readonly shape: readonly number[];
  /** The pixel values of all images, 0 to 255, concatenated. */
  readonly pixels: Uint8Array;
  /** The class label of each image. */
  readonly labels: Uint8Array;
}

/** Options of every image dataset. */
export interface ImageDatasetOptions {
  /** Applied to each image when it is read, in place of the default of the dataset; null for none. */
  readonly transform?: Transform | null | undefined;
  /** Applied to each label when it is read. */
  readonly targetTransform?: ((t: number) => number) | undefined;
}

const identity: Transform = (x) => x;

/** @internal The table of {@link ImageDatasetOptions}. */
export const imageOptions: SharedOptions<ImageDatasetOptions, "transform" | "targetTransform"> = {
  transform: { optional: true, check: transformOrNull },
  targetTransform: { optional: true, kind: "function" },
};

function transformOrNull(value: Transform | null, op: string, name: string): Transform | null {
  if (value === null || typeof value === "function") return value;
  throw new ValueError(`${op}: ${name} is ${shown(value)}, expected a function or null`);
}

/**
 * Images with class labels, kept as bytes. An example is an image and its label; before the transform, the image is an
 * int32 array [channels, height, width] with values 0 to 255.
 *
 * Use the constructor directly for your own images in bytes.
 */
export class ImageDataset implements AnyDataset<number> {
  static get name(): string {
    return "ImageDataset";
  }

  /** The shape of one image before the transform: channels, height, width. */
  readonly shape: readonly number[];
  /** The number of examples. */
  readonly length: number;
  private readonly images: LabelledImages;
  private readonly size: number;
  private readonly transform: Transform;
  private readonly targetTransform: ((t: number) => number) | undefined;

  /** Throws {@link ShapeError} unless there are as many images as labels. */
  constructor(images: LabelledImages, options?: ImageDatasetOptions) {
    const { shape, pixels, labels } = images ?? {};
    if (!Array.isArray(shape) || !(pixels instanceof Uint8Array) || !(labels instanceof Uint8Array)) {
      throw new ValueError(`dataset: expected images { shape, pixels, labels }, got ${shown(images)}`);
    }
    const { transform, targetTransform } = readOptions("dataset", imageOptions, options);
    this.size = sizeOf(checkShape(shape, "dataset"));
    if (pixels.length !== labels.length * this.size) {
      const found = `${pixels.length} values do not make ${labels.length} images of shape [${shape.join(", ")}]`;
      throw new ShapeError(`dataset: ${found}, one for each label`);
    }
    this.shape = [...shape];
    this.length = labels.length;
    this.images = images;
    this.transform = transform ?? identity;
    this.targetTransform = targetTransform;
  }

  /** All images, not transformed: int32 [n, channels, height, width]. Allocated at each access. */
  get data(): NdArray<"int32"> {
    return fromTypedArray(new Int32Array(this.images.pixels), [this.length, ...this.shape]);
  }

  /** All labels, not transformed: int32 [n]. Allocated at each access. */
  get label(): NdArray<"int32"> {
    return fromTypedArray(new Int32Array(this.images.labels), [this.length]);
  }

  /**
   * The example at an index; a negative index counts from the end. Throws {@link IndexError} for an index out of range.
   */
  get(index: number): Example<number> {
    const i = typeof index === "number" && index < 0 ? index + this.length : index;
    if (!Number.isInteger(i) || i < 0 || i >= this.length) {
      throw new IndexError(`get: index ${shown(index)} is out of range for ${this.length} examples`);
    }
    return [this.input(i), this.target(i)];
  }

  /** The examples from `start` to before `stop`; negative bounds count from the end, as in `Array.prototype.slice`. */
  slice(start?: number, stop?: number): Example<number>[] {
    checkBounds(start, stop);
    return this.indexes()
      .slice(start, stop)
      .map((i) => this.get(i));
  }

  /** All examples in order. */
  *[Symbol.iterator](): Generator<Example<number>, void, undefined> {
    for (let i = 0; i < this.length; i++) yield [this.input(i), this.target(i)];
  }

  /** The examples at these indexes, stacked. */
  batch(indexes: Int32Array): Batch {
    checkIndexes(indexes, "batch");
    return stackExamples(Array.from(indexes, (i) => this.get(i)));
  }

  /** The inputs of all examples, stacked. */
  xs(): NdArray {
    return this.transform === identity ? this.data : stack(this.indexes().map((i) => this.input(i)));
  }

  /** The targets of all examples, stacked. */
  ts(): NdArray {
    return this.targetTransform === undefined ? this.label : stackTargets(this.indexes().map((i) => this.target(i)));
  }

  private indexes(): number[] {
    return Array.from({ length: this.length }, (_, i) => i);
  }

  private input(i: number): NdArray {
    const bytes = this.images.pixels.subarray(i * this.size, (i + 1) * this.size);
    return transformed(
      this.transform,
      fromTypedArray(new Int32Array(bytes), this.shape),
      `${this.constructor.name}: transform`,
    );
  }

  private target(i: number): number {
    const label = this.images.labels[i] as number;
    return this.targetTransform === undefined ? label : this.targetTransform(label);
  }
}
