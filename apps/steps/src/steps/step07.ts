import type { Page, Values } from "../page.ts";

export const title = "Automatic backpropagation";
export const teaches = "a Variable that remembers its creator can find the way back by itself; this is define by run";

class Variable {
  readonly data: number;
  grad = 1;
  creator: Func | null = null;

  constructor(data: number) {
    this.data = data;
  }

  backward(): void {
    const f = this.creator; // 1. the function
    if (f === null) return;
    const x = f.input; // 2. its input
    x.grad = f.backward(this.grad); // 3. its backward
    x.backward(); // and so on with the variable before it
  }
}

abstract class Func {
  input = new Variable(0);

  call(input: Variable): Variable {
    const output = new Variable(this.forward(input.data));
    output.creator = this;
    this.input = input;
    return output;
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
