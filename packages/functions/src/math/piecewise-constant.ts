import { FunctionNode, Variable } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * @internal A node whose function is constant between jumps, such as `round`: its gradient is 0 everywhere, also at the
 * jumps, where the derivative does not exist. It is recorded all the same, so that the values behind it get a gradient
 * of zeros, not null.
 */
export abstract class PiecewiseConstant extends FunctionNode {
  override backward(gy: Variable): Variable {
    return new Variable(nd.zerosLike(gy.data));
  }
}
