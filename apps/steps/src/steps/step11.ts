import type { Page, Values } from "../page.ts";

export const title = "Functions with several inputs: lists";
export const teaches = "a function that takes and gives lists of Variables needs no other change";

class Variable {
  readonly data: number;
  creator: Func | null = null;

  constructor(data: number) {
    this.data = data;
  }
}

abstract class Func {
  inputs: readonly Variable[] = [];
  outputs: readonly Variable[] = [];

  call(inputs: readonly Variable[]): readonly Variable[] {
    const ys = this.forward(inputs.map((x) => x.data));
    this.inputs = inputs;
    this.outputs = ys.map((y) => new Variable(y));
    for (const output of this.outputs) output.creator = this;
    return this.outputs;
  }

  abstract forward(xs: readonly number[]): readonly number[];
}

class Add extends Func {
  forward(xs: readonly number[]): readonly number[] {
    const [x0 = 0, x1 = 0] = xs;
    return [x0 + x1];
  }
}

export function run({ print }: Page): Values {
  const xs = [new Variable(2), new Variable(3)];
  const ys = new Add().call(xs);
  print(ys[0]?.data);
  return { y: ys[0]?.data };
}
