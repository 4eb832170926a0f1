import { Parameter, variable } from "@dz/core";
import { array, type DType, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { MomentumSGD } from "./momentum-sgd.ts";

function step(optimizer: MomentumSGD, p: Parameter, gradient: number[], dtype: DType = p.dtype): number[] {
  p.grad = variable(gradient, { dtype });
  optimizer.setup({ params: () => [p] }).update();
  return Array.from(p.data.toTypedArray());
}

test("MomentumSGD adds a part of the previous step", () => {
  const p = new Parameter(array([1, 2]));
  const optimizer = new MomentumSGD({ lr: 0.5, momentum: 0.5 });
  expect(step(optimizer, p, [2, -4])).toEqual([0, 4]); // v = -1, 2
  expect(step(optimizer, p, [0, 2])).toEqual([-0.5, 4]); // v = -0.5, 0
  expect(step(optimizer, p, [0, 0])).toEqual([-0.75, 4]);
});

test("MomentumSGD with nesterov evaluates the gradient ahead, as in PyTorch", () => {
  // in PyTorch's form
  const p = new Parameter(array([1, 2]));
  const optimizer = new MomentumSGD({ lr: 0.5, momentum: 0.5, nesterov: true });
  expect(step(optimizer, p, [2, -4])).toEqual([-0.5, 5]); // buffer = 2, -4; p -= (g + buffer/2)/2
  expect(step(optimizer, p, [0, 2])).toEqual([-0.75, 4]); // buffer = 1, 0
});

test("a changed lr applies to the whole step with nesterov, as in PyTorch, and otherwise only to new gradients", () => {
  const last = (nesterov: boolean): number => {
    const p = new Parameter(array([0]));
    const optimizer = new MomentumSGD({ lr: 1, nesterov });
    const [before] = step(optimizer, p, [1]) as [number];
    optimizer.lr = 0.1;
    return (step(optimizer, p, [1])[0] as number) - before;
  };
  expect(last(true)).toBeCloseTo(-0.271, 14); // 0.1 · (1 + 0.9 · 1.9)
  expect(last(false)).toBeCloseTo(-1, 14); // 0.9 · 1 + 0.1
});

test("both forms follow their formulas while the lr changes, by hand", () => {
  const path = (nesterov: boolean): (number | undefined)[] => {
    const p = new Parameter(array([0]));
    const optimizer = new MomentumSGD({ momentum: 0.5, nesterov });
    return [
      [1, 2],
      [0.5, 4],
      [0.25, -8],
    ].map(([lr, g]) => {
      optimizer.lr = lr as number;
      return step(optimizer, p, [g as number])[0];
    });
  };
  // PyTorch: buffer = 2, 5, −5.5; p −= 1 · (2 + 1), 0.5 · (4 + 2.5), 0.25 · (−8 − 2.75)
  expect(path(true)).toEqual([-3, -6.25, -3.5625]);
  // DeZero: v = −2, −1 − 2, −1.5 + 2. PyTorch's form without nesterov would give −2, −4.5, −3.125.
  expect(path(false)).toEqual([-2, -5, -4.5]);
});

test("a state of MomentumSGD is refused if the value of nesterov differs", () => {
  const made = (nesterov: boolean): MomentumSGD => {
    const optimizer = new MomentumSGD({ nesterov });
    step(optimizer, new Parameter(array([1])), [1]);
    return optimizer;
  };
  expect(() => made(true).setState(made(false).getState())).toThrow(
    new ValueError("setState: no parameter has a state called 0/v; this optimizer keeps buffer for each parameter"),
  );
  expect(() => made(false).setState(made(true).getState())).toThrow("no parameter has a state called 0/buffer");
});

test("MomentumSGD has the defaults of DeZero", () => {
  expect(new MomentumSGD()).toMatchObject({ lr: 0.01, momentum: 0.9, nesterov: false });
});

test("MomentumSGD computes float32 in float32", () => {
  const f = Math.fround;
  const [lr, momentum, g1, g2] = [0.1, 0.7, f(0.3), f(0.9)];
  const p = new Parameter(array([f(1.1)], { dtype: "float32" }));
  const optimizer = new MomentumSGD({ lr, momentum });
  const v1 = f(-f(f(lr) * g1));
  const p1 = f(f(1.1) + v1);
  expect(step(optimizer, p, [g1])).toEqual([p1]);
  const v2 = f(f(v1 * f(momentum)) - f(f(lr) * g2));
  expect(step(optimizer, p, [g2])).toEqual([f(p1 + v2)]);
});

test.each([false, true])(
  "MomentumSGD with a float64 gradient of a float32 parameter rounds at each write (nesterov %s)",
  (nesterov) => {
    const f = Math.fround;
    const [lr, momentum, g] = [0.1, 0.7, 0.3];
    const p = new Parameter(array([f(1.1)], { dtype: "float32" }));
    const ahead = g + f(f(g) * f(momentum));
    const expected = nesterov ? f(f(1.1) - lr * ahead) : f(f(1.1) + f(-(lr * g)));
    expect(step(new MomentumSGD({ lr, momentum, nesterov }), p, [g], "float64")).toEqual([expected]);
  },
);

test("MomentumSGD refuses options out of range", () => {
  expect(() => new MomentumSGD({ lr: Number.NaN })).toThrow(
    new ValueError("MomentumSGD: lr is NaN, expected a number from 0"),
  );
  expect(() => new MomentumSGD({ momentum: 1.1 })).toThrow(
    new ValueError("MomentumSGD: momentum is 1.1, expected a number from 0 to 1"),
  );
});
