import type { Page, Values } from "../page.ts";

export const title = "Functions that create variables";
export const teaches = "a function takes a Variable and gives another; what it computes is the forward of its class";

class Variable {
  readonly data: number;

  constructor(data: number) {
    this.data = data;
  }
}

abstract class Func {
  call(input: Variable): Variable {
    return new Variable(this.forward(input.data));
  }

  abstract forward(x: number): number;
}

class Square extends Func {
  forward(x: number): number {
    return x ** 2;
  }
}

export function run({ print }: Page): Values {
  const x = new Variable(10);
  const y = new Square().call(x);
  print(y.constructor.name);
  print(y.data);
  return { y: y.data };
}
