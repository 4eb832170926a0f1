/** A closed key stays closed with every kind of mask. */
import { detectAnomaly, transpose, type Variable, variable } from "@dz/core";
import { expectClose, gradientCheck } from "@dz/core/testing";
import { arange, array, type DType, greater, type NdArray, RandomState, scalar, slice, sum, where } from "@dz/ndarray";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { softmax } from "../activation/softmax.ts";
import { type AttentionOptions, scaledDotProductAttention } from "./scaled-dot-product-attention.ts";

type Three = [Variable, Variable, Variable];

const LARGEST32 = 2 ** 127 * (2 - 2 ** -23);
/** Paddings in use, and the dtypes in which they are. */
const closing = [
  ["float32", -Infinity],
  ["float32", -LARGEST32],
  ["float32", -3.4e38],
  ["float32", -LARGEST32 / 2],
  ["float32", -0.7 * LARGEST32],
  ["float64", -Infinity],
  ["float64", -Number.MAX_VALUE],
  ["float64", -1.797e308],
  ["float64", -3.4e38],
] as const;

const bools = (rows: unknown[]): NdArray => array(rows as number[], { dtype: "bool" });

function drawn(shapes: number[][], dtype: DType = "float64", seed = 1): Variable[] {
  const random = new RandomState(seed);
  return shapes.map((shape) => variable(random.normal(0, 1, shape), { dtype }));
}

/** The result and the gradients of all inputs, as lists. */
function all(inputs: Variable[], options: AttentionOptions, retainGrad = false): unknown[] {
  for (const x of inputs) x.cleargrad();
  const y = scaledDotProductAttention(...(inputs as Three), options);
  const { size } = y;
  y.mul(new RandomState(9).uniform(0.5, 1.5, [size]).reshape(y.shape)).backward({ retainGrad });
  return [y, ...inputs.map((x) => x.grad as Variable)].map((x) => x.data.toArray());
}

const numbersOf = (lists: unknown): number[] => [lists].flat(Infinity) as number[];

describe.each(closing)("a float mask in %s with %d", (dtype, closed) => {
  const floats = (rows: unknown[]): NdArray => array(rows as number[], { dtype });
  const inputs = drawn(
    [
      [3, 2],
      [3, 2],
      [3, 2],
    ],
    dtype,
  );

  test.each([
    {
      what: "the keys of each query",
      open: [
        [1, 0, 0],
        [0, 0, 0],
        [0, 1, 1],
      ],
    },
    { what: "the first key of all", open: [[0, 1, 1]] },
    { what: "a vector", open: [1, 0, 1] },
    { what: "whole queries", open: [[1], [0], [1]] },
    { what: "everything", open: [[0]] },
    { what: "nothing", open: [[1]] },
  ])("closes as bools do, also with causal: $what", ({ open }) => {
    const additive = where(bools(open), scalar(0, { dtype }), closed);
    for (const options of [{}, { causal: true }, { causal: true, dropoutRatio: 0.4 }]) {
      for (const retainGrad of [false, true]) {
        const run = (mask: NdArray): unknown[] =>
          all(inputs, { mask, ...options, random: new RandomState(5) }, retainGrad);
        const expected = run(bools(open));
        expect(run(additive)).toEqual(expected);
        expect(numbersOf(expected).every(Number.isFinite)).toBe(true);
      }
    }
  });

  test("a query whose only key is closed gets zeros and not the future", () => {
    const y = scaledDotProductAttention(...(inputs as Three), { mask: floats([[closed, 0, 0]]), causal: true });
    expect(y.getItem(0).data.toArray()).toEqual([0, 0]);
    expect(y.getItem(1).data.toArray()).toEqual((inputs[2] as Variable).getItem(1).data.toArray());
  });

  test("a mask that learns gets no gradient where it is closed", () => {
    const bias = variable(
      floats([
        [closed, 0.5, -1],
        [closed, closed, closed],
        [0, closed, 2],
      ]),
    );
    for (const retainGrad of [false, true]) {
      all(inputs, { mask: bias }, retainGrad);
      const { data } = bias.grad as Variable;
      const g = data.toArray() as number[][];
      expect([g[0]?.[0], g[1], g[2]?.[1]]).toEqual([0, [0, 0, 0], 0]);
      expect(g[0]?.[1]).not.toBe(0);
      expectClose(sum(data, { axis: 1 }), 0, { atol: 1e-6 });
      bias.cleargrad();
    }
  });
});

