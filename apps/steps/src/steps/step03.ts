import type { Page, Values } from "../page.ts";

export const title = "Composing functions";
export const teaches = "functions that take and give Variables can be put one after the other";

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

class Exp extends Func {
  forward(x: number): number {
    return Math.exp(x);
  }
}

export function run({ print }: Page): Values {
  const [A, B, C] = [new Square(), new Exp(), new Square()];
  const x = new Variable(0.5);
  const a = A.call(x);
  const b = B.call(a);
  const y = C.call(b);
  print(y.data); // (exp(x²))²
  return { y: y.data };
}
