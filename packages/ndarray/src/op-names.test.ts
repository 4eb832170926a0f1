/** Every operation names itself in its errors. */
import { describe, expect, it } from "vitest";
import * as nd from "./index.ts";

type Two = (a: never, b: never) => unknown;
type One = (a: never) => unknown;

const { add, sub, mul, div, pow, maximum, minimum } = nd;
const { equal, notEqual, less, lessEqual, greater, greaterEqual } = nd;
const { logicalAnd, logicalNot, logicalOr, logicalXor } = nd;
const { neg, abs, sqrt, exp, log, sin, cos, tanh, sigmoid, relu } = nd;
const arithmetic: Record<string, Two> = { add, sub, mul, div, pow, maximum, minimum };
const comparisons: Record<string, Two> = { equal, notEqual, less, lessEqual, greater, greaterEqual };
const logical: Record<string, Two> = { logicalAnd, logicalOr, logicalXor };
const one: Record<string, One> = { neg, abs, sqrt, exp, log, sin, cos, tanh, sigmoid, relu, logicalNot };

it.each(Object.entries({ ...arithmetic, ...comparisons, ...logical }))(
  "%s names itself for shapes that do not broadcast",
  (name, op) => {
    expect(() => op(nd.zeros([2]) as never, nd.zeros([3]) as never)).toThrow(
      `${name}: shapes [2] and [3] do not broadcast`,
    );
  },
);

it.each(Object.entries({ ...arithmetic, ...comparisons, ...logical }))(
  "%s names itself for what is no array",
  (name, op) => {
    expect(() => op("x" as never, nd.zeros([3]) as never)).toThrow(`${name}: `);
    expect(() => op(nd.zeros([3]) as never, null as never)).toThrow(`${name}: `);
  },
);

describe.each(Object.entries(one))("%s", (name, op) => {
  it("names itself for what is no array", () => {
    expect(() => op("x" as never)).toThrow(`${name}: `);
  });

  it("makes an array without axes of a number", () => {
    expect((op(0.5 as never) as nd.NdArray).shape).toEqual([]);
  });
});

it("where names itself", () => {
  const mask = nd.array([true, false]);
  expect(() => nd.where(mask, "x" as never, 1)).toThrow("where: ");
  expect(() => nd.where(mask, nd.zeros([3]), 1)).toThrow("where: shapes [2] and [3] do not broadcast");
  expect(() => nd.where(mask, 1, nd.zeros([3]))).toThrow("where: shapes [2] and [3] do not broadcast");
});

it("reductions name themselves and what an empty array does not have", () => {
  const empty = nd.zeros([0]);
  expect(() => nd.max(empty)).toThrow("max: an empty array of shape [0] has no largest element");
  expect(() => nd.min(empty)).toThrow("min: an empty array of shape [0] has no smallest element");
  const x = nd.zeros([2]);
  for (const [name, op] of Object.entries({ sum: nd.sum, mean: nd.mean, max: nd.max, min: nd.min })) {
    expect(() => op(x, { axis: 1 })).toThrow(`${name}: axis 1 is out of range for shape [2]`);
  }
  for (const [name, op] of Object.entries({ argMax: nd.argMax, argMin: nd.argMin })) {
    expect(() => op(x, { axis: 1 })).toThrow(`${name}: axis 1 is out of range for shape [2]`);
    expect(() => op(empty)).toThrow(`${name}: `);
  }
});

it("what makes arrays names itself for a dtype that there is not", () => {
  const dtype = "int8" as never;
  const message = "there is no dtype int8, only float64, float32, int32 and bool";
  const makers: Record<string, () => unknown> = {
    array: () => nd.array([1], { dtype }),
    full: () => nd.full([1], 1, { dtype }),
    scalar: () => nd.scalar(1, { dtype }),
    arange: () => nd.arange(3, { dtype }),
    eye: () => nd.eye(2, { dtype }),
    astype: () => nd.astype(nd.ones([1]), dtype),
  };
  for (const [name, make] of Object.entries(makers)) expect(make).toThrow(`${name}: ${message}`);
});
