import { Parameter, variable } from "@dz/core";
import { array, type DType, RandomState, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { RMSprop } from "./rms-prop.ts";

function step(optimizer: RMSprop, p: Parameter, gradient: number[], dtype: DType = p.dtype): number[] {
  p.grad = variable(gradient, { dtype });
  optimizer.setup({ params: () => [p] }).update();
  return Array.from(p.data.toTypedArray());
}

test("RMSprop divides by the root mean square of recent gradients", () => {
  const p = new Parameter(array([1, 2]));
  const optimizer = new RMSprop({ lr: 3, decay: 0.75, eps: 1 });
  expect(step(optimizer, p, [4, -8])).toEqual([1 - 3 * (4 / 3), 2 + 3 * (8 / 5)]); // ms = 4, 16
  expect(step(optimizer, p, [2, 0])[0]).toBe(-3 - 3 * (2 / (Math.sqrt(4) + 1))); // ms = 4, 12
});

test("centered RMSprop divides by their standard deviation", () => {
  const p = new Parameter(array([1]));
  const optimizer = new RMSprop({ lr: 3, decay: 0.5, eps: 1, centered: true });
  expect(step(optimizer, p, [4])).toEqual([1 - 3 * (4 / (Math.sqrt(8 - 4) + 1))]);
});

describe.each(["float32", "float64"] as const)("centered RMSprop in %s", (dtype) => {
  const options = { lr: 1, centered: true };

  /** The steps for a sequence of gradients. */
  function steps(gradients: readonly number[]): number[] {
    const [p, optimizer] = [new Parameter(array([0], { dtype })), new RMSprop(options)];
    return gradients.map((g) => {
      p.data = array([0], { dtype });
      return -(step(optimizer, p, [g])[0] as number);
    });
  }

  test.each([0.1, -3, 1e-3, 1e4])("a constant gradient of %s gives steps of the exact size, up to a limit", (g) => {
    const taken = steps(new Array<number>(4000).fill(g));
    for (const [i, found] of taken.entries()) {
      const left = 0.99 ** (i + 1); // variance g² (1 − ρᵗ) ρᵗ, mean g (1 − ρᵗ)
      const variance = g * g * (1 - left) * Math.max(left, (1 - left) * 2 ** -23);
      const expected = g / (Math.sqrt(variance) + 1e-8);
      expect(Math.abs(found / expected - 1), `update ${i + 1}`).toBeLessThan(dtype === "float32" ? 1e-3 : 1e-10);
    }
    expect(Math.max(...taken.map(Math.abs))).toBeLessThan(2900);
  });

  test("varying gradients give the steps of E g² − (E g)²", () => {
    const random = new RandomState(5);
    const gradients = Array.from({ length: 300 }, () => 1 + 0.3 * (random.uniform() as number));
    let [ms, mean] = [0, 0];
    for (const [i, found] of steps(gradients).entries()) {
      const g = gradients[i] as number;
      ms = 0.99 * ms + 0.01 * g * g;
      mean = 0.99 * mean + 0.01 * g;
      const expected = g / (Math.sqrt(ms - mean * mean) + 1e-8);
      expect(Math.abs(found / expected - 1)).toBeLessThan(dtype === "float32" ? 1e-4 : 1e-10);
    }
  });

  test("gradients that are 0 or whose squares overflow or underflow give finite steps", () => {
    expect(steps([0, 0])).toEqual([-0, -0]);
    for (const found of steps(new Array<number>(2000).fill(1e-30))) expect(Number.isFinite(found)).toBe(true);
  });
});

test("a centered state of an older version, with two averages, is refused", () => {
  const zero = array([0]);
  const optimizer = new RMSprop({ centered: true }).setup({ params: () => [new Parameter(array([1]))] });
  const arrays = new Map([
    ["0/ms", zero],
    ["0/mean", zero],
    ["0/v", zero],
  ]);
  expect(() => optimizer.setState({ steps: 3, arrays })).toThrow(
    new ValueError(
      "setState: there is 0/mean, but no 0/variance; this optimizer keeps variance, mean, v for each parameter",
    ),
  );
});

test("RMSprop with momentum keeps a part of the previous step", () => {
  const p = new Parameter(array([1]));
  const optimizer = new RMSprop({ lr: 3, decay: 0.75, eps: 1, momentum: 0.5 });
  expect(step(optimizer, p, [4])).toEqual([1 - 3 * (4 / 3)]);
  expect(step(optimizer, p, [0])).toEqual([-3 - 3 * (2 / 3)]);
});

test("RMSprop has the defaults of PyTorch", () => {
  expect(new RMSprop()).toMatchObject({ lr: 0.01, decay: 0.99, eps: 1e-8, momentum: 0, centered: false });
});

test("RMSprop with a float64 gradient of a float32 parameter computes in float64 and rounds once", () => {
  const f = Math.fround;
  const [lr, decay, eps, g] = [0.1, 0.9, 1e-3, 0.3];
  const p = new Parameter(array([f(1.1)], { dtype: "float32" }));
  const root = f(f(Math.sqrt(f((1 - decay) * g * g))) + f(eps)); // computed in float32
  expect(step(new RMSprop({ lr, decay, eps }), p, [g], "float64")).toEqual([f(f(1.1) - lr * (g / root))]);
});

test("RMSprop refuses options out of range", () => {
  expect(() => new RMSprop({ lr: -1 })).toThrow(new ValueError("RMSprop: lr is -1, expected a number from 0"));
  expect(() => new RMSprop({ decay: 1 })).toThrow(
    new ValueError("RMSprop: decay is 1, expected a number from 0 to below 1"),
  );
  expect(() => new RMSprop({ eps: -1 })).toThrow(new ValueError("RMSprop: eps is -1, expected a number from 0"));
  expect(() => new RMSprop({ momentum: 2 })).toThrow(
    new ValueError("RMSprop: momentum is 2, expected a number from 0 to 1"),
  );
});
