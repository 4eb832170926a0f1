import { FunctionNode, type NdArray, Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Functions that are easy to use";
export const teaches =
  "a class becomes a function, the first gradient is ones, and a Variable refuses what is no array";

// From here on the classes are those of @dz/core: those that the last steps wrote by hand, for arrays.
class Square extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.pow(x, 2);
  }

  override backward(gy: Variable): Variable {
    return this.input(0).mul(2).mul(gy);
  }
}

class Exp extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.exp(x);
  }

  override backward(gy: Variable): Variable {
    return this.output(0).mul(gy);
  }
}

const square = (x: Variable): Variable => new Square().apply(x);
const exp = (x: Variable): Variable => new Exp().apply(x);

export function run({ print }: Page): Values {
  const x = variable(0.5);
  const y = square(exp(square(x)));
  y.backward();
  print(x.grad?.data);
  return { xGrad: x.grad, raises: refusal(1) };
}

/** The error message of the constructor for a value that is not an array. */
function refusal(data: unknown): string {
  try {
    return `accepted as ${new Variable(data as NdArray)}`;
  } catch (error) {
    return (error as Error).message;
  }
}
