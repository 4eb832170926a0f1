import { FunctionNode, Variable } from "@dz/core";
import * as nd from "@dz/ndarray";

/**
 * @internal A node whose function is constant between jumps, such as `round`: its gradient is 0 everywhere, also at the jumps,
 * where there is none. It is recorded all the same, so that what lies below has a gradient of zeros and not none.
 */
export abstract class PiecewiseConstant extends FunctionNode {
  override backward(gy: Variable): Variable {
    return new Variable(nd.zerosLike(gy.data));
  }
}
