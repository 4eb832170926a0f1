import { beforeEach, describe, expect, it } from "vitest";
import { array, ones } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { sizeOf } from "../array/shape.ts";
import { stress } from "../memory/policy.ts";
import { beginPrivate, endPrivate, release } from "../memory/signals.ts";
import { RandomState } from "../random/random.ts";
import { add, div, mul, type Operand, sub } from "./elementwise.ts";
import { astype, reshape, transpose } from "./movement.ts";
import { addOver, divOver, mulOver, subOver } from "./overwrite.ts";

beforeEach(release);

const random = new RandomState(0);
const made = (...shape: number[]): NdArray => reshape(astype(random.randn(sizeOf(shape)), "float32"), shape);

const pairs: [name: string, over: (a: NdArray, b: NdArray) => NdArray, plain: (a: Operand, b: Operand) => NdArray][] = [
  ["addOver", addOver, add],
  ["subOver", subOver, sub],
  ["mulOver", mulOver, mul],
  ["divOver", divOver, div],
];

describe.each(pairs)("%s", (_, over, plain) => {
  it.each([[[4, 5]], [[5]], [[4, 1]], [[1]], [[]]])("gives what the operation gives, for b of shape %j", (shape) => {
    const [a, b] = [made(4, 5), made(...shape)];
    const right = plain(a, b).toArray();
    expect(over(add(a, 0), b).toArray()).toEqual(right);
    const mark = beginPrivate();
    const own = over(add(a, 0), b).toArray();
    endPrivate(mark);
    expect(own).toEqual(right);
  });

  it("makes a new array where the result has another shape or dtype, or the first operand is a view", () => {
    const wide = array([[1, 2, 3]], { dtype: "float64" });
    const whole = array([6, 8], { dtype: "int32" });
    for (const [a, b] of [
      [made(1, 3), made(2, 3)],
      [made(1, 3), wide],
      [whole, array([2, 4], { dtype: "int32" })],
      [transpose(made(2, 3)), made(3, 2)],
    ] as const) {
      const before = a.toArray();
      expect(over(a, b).toArray()).toEqual(plain(a, b).toArray());
      expect(a.toArray()).toEqual(before);
    }
  });

  it("makes a new array where the first operand has moved out", () => {
    const [a, b] = [made(300, 5), made(5)];
    release();
    const right = plain(a, b).toArray(); // a is a staged copy now
    const y = over(a, b);
    expect(y).not.toBe(a);
    release();
    ones([1]);
    expect(y.toArray()).toEqual(right);
  });
});

it.skipIf(stress)("writes over the first operand where nothing stands against it", () => {
  const mark = beginPrivate(); // nothing moves here
  const a = made(4, 5);
  expect(subOver(a, made(5))).toBe(a);
  endPrivate(mark);
});