describe("masks", () => {
  test("one number closes all", () => {
    const inputs = drawn([
      [2, 3],
      [2, 3],
      [2, 3],
    ]);
    const [y] = all(inputs, { mask: -Infinity });
    expect(numbersOf(y)).toEqual([0, 0, 0, 0, 0, 0]);
  });

  test("of a batch, one for each sequence or one for each head", () => {
    for (const shape of [
      [2, 1, 1, 3],
      [3, 1, 3],
      [2, 3, 2, 3],
    ]) {
      const inputs = drawn([
        [2, 3, 2, 4],
        [2, 3, 3, 4],
        [2, 3, 3, 5],
      ]);
      const size = shape.reduce((a, b) => a * b, 1);
      const open = Array.from({ length: size }, (_, i) => Number(i % 5 !== 0 && i % 3 !== 1));
      const mask = array(open, { dtype: "bool" }).reshape(shape);
      const additive = where(mask, 0, -Infinity);
      const expected = all(inputs, { mask, causal: true });
      expect(all(inputs, { mask: additive, causal: true })).toEqual(expected);
      expect(numbersOf(expected).every(Number.isFinite)).toBe(true);
    }
  });

  test("second gradients are those of a mask without closed rows, and finite", () => {
    const [q, k, v] = drawn([
      [3, 2],
      [3, 2],
      [3, 2],
    ]).map((x) => x.data) as [NdArray, NdArray, NdArray];
    const mask = array([
      [-Infinity, 0, 0],
      [0, 0.3, 0],
      [0, -0.1, 0],
    ]);
    gradientCheck((...xs) => scaledDotProductAttention(...(xs as Three), { mask, causal: true }), [q, k, v], {
      order: 2,
    });
  });

  test("a bias is added exactly, however steep", () => {
    const [q, k, v] = drawn([
      [2, 3],
      [4, 3],
      [4, 2],
    ]) as Three;
    for (const steepness of [0.5, 1e4, 1e9, 1e30, 5e37]) {
      const bias = array([0, -1, -2, -3].map((i) => i * steepness));
      const weights = softmax(q.matmul(transpose(k)).div(Math.sqrt(3)).add(bias));
      const y = scaledDotProductAttention(q, k, v, { mask: bias });
      expect(y.data.toArray()).toEqual(weights.matmul(v).data.toArray());
    }
  });

  test("a bias below every score still says which key is the best", () => {
    const [q, k, v] = drawn([
      [1, 3],
      [2, 3],
      [2, 2],
    ]) as Three;
    const y = scaledDotProductAttention(q, k, v, { mask: array([-1e30, -2e30]) });
    expect(y.getItem(0).data.toArray()).toEqual(v.getItem(0).data.toArray());
  });

  test("−∞ in a mask is no anomaly", () => {
    const inputs = drawn([
      [2, 3],
      [2, 3],
      [2, 2],
    ]);
    const [y] = detectAnomaly(() => all(inputs, { mask: array([-Infinity, 0]), causal: true }));
    expect((y as number[][])[0]).toEqual([0, 0]);
  });

  test("NaN in a mask is not closed", () => {
    const inputs = drawn([
      [1, 3],
      [2, 3],
      [2, 2],
    ]) as Three;
    expect(scaledDotProductAttention(...inputs, { mask: array([NaN, 0]) }).data.toArray()).toEqual([[NaN, NaN]]);
  });

  test("properties: bools and floats close alike, and nothing is seen of the future", () => {
    const length = fc.integer({ min: 1, max: 4 });
    const drawing = fc.record({
      dtype: fc.constantFrom("float64" as const, "float32" as const),
      queries: length,
      extra: fc.integer({ min: 0, max: 2 }),
      seed: fc.integer({ min: 0, max: 1000 }),
      closed: fc.constantFrom(-Infinity, -LARGEST32, -3.4e38),
      causal: fc.boolean(),
      density: fc.constantFrom(0.2, 0.5, 0.9),
    });
    fc.assert(
      fc.property(drawing, ({ dtype, queries, extra, seed, closed, causal, density }) => {
        const keys = queries + extra;
        const inputs = drawn(
          [
            [2, queries, 3],
            [2, keys, 3],
            [2, keys, 2],
          ],
          dtype,
          seed,
        ) as Three;
        const open = Array.from(
          new RandomState(seed).randomSample([queries * keys]).toTypedArray(),
          (u) => u < density,
        );
        const mask = array(open.map(Number), { dtype: "bool" }).reshape(queries, keys);
        const additive = where(mask, scalar(0, { dtype }), closed);
        const expected = all(inputs, { mask, causal });
        expect(all(inputs, { mask: additive, causal })).toEqual(expected);
        expect(numbersOf(expected).every(Number.isFinite)).toBe(true);

        const present = seed % queries;
        const changed = inputs.slice(1).map((x) => {
          const future = greater(arange(keys), present).reshape(keys, 1);
          return variable(where(future, scalar(1e3, { dtype }), x.data));
        }) as [Variable, Variable];
        const seen = (...kv: [Variable, Variable]): unknown => {
          const y = scaledDotProductAttention(inputs[0], ...kv, { mask: additive, causal: true });
          return y.getItem(slice(), slice(0, present + 1)).data.toArray();
        };
        expect(seen(...changed)).toEqual(seen(inputs[1], inputs[2]));
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});
