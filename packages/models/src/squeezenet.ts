import type { Variable, VariableLike } from "@dz/core";
import { averagePooling, concat, dropout, flatten, relu } from "@dz/functions";
import { Conv2d, Layer, type UnaryLayer, type WeightOptions, weightOptions } from "@dz/layers";
import { type OptionTable, type RandomState, readOptions } from "@dz/ndarray";
import { coverPooling } from "./cover-pooling.ts";
import { Model } from "./model.ts";

/** Options of {@link SqueezeNet}. */
export interface SqueezeNetOptions extends WeightOptions {
  /** The number of classes (default 1000). */
  readonly classes?: number;
}

const squeezeNetOptions = {
  ...weightOptions,
  classes: { default: 1000, whole: true, from: 1 },
} satisfies OptionTable<SqueezeNetOptions>;

/**
 * A fire module: squeezes images to few channels, then expands them with kernels of size 1 and 3, concatenated: [n, c,
 * h, w] to [n, 2 · expand, h, w].
 */
export class Fire extends Layer {
  readonly squeeze: Conv2d;
  readonly expand1x1: Conv2d;
  readonly expand3x3: Conv2d;

  constructor(squeeze: number, expand: number, weights: WeightOptions = {}) {
    super();
    this.squeeze = new Conv2d(squeeze, 1, weights);
    this.expand1x1 = new Conv2d(expand, 1, weights);
    this.expand3x3 = new Conv2d(expand, 3, { ...weights, pad: 1 });
  }

  override forward(x: VariableLike): Variable {
    const y = relu(this.squeeze.forward(x));
    return concat([relu(this.expand1x1.forward(y)), relu(this.expand3x3.forward(y))], { axis: 1 });
  }
}

/**
 * SqueezeNet (Iandola et al. 2016) in version 1.1, which its authors published later: as accurate as 1.0 with less than
 * half the computation. x [batch, 3, height, width] gives scores [batch, classes]; images may have any size from 3 × 3,
 * 224 × 224 in the paper. 1.2 million parameters.
 *
 * DeZero has only its name; parameters (`fire2/squeeze/W` … `conv10/b`) are named as in the paper. As there, a ReLU
 * comes last: scores are not negative.
 */
export class SqueezeNet extends Model {
  static override get name(): string {
    return "SqueezeNet";
  }

  readonly conv1: Conv2d;
  readonly fire2: Fire;
  readonly fire3: Fire;
  readonly fire4: Fire;
  readonly fire5: Fire;
  readonly fire6: Fire;
  readonly fire7: Fire;
  readonly fire8: Fire;
  readonly fire9: Fire;
  readonly conv10: Conv2d;
  private readonly random: RandomState;

  constructor(options?: SqueezeNetOptions) {
    super();
    const { classes, ...weights } = readOptions("SqueezeNet", squeezeNetOptions, options);
    this.conv1 = new Conv2d(64, 3, { ...weights, stride: 2 });
    this.fire2 = new Fire(16, 64, weights);
    this.fire3 = new Fire(16, 64, weights);
    this.fire4 = new Fire(32, 128, weights);
    this.fire5 = new Fire(32, 128, weights);
    this.fire6 = new Fire(48, 192, weights);
    this.fire7 = new Fire(48, 192, weights);
    this.fire8 = new Fire(64, 256, weights);
    this.fire9 = new Fire(64, 256, weights);
    this.conv10 = new Conv2d(classes, 1, weights);
    this.random = weights.random;
  }

  override forward(x: VariableLike): Variable {
    let y = coverPooling(relu(this.conv1.forward(x)));
    y = coverPooling(chain(y, this.fire2, this.fire3));
    y = coverPooling(chain(y, this.fire4, this.fire5));
    y = chain(y, this.fire6, this.fire7, this.fire8, this.fire9);
    y = dropout(y, { random: this.random });
    y = relu(this.conv10.forward(y));
    return flatten(averagePooling(y, y.shape.slice(2) as [number, number]));
  }
}

function chain(x: Variable, ...layers: UnaryLayer[]): Variable {
  return layers.reduce((y, layer) => layer.forward(y), x);
}
