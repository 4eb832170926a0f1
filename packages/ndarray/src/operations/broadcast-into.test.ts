import fc from "fast-check";
import { beforeEach, expect, it } from "vitest";
import { emptyOf, type NdArray } from "../array/ndarray.ts";
import { broadcastShapes, sizeOf } from "../array/shape.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { release } from "../memory/signals.ts";
import { RandomState } from "../random/random.ts";
import { shapesThatBroadcast } from "../testing/draws.ts";
import { broadcastInto } from "./broadcast-into.ts";
import { sub } from "./elementwise.ts";
import { broadcastTo, copy, reshape } from "./movement.ts";

beforeEach(release);

const random = new RandomState(0);
const made = (shape: readonly number[]): NdArray => reshape(random.randn(sizeOf(shape)), shape);

it("writes what the operation gives on whole copies of both operands", () => {
  fc.assert(
    fc.property(shapesThatBroadcast(2), ([x = [], y = []]) => {
      const [a, b] = [made(x), made(y)];
      const shape = broadcastShapes(x, y, "test");
      const right = sub(copy(broadcastTo(a, shape)), copy(broadcastTo(b, shape)));
      const out = broadcastInto(emptyOf(shape, "float64"), arithmeticKernels.of("float64").subRows, a, b);
      expect(out.toArray()).toEqual(right.toArray());
    }),
  );
});

it("calls the kernel once for rows, and for each of several planes", () => {
  const calls: number[][] = [];
  const spy = (...taken: number[]): void => {
    calls.push([...taken.slice(1, 3), ...taken.slice(4, 6), ...taken.slice(7)]); // all but the addresses
  };
  const into = (x: number[], y: number[]): number[][] => {
    calls.length = 0;
    const [a, b] = [made(x), made(y)];
    broadcastInto(emptyOf(broadcastShapes(x, y, "test"), "float64"), spy, a, b);
    return calls;
  };
  // [aRow, aStep, bRow, bStep, rows, n]
  expect(into([64, 16], [16])).toEqual([[16, 1, 0, 1, 64, 16]]);
  expect(into([16], [64, 16])).toEqual([[0, 1, 16, 1, 64, 16]]);
  expect(into([64, 16], [64, 1])).toEqual([[16, 1, 1, 0, 64, 16]]);
  expect(into([64, 16], [1, 1])).toEqual([[0, 1, 0, 0, 1, 1024]]);
  expect(into([2, 3, 5], [1, 3, 1])).toEqual([
    [5, 1, 1, 0, 3, 5],
    [5, 1, 1, 0, 3, 5],
  ]);
});
