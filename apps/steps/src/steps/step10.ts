import { type Variable, variable } from "@dz/core";
import { div, type NdArray, random, sub } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Tests";
export const teaches = "a gradient that was programmed can be held against one by differences, which needs no insight";

const square = (x: Variable): Variable => x.pow(2);

function numericalDiff(f: (x: Variable) => Variable, x: NdArray, eps = 1e-4): NdArray {
  const at = (change: number): NdArray => f(variable(x).add(change)).data;
  return div(sub(at(eps), at(-eps)), 2 * eps);
}

export function run({ print }: Page): Values {
  const forward = square(variable(2)).item();

  const x = variable(3);
  square(x).backward();
  const backward = x.grad?.item() ?? 0;

  const anywhere = variable(random.rand());
  square(anywhere).backward();
  const difference = Math.abs((anywhere.grad?.item() ?? 0) - numericalDiff(square, anywhere.data).item());

  const passed = [forward === 4, backward === 6, difference < 1e-8];
  print(`${passed.filter(Boolean).length} of ${passed.length} tests passed`);
  return { forward, backward, passed };
}
