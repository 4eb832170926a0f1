import type { Page, Values } from "../page.ts";

export const title = "Numerical differentiation";
export const teaches = "a derivative can be estimated by central differences, which costs two forwards and some digits";

type Function = (x: number) => number;

const square: Function = (x) => x ** 2;

function numericalDiff(f: Function, x: number, eps = 1e-4): number {
  return (f(x + eps) - f(x - eps)) / (2 * eps);
}

export function run({ print }: Page): Values {
  print(numericalDiff(square, 2)); // 4 and an error

  const f: Function = (x) => square(Math.exp(square(x)));
  const dy = numericalDiff(f, 0.5);
  print(dy);
  return { dy };
}
