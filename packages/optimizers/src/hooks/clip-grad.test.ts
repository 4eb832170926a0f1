import { Parameter, type Variable, variable } from "@dz/core";
import { array, type NdArray, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { ClipGrad } from "./clip-grad.ts";

const valuesOf = (x: Variable | null): number[] => Array.from((x as Variable).data.toTypedArray());

/** Two parameters whose gradients together have the norm 5. */
function parameters(): [Parameter, Parameter] {
  const [p, q] = [new Parameter(array([1, 2])), new Parameter(array([8]))];
  p.grad = variable([0, 3]);
  q.grad = variable([-4]);
  return [p, q];
}

test("ClipGrad scales all gradients together to the maximum norm", () => {
  const [p, q] = parameters();
  new ClipGrad(1).beforeUpdate([p, q]);
  const rate = 1 / (5 + 1e-6);
  expect([valuesOf(p.grad), valuesOf(q.grad)]).toEqual([[0, 3 * rate], [-4 * rate]]);
});

test("ClipGrad agrees with PyTorch's clip_grad_norm_ for a norm of 2.88 and a maximum of 1.5", () => {
  const [p, q] = [new Parameter(array([0, 0, 0])), new Parameter(array([0, 0]))];
  p.grad = variable([0.3, -1.2, 2]);
  q.grad = variable([1.5, -0.7]);
  new ClipGrad(1.5).beforeUpdate([p, q]);
  const expected = [
    0.15648027763113823, -0.6259211105245529, 1.0432018508742549, 0.7824013881556912, -0.3651206478059892,
  ];
  for (const [i, g] of [...valuesOf(p.grad), ...valuesOf(q.grad)].entries()) {
    expect(g).toBeCloseTo(expected[i] as number, 14);
  }
});

test("ClipGrad keeps the arrays of gradients that are small enough", () => {
  const [p, q] = parameters();
  const before = (p.grad as Variable).data as NdArray;
  new ClipGrad(5 + 2e-6).beforeUpdate([p, q]);
  expect(p.grad?.data).toBe(before);
  expect([valuesOf(p.grad), valuesOf(q.grad)]).toEqual([[0, 3], [-4]]);
});

test("ClipGrad with a maximum norm of 0 makes all gradients 0", () => {
  const [p, q] = parameters();
  new ClipGrad(0).beforeUpdate([p, q]);
  expect([valuesOf(p.grad).map(Math.abs), valuesOf(q.grad).map(Math.abs)]).toEqual([[0, 0], [0]]);
});

test("ClipGrad refuses a norm that is not a number from 0", () => {
  expect(() => new ClipGrad(-1)).toThrow(new ValueError("ClipGrad: maxNorm is -1, expected a number from 0"));
});

test("ClipGrad scales gradients whose squares overflow", () => {
  for (const [dtype, size] of [
    ["float32", 2 ** 66],
    ["float32", 2 ** 120],
    ["float64", 2 ** 700],
  ] as const) {
    const [p, q] = [new Parameter(array([0, 0], { dtype })), new Parameter(array([0], { dtype }))];
    p.grad = variable([0, 3 * size], { dtype });
    q.grad = variable([-4 * size], { dtype });
    new ClipGrad(1).beforeUpdate([p, q]);
    const [[zero, a], [b]] = [valuesOf(p.grad), valuesOf(q.grad)] as [[number, number], [number]];
    expect(zero).toBe(0);
    expect(a).toBeCloseTo(0.6, 6);
    expect(b).toBeCloseTo(-0.8, 6);
  }
});
