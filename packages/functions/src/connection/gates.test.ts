import { type NdArray, Variable } from "@dz/core";
import type { GradientSink } from "@dz/core/engine";
import "@dz/core/testing"; // operators
import { array, ones } from "@dz/ndarray";
import { expect, test } from "vitest";
import { addProducts, productGradients } from "./gates.ts";

/** Records the contributions it is given. */
class Recorder implements GradientSink {
  readonly calls: unknown[] = [];

  input(i: number): NdArray {
    return (inputs[i] as Variable).data;
  }

  output(): NdArray {
    throw new Error("the output is not needed");
  }

  wants(): boolean {
    return true;
  }

  add(i: number, g: NdArray): void {
    this.calls.push(["add", i, g]);
  }

  addSum(i: number, g: NdArray): void {
    this.calls.push(["addSum", i, g]);
  }

  addOuter(i: number, a: NdArray, b: NdArray): void {
    this.calls.push(["addOuter", i, a, b]);
  }

  addProduct(i: number, a: NdArray, b: NdArray): void {
    this.calls.push(["addProduct", i, a, b]);
  }
}

const x = new Variable(array([[1, 2]]));
const W = [
  ones([2, 3]),
  array([
    [1, 2, 3],
    [4, 5, 6],
  ]),
].map((a) => new Variable(a));
const b = [ones([3]), ones([3])].map((a) => new Variable(a));
const inputs = [x, ...W, ...b];
const gs = [array([[1, 1, 2]]), array([[1, 0, -1]])] as const;

test("gradients of all products", () => {
  const recorder = new Recorder();
  addProducts(recorder, { x: 0, W: 1, b: 3 }, gs);
  expect(recorder.calls).toEqual([
    ["addProduct", 0, gs[0], W[0]?.data],
    ["addOuter", 1, x.data, gs[0]],
    ["addSum", 3, gs[0]],
    ["addProduct", 0, gs[1], W[1]?.data],
    ["addOuter", 2, x.data, gs[1]],
    ["addSum", 4, gs[1]],
  ]);
  const inVariables = productGradients(
    x,
    W,
    gs.map((g) => new Variable(g)),
  );
  expect(inVariables.x.data.toArray()).toEqual([[2, 2]]);
  expect(inVariables.W.map((g) => g?.data.toArray())).toEqual([
    [
      [1, 1, 2],
      [2, 2, 4],
    ],
    [
      [1, 0, -1],
      [2, 0, -2],
    ],
  ]);
  expect(inVariables.b.map((g) => g?.data.toArray())).toEqual([
    [1, 1, 2],
    [1, 0, -1],
  ]);
});

test("a gate that no gradient reached has none; there may be no biases", () => {
  const recorder = new Recorder();
  addProducts(recorder, { x: 0, W: 1 }, [null, gs[1]]);
  expect(recorder.calls).toEqual([
    ["addProduct", 0, gs[1], W[1]?.data],
    ["addOuter", 2, x.data, gs[1]],
  ]);
  const { W: toW, b: toB, x: toX } = productGradients(x, W, [null, new Variable(gs[1])]);
  expect([toW[0], toB[0]]).toEqual([null, null]);
  expect(toX.data.toArray()).toEqual([[-2, -2]]);
});
