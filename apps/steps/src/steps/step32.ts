import { FunctionNode, type NdArray, type Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Higher derivatives: how it is done";
export const teaches = "backward takes and gives Variables, and createGraph says whether it records what it does";

class Cube extends FunctionNode {
  override forward(x: NdArray): NdArray {
    return nd.pow(x, 3);
  }

  override backward(gy: Variable): Variable {
    return this.input(0).pow(2).mul(3).mul(gy); // Variables, not arrays
  }
}

export function run({ print }: Page): Values {
  const x = variable(2);
  const y = new Cube().apply(x);
  y.backward({ createGraph: true });
  const gx = x.grad as Variable;
  print("3x²", gx, gx.creator?.name);

  x.cleargrad();
  gx.backward();
  print("6x ", x.grad);
  return { gx, gx2: x.grad };
}
