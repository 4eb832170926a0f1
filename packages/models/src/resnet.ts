import type { Variable, VariableLike } from "@dz/core";
import { averagePooling, flatten, pooling, relu } from "@dz/functions";
import { BatchNorm, Conv2d, Linear, type WeightOptions, weightOptions } from "@dz/layers";
import { describe, type NdArray, type OptionTable, readOptions, ValueError } from "@dz/ndarray";
import { coverPooling } from "./cover-pooling.ts";
import { Model } from "./model.ts";
import { type BGR, type Picture, toBGR } from "./preprocessing.ts";
import { BasicBlock, type BlockSequence, Bottleneck, BuildingBlock, type MakeBlock } from "./resnet-blocks.ts";

/** The number of layers with weights in a {@link ResNet}. */
export type ResNetDepth = 18 | 34 | 50 | 101 | 152;

/** Options of {@link ResNet}. */
export interface ResNetOptions extends Omit<WeightOptions, "biasDtype"> {
  /** The number of classes (default 1000). */
  readonly classes?: number;
  /**
   * Whether the first pooling covers the last row and column of its images, as in Chainer, the source of DeZero's
   * weights (default true). DeZero's own pooling omits them if the length is even.
   */
  readonly coverAll?: boolean;
  /** Whether the 3 × 3 convolutions of blocks have the stride, as in Facebook's ResNet and PyTorch (default false). */
  readonly downsampleFb?: boolean;
}

const resNetOptions = {
  dtype: weightOptions.dtype,
  random: weightOptions.random,
  classes: { default: 1000, whole: true, from: 1 },
  coverAll: { default: true },
  downsampleFb: { default: false },
} satisfies OptionTable<ResNetOptions>;

const bottleneck: MakeBlock = (...args) => new Bottleneck(...args);
const basic: MakeBlock = (...args) => new BasicBlock(...args);

/** The blocks per stage, and the ratio of output to middle channels of a block. */
const kinds: Readonly<Record<ResNetDepth, { blocks: readonly number[]; make: MakeBlock; widen: 1 | 4 }>> = {
  18: { blocks: [2, 2, 2, 2], make: basic, widen: 1 },
  34: { blocks: [3, 4, 6, 3], make: basic, widen: 1 },
  50: { blocks: [3, 4, 6, 3], make: bottleneck, widen: 4 },
  101: { blocks: [3, 4, 23, 3], make: bottleneck, widen: 4 },
  152: { blocks: [3, 8, 36, 3], make: bottleneck, widen: 4 },
};

/** The mean colour for Chainer's weights, and thus DeZero's. */
const MEAN: BGR = [103.063, 115.903, 123.152];

/**
 * A residual network (He et al. 2015): x [batch, 3, height, width] gives scores [batch, classes]. Images may have any
 * but tiny sizes, 224 × 224 for published weights.
 *
 * Parameters are named as in DeZero (`res2/a/conv1/W`, `res2/b1/bn1/gamma` …), so that `loadWeights` accepts the
 * weights of its ResNet50, 101 and 152. DeZero has no ResNet18 and 34; their names follow the same rule.
 */
export class ResNet extends Model {
  static override get name(): string {
    return "ResNet";
  }

  readonly conv1: Conv2d;
  readonly bn1: BatchNorm;
  readonly res2: BlockSequence;
  readonly res3: BlockSequence;
  readonly res4: BlockSequence;
  readonly res5: BlockSequence;
  readonly fc6: Linear;
  private readonly coverAll: boolean;

  /** Throws {@link ValueError} for a depth that is not one of the paper's. */
  constructor(depth: ResNetDepth = 152, options?: ResNetOptions) {
    super();
    if (typeof depth !== "number" || !Object.hasOwn(kinds, depth)) {
      const got = typeof depth === "number" ? depth : describe(depth);
      throw new ValueError(`ResNet: a depth is 18, 34, 50, 101 or 152, got ${got}`);
    }
    const { classes, coverAll, downsampleFb, ...weights } = readOptions("ResNet", resNetOptions, options);
    const { blocks, make, widen } = kinds[depth];
    const stage = (i: number, mid: number, stride: number): BlockSequence => {
      const projected = stride > 1 || widen > 1;
      const size = { mid, out: mid * widen };
      return new BuildingBlock(blocks[i] as number, make, size, projected, { ...weights, downsampleFb, stride });
    };
    this.conv1 = new Conv2d(64, 7, { ...weights, stride: 2, pad: 3 });
    this.bn1 = new BatchNorm({ dtype: weights.dtype });
    this.res2 = stage(0, 64, 1);
    this.res3 = stage(1, 128, 2);
    this.res4 = stage(2, 256, 2);
    this.res5 = stage(3, 512, 2);
    this.fc6 = new Linear(classes, weights);
    this.coverAll = coverAll;
  }

  override forward(x: VariableLike): Variable {
    let y = relu(this.bn1.forward(this.conv1.forward(x)));
    y = this.coverAll ? coverPooling(y) : pooling(y, 3, { stride: 2 });
    for (const stage of [this.res2, this.res3, this.res4, this.res5]) y = stage.forward(y);
    const kernelSize = y.shape.slice(2) as [number, number];
    return this.fc6.forward(flatten(averagePooling(y, kernelSize)));
  }

  /**
   * Converts an image to the input of published weights: [3, height, width] in float32, blue, green and red, each minus
   * its mean. The image must have its final size. Throws like {@link toBGR}.
   */
  static preprocess(image: NdArray | Picture): NdArray<"float32"> {
    return toBGR(image, MEAN, "ResNet.preprocess");
  }
}

/** A {@link ResNet} with 18 layers, 11.7 million parameters. */
export class ResNet18 extends ResNet {
  static override get name(): string {
    return "ResNet18";
  }

  constructor(options?: ResNetOptions) {
    super(18, options);
  }
}

/** A {@link ResNet} with 34 layers, 21.8 million parameters. */
export class ResNet34 extends ResNet {
  static override get name(): string {
    return "ResNet34";
  }

  constructor(options?: ResNetOptions) {
    super(34, options);
  }
}

/** A {@link ResNet} with 50 layers, 25.6 million parameters. */
export class ResNet50 extends ResNet {
  static override get name(): string {
    return "ResNet50";
  }

  constructor(options?: ResNetOptions) {
    super(50, options);
  }
}

/** A {@link ResNet} with 101 layers, 44.7 million parameters. */
export class ResNet101 extends ResNet {
  static override get name(): string {
    return "ResNet101";
  }

  constructor(options?: ResNetOptions) {
    super(101, options);
  }
}

/** A {@link ResNet} with 152 layers, 60.3 million parameters. */
export class ResNet152 extends ResNet {
  static override get name(): string {
    return "ResNet152";
  }

  constructor(options?: ResNetOptions) {
    super(152, options);
  }
}
