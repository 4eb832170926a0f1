import {
  type Attributes,
  asVariable,
  config,
  FunctionNode,
  type NdArray,
  reshape,
  type Variable,
  type VariableLike,
} from "@dz/core";
import type { ArrayBackward, GradientSink } from "@dz/core/engine";
import * as nd from "@dz/ndarray";
import { addOver, mulOver, subOver } from "@dz/ndarray/memory";
import { asFloat } from "../as-float.ts";
import { Centre, centre, inverseDeviation, normalize, type Over, preciseSum } from "../math/moments.ts";
import { InverseDeviation, Standardize } from "./standardize.ts";

/** The running statistics of the batches seen, both [channels]. {@link batchNorm} replaces the arrays. */
export interface RunningStatistics {
  mean: NdArray;
  variance: NdArray;
}

/** Options of {@link batchNorm}. */
export interface BatchNormOptions {
  /** The fraction of the running statistics that is kept at each batch, from 0 to 1 (default 0.9). */
  readonly decay?: number;
  /**
   * Added to the variance, to avoid a division by 0 (default 2e-5). With 0, a channel whose variance is 0 becomes beta,
   * with gradient 0.
   */
  readonly eps?: number;
}

const batchNormOptions = {
  decay: { default: 0.9, from: 0, to: 1, synonyms: ["weightDecay", "weight_decay", "rho", "momentum"] },
  eps: { default: 2e-5, from: 0 },
} satisfies nd.OptionTable<BatchNormOptions>;

class BatchNorm extends FunctionNode implements ArrayBackward {
  static override get name(): string {
    return "BatchNorm";
  }

  private readonly running: RunningStatistics;
  private readonly decay: number;
  private readonly eps: number;
  /** Whether mean and deviation are those of the batch, and so depend on x. */
  private readonly ofBatch = config.train;
  private mean: NdArray | null = null;
  /** The rounding error of `mean`, the mean of the batch. */
  private rest: NdArray | null = null;
  /** `1 / √(variance + eps)` */
  private inverse: NdArray | null = null;

  constructor(running: RunningStatistics, decay: number, eps: number) {
    super();
    this.running = running;
    this.decay = decay;
    this.eps = eps;
  }

  override attributes(): Attributes {
    return { mean: this.running.mean, variance: this.running.variance, eps: this.eps, ofBatch: this.ofBatch };
  }

  override forward(x: NdArray, gamma: NdArray, beta: NdArray): NdArray {
    const shape = perChannel(x.shape);
    const normal = this.ofBatch ? this.normalOfBatch(x, x.size / gamma.size) : this.normalOfRunning(x, shape);
    return addOver(mulOver(normal, nd.reshape(gamma, shape)), nd.reshape(beta, shape));
  }

  private normalOfBatch(x: NdArray, count: number): NdArray {
    const over = batchAxes(x.shape);
    const { mean, rest, centred } = centre(x, over);
    const { normal, inverse, variance } = normalize(centred, over, this.eps);
    this.mean = mean;
    this.rest = rest;
    this.inverse = inverse;
    this.remember(nd.add(mean, rest), variance, count);
    return normal;
  }

  private normalOfRunning(x: NdArray, shape: number[]): NdArray {
    this.mean = nd.copy(nd.reshape(this.running.mean, shape)); // a copy: loaded weights overwrite it
    this.inverse = inverseDeviation(nd.reshape(this.running.variance, shape), this.eps);
    return mulOver(nd.sub(x, this.mean), this.inverse);
  }

  /**
   * Updates the running statistics with those of a batch of `count` elements; its variance is the unbiased one, where
   * that exists.
   */
  private remember(mean: NdArray, variance: NdArray, count: number): void {
    const { running, decay } = this;
    const moved = (old: NdArray, to: NdArray, part: number): NdArray =>
      nd.astype(nd.add(nd.mul(old, decay), nd.mul(nd.reshape(to, old.shape), part)), old.dtype);
    running.mean = moved(running.mean, mean, 1 - decay);
    running.variance = moved(running.variance, variance, ((1 - decay) * count) / Math.max(count - 1, 1));
  }

