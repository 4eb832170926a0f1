import { type Variable, variable } from "@dz/core";
import { random } from "@dz/ndarray";
import type { Page, Values } from "../page.ts";

export const title = "Memory and circular references";
export const teaches = "a graph is a circle of references; JavaScript collects it all the same, nothing has to be weak";

const square = (x: Variable): Variable => x.pow(2);

/**
 * Python counts references, so DeZero needs weak ones from a function to its outputs. In JavaScript, ten graphs are
 * simply made and dropped.
 */
export function run(_: Page): Values {
  let sizes = 0;
  for (let i = 0; i < 10; i++) {
    const x = variable(random.randn(10000));
    const y = square(square(square(x)));
    sizes += y.size;
  }
  return { sizes };
}
