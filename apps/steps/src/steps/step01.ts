import type { Page, Values } from "../page.ts";

export const title = "Variables as boxes";
export const teaches = "a Variable is a box that holds a value, and another value can be put into it";

class Variable {
  data: number;

  constructor(data: number) {
    this.data = data;
  }
}

export function run({ print }: Page): Values {
  const x = new Variable(1);
  print(x.data);

  x.data = 2;
  print(x.data);
  return { x: x.data };
}
