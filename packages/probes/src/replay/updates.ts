import type { Parameter } from "@dz/core";
import type { Hook, Optimizer } from "@dz/optimizers";

/** What happened at each update of a training, from the first. */
export interface Updates {
  /** The norm of the gradient `√Σ g²` over all parameters, as the optimizer got it: after clipping. */
  readonly gradNorm: readonly number[];
  /** The norm of the change of all parameters together ... */
  readonly stepNorm: readonly number[];
  /** ... and that of the parameters before it. */
  readonly weightNorm: readonly number[];
  /** The learning rate; NaN for an optimizer without one. */
  readonly lr: readonly number[];
}

/** A hook that records the sizes of gradients, updates and weights. Add it after all others. */
export class UpdateRecorder implements Hook {
  private readonly optimizer: Optimizer<string>;
  private readonly record = {
    gradNorm: [] as number[],
    stepNorm: [] as number[],
    weightNorm: [] as number[],
    lr: [] as number[],
  };
  private params: readonly Parameter[] = [];
  private before: Float64Array | null = null;

  constructor(optimizer: Optimizer<string>) {
    this.optimizer = optimizer;
  }

  beforeUpdate(params: readonly Parameter[]): void {
    const weights = flat(params);
    this.endUpdate(weights);
    const { lr } = this.optimizer as { lr?: number };
    this.record.gradNorm.push(norm(flatGradients(params)));
    this.record.weightNorm.push(norm(weights));
    this.record.lr.push(lr ?? Number.NaN);
    this.params = params;
    this.before = weights;
  }

  /** All updates so far. */
  take(): Updates {
    if (this.before !== null) this.endUpdate(flat(this.params));
    this.before = null;
    return this.record;
  }

  /** Measures the last update: the parameters before the next one are those after it. */
  private endUpdate(after: Float64Array): void {
    const { before } = this;
    // A parameter that had no gradient before gets its place in the list with the first one it has.
    if (before === null) return;
    const same = before.length === after.length;
    this.record.stepNorm.push(same ? norm(after.map((w, i) => w - (before[i] as number))) : Number.NaN);
  }
}

/** The values of all parameters, one after the other. */
export function flat(params: Iterable<Parameter>): Float64Array {
  return joined(Array.from(params, ({ data }) => data.toTypedArray() as Float64Array));
}

function flatGradients(params: readonly Parameter[]): Float64Array {
  return joined(
    params.flatMap(({ gradient }) => (gradient === null ? [] : [gradient.data.toTypedArray() as Float64Array])),
  );
}

function joined(parts: readonly ArrayLike<number>[]): Float64Array {
  const all = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** `√Σ x²` */
export function norm(values: Float64Array): number {
  let sum = 0;
  for (const x of values) sum += x * x;
  return Math.sqrt(sum);
}
