import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { dropout, flatten, pooling, relu } from "@dz/functions";
import { Conv2d, Linear, type WeightOptions, weightOptions } from "@dz/layers";
import {
  formatShape,
  type NdArray,
  type OptionTable,
  type RandomState,
  readOptions,
  ShapeError,
  type Size,
} from "@dz/ndarray";
import { Model } from "./model.ts";
import { type BGR, type Picture, toBGR } from "./preprocessing.ts";

/** Options of {@link VGG16}. */
export interface VGG16Options extends WeightOptions {
  /** The number of classes (default 1000). */
  readonly classes?: number;
  /** The size of the two hidden Linear layers (default 4096). */
  readonly hiddenSize?: number;
}

const vgg16Options = {
  ...weightOptions,
  classes: { default: 1000, whole: true, from: 1 },
  hiddenSize: { default: 4096, whole: true, from: 1 },
} satisfies OptionTable<VGG16Options>;

/** The mean colour of the images that the published weights were trained on. */
const MEAN: BGR = [103.939, 116.779, 123.68];

/**
 * VGG16 (Simonyan and Zisserman 2014, configuration D): x [batch, 3, height, width] gives scores [batch, classes].
 * Images are 224 × 224 for the published weights; otherwise any size from 32 × 32, but all of the same size.
 *
 * Parameters are named as in DeZero (`conv1_1/W` … `fc8/b`), so that `loadWeights` accepts its `vgg16.npz`. In full
 * size there are 138 million parameters, 528 MiB in float32.
 */
export class VGG16 extends Model {
  static override get name(): string {
    return "VGG16";
  }

  readonly conv1_1: Conv2d;
  readonly conv1_2: Conv2d;
  readonly conv2_1: Conv2d;
  readonly conv2_2: Conv2d;
  readonly conv3_1: Conv2d;
  readonly conv3_2: Conv2d;
  readonly conv3_3: Conv2d;
  readonly conv4_1: Conv2d;
  readonly conv4_2: Conv2d;
  readonly conv4_3: Conv2d;
  readonly conv5_1: Conv2d;
  readonly conv5_2: Conv2d;
  readonly conv5_3: Conv2d;
  readonly fc6: Linear;
  readonly fc7: Linear;
  readonly fc8: Linear;
  private readonly random: RandomState;

  constructor(options?: VGG16Options) {
    super();
    const { classes, hiddenSize, ...weights } = readOptions("VGG16", vgg16Options, options);
    const conv = (outChannels: number): Conv2d => new Conv2d(outChannels, 3, { ...weights, pad: 1 });
    this.conv1_1 = conv(64);
    this.conv1_2 = conv(64);
    this.conv2_1 = conv(128);
    this.conv2_2 = conv(128);
    this.conv3_1 = conv(256);
    this.conv3_2 = conv(256);
    this.conv3_3 = conv(256);
    this.conv4_1 = conv(512);
    this.conv4_2 = conv(512);
    this.conv4_3 = conv(512);
    this.conv5_1 = conv(512);
    this.conv5_2 = conv(512);
    this.conv5_3 = conv(512);
    this.fc6 = new Linear(hiddenSize, weights);
    this.fc7 = new Linear(hiddenSize, weights);
    this.fc8 = new Linear(classes, weights);
    this.random = weights.random;
  }

  /** Throws {@link ShapeError} for images that are too small, or of another size than the first ones. */
  override forward(x: VariableLike): Variable {
    const images = asVariable(x, "VGG16");
    if (images.ndim === 4) this.checkSize(images.shape.slice(2) as [number, number]);
    let y = stage(images, this.conv1_1, this.conv1_2);
    y = stage(y, this.conv2_1, this.conv2_2);
    y = stage(y, this.conv3_1, this.conv3_2, this.conv3_3);
    y = stage(y, this.conv4_1, this.conv4_2, this.conv4_3);
    y = stage(y, this.conv5_1, this.conv5_2, this.conv5_3);
    const drop = { random: this.random };
    y = dropout(relu(this.fc6.forward(flatten(y))), drop);
    y = dropout(relu(this.fc7.forward(y)), drop);
    return this.fc8.forward(y);
  }

  /** Refuses images before the computation that the last poolings or `fc6` would refuse after it. */
  private checkSize([h, w]: Size): void {
    const [inSize = 0] = this.fc6.W.shape;
    const features = 512 * Math.floor(h / 32) * Math.floor(w / 32);
    const images = `VGG16: images of ${formatShape([h, w])}`;
    if (features === 0) throw new ShapeError(`${images} are too small, the least is [32, 32]`);
    if (inSize !== 0 && inSize !== features) {
      throw new ShapeError(`${images} give ${features} features, but fc6 is for ${inSize}`);
    }
  }

  /**
   * Converts an image to the input of the published weights: [3, height, width] in float32, blue, green and red, each
   * minus its mean. Unlike DeZero's it does not resize: the image must have its final size. Throws like {@link toBGR}.
   */
  static preprocess(image: NdArray | Picture): NdArray<"float32"> {
    return toBGR(image, MEAN, "VGG16.preprocess");
  }
}

/** Convolutions, each with a ReLU, then a pooling that halves the images. */
function stage(x: VariableLike, ...convs: Conv2d[]): Variable {
  const y = convs.reduce<VariableLike>((images, conv) => relu(conv.forward(images)), x);
  return pooling(y, 2, { stride: 2 });
}