  override backward(gy: Variable): Variable[] {
    const [x, gamma] = [this.input(0), this.input(1)];
    const over = batchAxes(x.shape);
    const inverse = this.ofBatch
      ? new InverseDeviation(over.axis, this.eps).apply(x) // computed again, because second derivatives go through it
      : asVariable(this.inverse as NdArray);
    const normal = this.ofBatch
      ? new Standardize(over.axis, this.eps).apply(x)
      : x.sub(this.mean as NdArray).mul(inverse);
    const [ggamma, gbeta] = [preciseSum(gy.mul(normal), over), preciseSum(gy, over)];
    const count = x.size / gamma.size;
    const g = this.ofBatch ? new Centre(over).apply(gy).sub(normal.mul(ggamma.div(count))) : gy;
    const gx = g.mul(inverse.mul(reshape(gamma, perChannel(x.shape))));
    return [gx, reshape(ggamma, gamma.shape), reshape(gbeta, gamma.shape)];
  }

  backwardArrays(sink: GradientSink, gy: NdArray): void {
    const [x, gamma] = [sink.input(0), sink.input(1)];
    const over = batchAxes(x.shape);
    const inverse = this.inverse as NdArray;
    const apart = nd.sub(x, this.mean as NdArray);
    const normal = mulOver(this.rest === null ? apart : subOver(apart, this.rest), inverse);
    const ggamma = nd.preciseSum(nd.mul(gy, normal), over);
    sink.add(1, nd.reshape(ggamma, gamma.shape));
    sink.add(2, nd.reshape(nd.preciseSum(gy, over), gamma.shape));
    if (!sink.wants(0)) return;
    const along = nd.div(ggamma, x.size / gamma.size);
    const slope = nd.mul(inverse, nd.reshape(gamma, perChannel(x.shape)));
    if (this.ofBatch) sink.add(0, mulOver(subOver(centre(gy, over).centred, mulOver(normal, along)), slope));
    else sink.add(0, nd.mul(gy, slope));
  }
}

/** The shape of one number per channel that broadcasts to a batch of this shape. */
function perChannel(shape: nd.Shape): number[] {
  return shape.map((length, i) => (i === 1 ? length : 1));
}

/** All axes except that of the channels. */
function batchAxes(shape: nd.Shape): Over {
  return { axis: shape.length === 2 ? [0] : [0, 2, 3], keepdims: true };
}

/**
 * Normalizes each channel over the batch to mean 0 and variance 1, then gives `gamma · x̂ + beta` (Ioffe and Szegedy
 * 2015). x is [batch, channels] or [batch, channels, height, width], the other arrays are [channels].
 *
 * While `config.train` is set, mean and variance are those of the batch, and `running` moves towards them; otherwise
 * they are those of `running`. Throws {@link nd.ShapeError} if shapes do not fit and {@link nd.ValueError} for an empty
 * batch while `config.train` is set.
 */
export function batchNorm(
  x: VariableLike,
  gamma: VariableLike,
  beta: VariableLike,
  running: RunningStatistics,
  options?: BatchNormOptions,
): Variable {
  const { decay, eps } = nd.readOptions("batchNorm", batchNormOptions, options);
  if (!nd.isNdArray(running?.mean) || !nd.isNdArray(running.variance)) {
    throw new nd.ValueError(`batchNorm: expected running statistics { mean, variance }, got ${nd.shown(running)}`);
  }
  const [from, scale, shift] = [x, gamma, beta].map((input) => asFloat(input, "batchNorm")) as [
    Variable,
    Variable,
    Variable,
  ];
  const { shape } = from;
  if (shape.length !== 2 && shape.length !== 4) {
    throw new nd.ShapeError(
      `batchNorm: x has shape ${nd.formatShape(shape)}, expected [batch, channels] or [batch, channels, height, width]`,
    );
  }
  const expected = [shape[1] as number];
  for (const [name, array] of Object.entries({
    gamma: scale,
    beta: shift,
    mean: running.mean,
    variance: running.variance,
  })) {
    if (nd.sameShape(array.shape, expected)) continue;
    const [own, fit] = [nd.formatShape(array.shape), nd.formatShape(expected)];
    throw new nd.ShapeError(`batchNorm: ${name} has shape ${own}, expected ${fit} for x ${nd.formatShape(shape)}`);
  }
  if (config.train && from.size === 0) {
    throw new nd.ValueError(`batchNorm: an empty batch of shape ${nd.formatShape(shape)} has no mean`);
  }
  return new BatchNorm(running, decay, eps).apply(from, scale, shift);
}
