import { variable } from "@dz/core";
import { cos } from "@dz/functions";
import type { Page, Values } from "../page.ts";

export const title = "Higher derivatives: the idea";
export const teaches =
  "if backward computes with Variables, it makes a graph of its own, and backward works on that too";

/** The book has no program here. The backward of sin is gy * cos(x): written with Variables, it can be differentiated. */
export function run({ print }: Page): Values {
  const x = variable(1);
  const gy = variable(1);
  const gx = gy.mul(cos(x)); // what backward of sin does
  gx.backward();
  print("cos(1) ", gx);
  print("-sin(1)", x.grad);
  return { gx, xGrad: x.grad };
}
