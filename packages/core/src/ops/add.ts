import * as nd from "@dz/ndarray";
import type { ArrayBackward, GradientSink } from "../backward/gradient-sink.ts";
import { asVariable, dtypeBeside, type VariableLike } from "../graph/as-variable.ts";
import { type Attributes, FunctionNode, unrecordedResult } from "../graph/function-node.ts";
import type { Variable } from "../graph/variable.ts";
import { sumTo } from "./broadcast.ts";

class Add extends FunctionNode implements ArrayBackward {
  static override get name(): string {
    return "Add";
  }

  override attributes(): Attributes {
    return {};
  }

  override forward(x0: nd.NdArray, x1: nd.NdArray): nd.NdArray {
    return nd.add(x0, x1);
  }

  override backward(gy: Variable): Variable[] {
    return [sumTo(gy, this.input(0).shape), sumTo(gy, this.input(1).shape)];
  }

  backwardArrays(sink: GradientSink, gy: nd.NdArray): void {
    sink.addSum(0, gy);
    sink.addSum(1, gy);
  }
}

/** `x0 + x1`. Shapes broadcast; throws {@link nd.ShapeError} if they do not. */
export function add(x0: VariableLike, x1: VariableLike): Variable {
  const y0 = asVariable(x0, "add", dtypeBeside(x1));
  const y1 = asVariable(x1, "add", dtypeBeside(x0));
  const fn = new Add();
  const sum = fn.forward(y0.data, y1.data);
  return unrecordedResult(sum) ?? fn.connect([y0, y1], sum);
}
