import { toDot, type Variable, variable } from "@dz/core";
import { sin } from "@dz/functions";
import type { Page, Values } from "../page.ts";
import { graphSvg } from "../svg/graph.ts";

export const title = "Derivative of a Taylor series";
export const teaches = "a loop whose length depends on the numbers is differentiated like anything else";

function mySin(x: Variable, threshold = 0.0001): Variable {
  let y = variable(0);
  let factorial = 1; // of 2i + 1
  for (let i = 0; ; i++) {
    if (i > 0) factorial *= 2 * i * (2 * i + 1);
    const c = (-1) ** i / factorial;
    const t = x.pow(2 * i + 1).mul(c);
    y = y.add(t);
    if (Math.abs(t.item()) < threshold) return y;
  }
}

export function run({ print, draw }: Page): Values {
  const x = variable(Math.PI / 4, { name: "x" });
  const exact = sin(x);
  exact.backward();
  print("--- original sin ---");
  print(exact.data);
  print(x.grad);

  x.cleargrad();
  const y = mySin(x);
  y.backward();
  print("--- approximate sin ---");
  print(y.data);
  print(x.grad);

  y.name = "y";
  draw("my-sin.svg", () => graphSvg(toDot(y, { verbose: false })));
  return { y, xGrad: x.grad };
}
