import { FunctionNode, type NdArray, type Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Functions with several inputs: backward";
export const teaches = "backward gives one gradient for each input, and each goes its own way";

class Add extends FunctionNode {
  override forward(x0: NdArray, x1: NdArray): NdArray {
    return nd.add(x0, x1);
  }

  override backward(gy: Variable): readonly Variable[] {
    return [gy, gy];
  }
}

class Square extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.pow(x, 2);
  }

  override backward(gy: Variable): Variable {
    return this.input(0).mul(2).mul(gy);
  }
}

const add = (x0: Variable, x1: Variable): Variable => new Add().apply(x0, x1);
const square = (x: Variable): Variable => new Square().apply(x);

export function run({ print }: Page): Values {
  const x = variable(2);
  const y = variable(3);
  const z = add(square(x), square(y));
  z.backward();
  print(z.data);
  print(x.grad?.data);
  print(y.grad?.data);
  return { z, xGrad: x.grad, yGrad: y.grad };
}
