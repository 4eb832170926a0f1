import type { Page, Values } from "../page.ts";

export const title = "Backpropagation by hand";
export const teaches = "a function also has a backward, from the gradient of its output to that of its input";

class Variable {
  readonly data: number;
  grad = 0;

  constructor(data: number) {
    this.data = data;
  }
}

abstract class Func {
  protected input = new Variable(0);

  call(input: Variable): Variable {
    this.input = input; // for backward
    return new Variable(this.forward(input.data));
  }

  abstract forward(x: number): number;
  abstract backward(gy: number): number;
}

class Square extends Func {
  forward(x: number): number {
    return x ** 2;
  }

  backward(gy: number): number {
    return 2 * this.input.data * gy;
  }
}

class Exp extends Func {
  forward(x: number): number {
    return Math.exp(x);
  }

  backward(gy: number): number {
    return Math.exp(this.input.data) * gy;
  }
}

export function run({ print }: Page): Values {
  const [A, B, C] = [new Square(), new Exp(), new Square()];
  const x = new Variable(0.5);
  const a = A.call(x);
  const b = B.call(a);
  const y = C.call(b);

  y.grad = 1;
  b.grad = C.backward(y.grad);
  a.grad = B.backward(b.grad);
  x.grad = A.backward(a.grad);
  print(x.grad);
  return { xGrad: x.grad };
}
