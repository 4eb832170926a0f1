/**
 * The blocks of a ResNet: convolutions with a shortcut.
 *
 * @module
 */
import { asVariable, type Variable, type VariableLike } from "@dz/core";
import { relu } from "@dz/functions";
import { BatchNorm, Conv2d, Layer, type UnaryLayer, type WeightOptions } from "@dz/layers";

/** Options of all blocks of a ResNet. */
export interface BlockOptions extends WeightOptions {
  /** The stride of a block (default 1). */
  readonly stride?: number;
  /**
   * Whether the 3 × 3 convolution has the stride (Facebook's ResNet, PyTorch), not the first 1 × 1 convolution (the
   * original, and DeZero's weights) (default false).
   */
  readonly downsampleFb?: boolean;
}

/** The sizes of a block: its output channels, and the middle channels of a {@link Bottleneck}. */
export interface BlockSize {
  readonly mid: number;
  readonly out: number;
}

/** A factory of blocks; `projected`: whether the shortcut, too, changes channels or size. */
export type MakeBlock = (size: BlockSize, projected: boolean, options: BlockOptions) => UnaryLayer;

function convolution(outChannels: number, kernel: 1 | 3, stride: number, options: BlockOptions): Conv2d {
  const { dtype, random } = options;
  return new Conv2d(outChannels, kernel, {
    ...(dtype === undefined ? {} : { dtype }),
    ...(random === undefined ? {} : { random }),
    stride,
    pad: (kernel - 1) / 2,
    bias: false,
  });
}

function normalization({ dtype }: BlockOptions): BatchNorm {
  return new BatchNorm(dtype === undefined ? {} : { dtype });
}

/**
 * `relu(x + bn3(conv3(relu(bn2(conv2(relu(bn1(conv1(x)))))))))`, with kernel sizes 1, 3 and 1. If projected, the
 * shortcut is `bn4(conv4(x))` instead of x. DeZero's `BottleneckA` (projected) and `BottleneckB`.
 */
export class Bottleneck extends Layer {
  readonly conv1: Conv2d;
  readonly bn1: BatchNorm;
  readonly conv2: Conv2d;
  readonly bn2: BatchNorm;
  readonly conv3: Conv2d;
  readonly bn3: BatchNorm;
  readonly conv4: Conv2d | null;
  readonly bn4: BatchNorm | null;

  constructor({ mid, out }: BlockSize, projected: boolean, options: BlockOptions) {
    super();
    const { stride = 1, downsampleFb = false } = options;
    this.conv1 = convolution(mid, 1, downsampleFb ? 1 : stride, options);
    this.bn1 = normalization(options);
    this.conv2 = convolution(mid, 3, downsampleFb ? stride : 1, options);
    this.bn2 = normalization(options);
    this.conv3 = convolution(out, 1, 1, options);
    this.bn3 = normalization(options);
    this.conv4 = projected ? convolution(out, 1, stride, options) : null;
    this.bn4 = projected ? normalization(options) : null;
  }

  override forward(x: VariableLike): Variable {
    const from = asVariable(x, "Bottleneck");
    let y = relu(this.bn1.forward(this.conv1.forward(from)));
    y = relu(this.bn2.forward(this.conv2.forward(y)));
    y = this.bn3.forward(this.conv3.forward(y));
    return relu(y.add(shortcut(from, this.conv4, this.bn4)));
  }
}

/**
 * `relu(x + bn2(conv2(relu(bn1(conv1(x))))))` with kernel size 3: the blocks of the small ResNets. If projected, the
 * shortcut is `bn3(conv3(x))` instead of x.
 */
export class BasicBlock extends Layer {
  readonly conv1: Conv2d;
  readonly bn1: BatchNorm;
  readonly conv2: Conv2d;
  readonly bn2: BatchNorm;
  readonly conv3: Conv2d | null;
  readonly bn3: BatchNorm | null;

  constructor({ out }: BlockSize, projected: boolean, options: BlockOptions) {
    super();
    const { stride = 1 } = options;
    this.conv1 = convolution(out, 3, stride, options);
    this.bn1 = normalization(options);
    this.conv2 = convolution(out, 3, 1, options);
    this.bn2 = normalization(options);
    this.conv3 = projected ? convolution(out, 1, stride, options) : null;
    this.bn3 = projected ? normalization(options) : null;
  }

  override forward(x: VariableLike): Variable {
    const from = asVariable(x, "BasicBlock");
    const y = relu(this.bn1.forward(this.conv1.forward(from)));
    return relu(this.bn2.forward(this.conv2.forward(y)).add(shortcut(from, this.conv3, this.bn3)));
  }
}

function shortcut(x: Variable, conv: Conv2d | null, bn: BatchNorm | null): Variable {
  return conv === null || bn === null ? x : bn.forward(conv.forward(x));
}

/** A sequence of blocks: the first, `a`, may be projected and has the stride; `b1`, `b2` … keep the size. */
export interface BlockSequence extends UnaryLayer {
  readonly a: UnaryLayer;
  [b: `b${number}`]: UnaryLayer;
}

/** The {@link BlockSequence} of `count` blocks that `make` makes. */
export class BuildingBlock extends Layer implements BlockSequence {
  static override get name(): string {
    return "BuildingBlock";
  }

  readonly a: UnaryLayer;
  [b: `b${number}`]: UnaryLayer;
  private readonly count: number;

  constructor(count: number, make: MakeBlock, size: BlockSize, projected: boolean, options: BlockOptions) {
    super();
    this.count = count;
    this.a = make(size, projected, options);
    for (let i = 1; i < count; i++) this[`b${i}`] = make(size, false, { ...options, stride: 1 });
  }

  override forward(x: VariableLike): Variable {
    let y = this.a.forward(x);
    for (let i = 1; i < this.count; i++) y = (this[`b${i}`] as UnaryLayer).forward(y);
    return y;
  }
}
