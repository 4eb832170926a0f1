import * as nd from "@dz/ndarray";
import { asVariable, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { broadcastTo } from "./broadcast.ts";
import { reshape } from "./reshape.ts";

class Sum extends FunctionNode {
  static override get name(): string {
    return "Sum";
  }

  private readonly options: nd.ReduceOptions | undefined;

  constructor(options: nd.ReduceOptions | undefined) {
    super();
    this.options = options;
  }

  override attributes(): Attributes {
    return { axis: this.options?.axis, keepdims: this.options?.keepdims ?? false };
  }

  override forward(x: nd.NdArray): nd.NdArray {
    return nd.sum(x, this.options);
  }

  override backward(gy: Variable): Variable {
    return broadcastTo(reshape(gy, this.keptShape()), this.input(0).shape);
  }

  /** The shape of the sum with its axes kept, with length 1. */
  private keptShape(): number[] {
    const { shape } = this.input(0);
    return nd.reducedShape(shape, nd.normalizeAxes(this.options?.axis, shape, "sum"), true);
  }
}

/** The sum along axes (default all). Throws {@link nd.AxisError} for a bad axis. */
export function sum(x: VariableLike, options?: nd.ReduceOptions): Variable {
  return new Sum(options).apply(asVariable(x, "sum"));
}
