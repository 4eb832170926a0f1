import type { Page, Values } from "../page.ts";

export const title = "From recursion to a loop";
export const teaches =
  "a list of functions still to be done replaces the recursion, so long chains do not fill the stack";

class Variable {
  readonly data: number;
  grad = 1;
  creator: Func | null = null;

  constructor(data: number) {
    this.data = data;
  }

  backward(): void {
    const functions = this.creator === null ? [] : [this.creator];
    for (let f = functions.pop(); f !== undefined; f = functions.pop()) {
      const { input: x, output: y } = f;
      x.grad = f.backward(y.grad);
      if (x.creator !== null) functions.push(x.creator);
    }
  }
}

abstract class Func {
  input = new Variable(0);
  output = new Variable(0);

  call(input: Variable): Variable {
    this.input = input;
    this.output = new Variable(this.forward(input.data));
    this.output.creator = this;
    return this.output;
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
  const y = C.call(B.call(A.call(x)));
  y.backward();
  print(x.grad);
  return { xGrad: x.grad };
}
