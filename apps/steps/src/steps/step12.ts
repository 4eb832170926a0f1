import { FunctionNode, type NdArray, type Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Functions with several inputs: arguments";
export const teaches = "apply and forward take their inputs one by one, so that add(x0, x1) reads like mathematics";

class Add extends FunctionNode {
  override forward(x0: NdArray, x1: NdArray): NdArray {
    return nd.add(x0, x1);
  }

  override backward(gy: Variable): readonly Variable[] {
    return [gy, gy];
  }
}

function add(x0: Variable, x1: Variable): Variable {
  return new Add().apply(x0, x1);
}

export function run({ print }: Page): Values {
  const x0 = variable(2);
  const x1 = variable(3);
  const y = add(x0, x1);
  print(y.data);
  return { y };
}
