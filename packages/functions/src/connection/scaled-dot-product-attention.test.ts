import { testMode, transpose, type Variable, variable } from "@dz/core";
import { expectClose, gradientCheck, uniform } from "@dz/core/testing";
import { array, DTypeError, eye, type NdArray, RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { softmax } from "../activation/softmax.ts";
import { dropout } from "../noise/dropout.ts";
import { checkFunction } from "../testing/vitest.ts";
import { scaledDotProductAttention } from "./scaled-dot-product-attention.ts";

/** The formula, written out; `bias` is added to the scores. */
function composed(q: Variable, k: Variable, v: Variable, bias?: NdArray): Variable {
  const axes = k.shape.map((_, axis) => axis);
  const scores = q
    .matmul(transpose(k, [...axes.slice(0, -2), k.ndim - 1, k.ndim - 2]))
    .mul((q.shape.at(-1) as number) ** -0.5);
  return softmax(bias === undefined ? scores : scores.add(array(bias, { dtype: q.dtype })), { axis: -1 }).matmul(v);
}

type Three = [Variable, Variable, Variable];

const NEVER = -Infinity;
const bools = (rows: number[] | number[][]): NdArray => array(rows, { dtype: "bool" });
const cases = [
  { what: "matrices", q: [3, 4], k: [2, 4], v: [2, 5] },
  { what: "batches", q: [2, 3, 4], k: [2, 2, 4], v: [2, 2, 3] },
  { what: "heads that share the keys", q: [2, 2, 3, 4], k: [2, 1, 2, 4], v: [2, 1, 2, 3] },
  {
    what: "causal",
    q: [2, 3, 4],
    k: [2, 3, 4],
    v: [2, 3, 2],
    options: { causal: true },
    bias: [
      [0, NEVER, NEVER],
      [0, 0, NEVER],
      [0, 0, 0],
    ],
  },
  {
    what: "causal, with more keys",
    q: [2, 4],
    k: [3, 4],
    v: [3, 2],
    options: { causal: true },
    bias: [
      [0, NEVER, NEVER],
      [0, 0, NEVER],
    ],
  },
  {
    what: "a mask for each key",
    q: [2, 3, 4],
    k: [2, 3, 4],
    v: [2, 3, 2],
    options: { mask: bools([1, 0, 1]) },
    bias: [0, NEVER, 0],
  },
  {
    what: "a mask, and causal",
    q: [3, 4],
    k: [3, 4],
    v: [3, 2],
    options: {
      mask: bools([
        [1, 1, 1],
        [0, 1, 1],
        [1, 0, 1],
      ]),
      causal: true,
    },
    bias: [
      [0, NEVER, NEVER],
      [NEVER, 0, NEVER],
      [0, NEVER, 0],
    ],
  },
];
for (const { what, q, k, v, options, bias } of cases) {
  checkFunction(
    `scaledDotProductAttention: ${what}`,
    (...inputs) => scaledDotProductAttention(...(inputs as Three), options),
    {
      oracle: (...inputs) => composed(...(inputs as Three), bias === undefined ? undefined : array(bias)),
      inputs: [uniform(q, -1, 1), uniform(k, -1, 1), uniform(v, -1, 1)],
    },
  );
}

function wave(shape: number[], phase: number): Variable {
  const size = shape.reduce((a, b) => a * b, 1);
  return variable(array(Array.from({ length: size }, (_, i) => Math.sin(0.7 * i + phase))).reshape(shape));
}

describe("scaledDotProductAttention", () => {
  // torch.softmax(q @ k.transpose(-1, -2) / 2 + mask, -1) @ v, float64
  test.each([
    [
      false,
      [
        -0.157609626738078, -0.239577874955781, -0.148681388181566, -0.606314670320973, -0.280942553372039,
        -0.352964029605785, 0.250770428502514, 0.185417834185968, 0.66223735305183, 0.661297411180499,
        0.368547227037318, 0.200286563518019,
      ],
      [
        -0.0575201222061578, 0.146131413142577, 0.159926601745911, 0.605782363690966, 0.0537617960222075,
        0.224856833318186, -0.262806729301343, -0.356567360578272, -0.672059029939236, -0.624640164176926,
        -0.301592666272415, -0.297115577502267,
      ],
    ],
    [
      true,
      [
        0.909297426825682, 0.42737988023383, -0.0460995049782779, -0.594304102643058, -0.280942553372039,
        -0.352964029605785, -0.0830894028174973, 0.578439764388199, 0.705106814216738, 0.821220153744267,
        0.368547227037318, 0.200286563518019,
      ],
      [
        -0.614156039526526, -0.160677487388195, 0.226791037092752, 0.702810663149155, 0.543533277995734,
        0.43463743439077, -0.167479389016175, -0.656461205805057, -0.792184760065714, -0.690590423862438,
        -0.276794276431105, 0.0687285274100286,
      ],
    ],
  ])("gives the numbers of PyTorch, causal: %s", (causal, expected, gv) => {
    const [q, k, v] = [wave([2, 3, 4], 0.3), wave([2, 3, 4], 1), wave([2, 3, 2], 2)];
    const y = scaledDotProductAttention(q, k, v, { causal });
    expectClose(y, array(expected).reshape(2, 3, 2), { rtol: 1e-11 });
    y.mul(wave([2, 3, 2], 5)).backward();
    expectClose(v.grad ?? 0, array(gv).reshape(2, 3, 2), { rtol: 1e-11 });
  });

  test("floats are added to the scores, and learn", () => {
    const inputs = [wave([2, 3, 4], 0.3), wave([2, 3, 4], 1), wave([2, 3, 2], 2), wave([3, 3], 3)].map((x) => x.data);
    const f = (q: Variable, k: Variable, v: Variable, mask: Variable): Variable =>
      scaledDotProductAttention(q, k, v, { mask });
    const [q, k, v, mask] = inputs.map((x) => variable(x)) as [Variable, Variable, Variable, Variable];
    expectClose(f(q, k, v, mask), composed(q, k, v, mask.data), { rtol: 1e-12 });
    gradientCheck((...xs) => f(...(xs as [...Three, Variable])), inputs, { order: 2 });
  });

  test("a query that may look at nothing gets zeros, and sends no gradient", () => {
    for (const dtype of ["float64", "float32"] as const) {
      const [q, k, v] = [1, 2, 3].map((i) => variable(wave([2, 2], i).data, { dtype })) as Three;
      const y = scaledDotProductAttention(q, k, v, {
        mask: bools([
          [0, 0],
          [0, 1],
        ]),
      });
      expect([y.dtype, y.getItem(0).data.toArray()]).toEqual([dtype, [0, 0]]);
      expectClose(y.getItem(1), v.getItem(1));
      y.backward();
      expect(q.grad?.getItem(0).data.toArray()).toEqual([0, 0]);
      expect(v.grad?.data.toArray()).toEqual([
        [0, 0],
        [1, 1],
      ]);
    }
  });

  test("what a causal query sees does not depend on what comes", () => {
    const [q, k, v] = [wave([4, 3], 1), wave([4, 3], 2), wave([4, 3], 3)];
    const before = scaledDotProductAttention(q, k, v, { causal: true });
    const changed = v.data.toArray(2);
    changed[3] = [100, 100, 100];
    const after = scaledDotProductAttention(q, k, array(changed), { causal: true });
    for (const i of [0, 1, 2]) expect(after.getItem(i).data.toArray()).toEqual(before.getItem(i).data.toArray());
    expect(after.getItem(3).data.toArray()).not.toEqual(before.getItem(3).data.toArray());
  });

  test("dropout takes weights, while training", () => {
    const [q, k, v] = [wave([4, 3], 1), wave([5, 3], 2), wave([5, 3], 3)];
    const attend = (options = {}): unknown => scaledDotProductAttention(q, k, v, options).data.toArray();
    const dropped = { dropoutRatio: 0.5, random: new RandomState(1) };
    const weights = scaledDotProductAttention(q, k, eye(5));
    const expected = dropout(weights, { dropoutRatio: 0.5, random: new RandomState(1) }).matmul(v);
    expect(attend(dropped)).toEqual(expected.data.toArray());
    expect(testMode(() => attend(dropped))).toEqual(attend());
    expect(() => attend({ dropoutRatio: 1 })).toThrow(
      new ValueError("scaledDotProductAttention: dropoutRatio is 1, expected a number from 0 to below 1"),
    );
  });

  test("an empty batch", () => {
    const y = scaledDotProductAttention(zeros([0, 3, 4]), zeros([0, 3, 4]), zeros([0, 3, 2]), { causal: true });
    expect(y.shape).toEqual([0, 3, 2]);
  });

  test("errors", () => {
    const attempt =
      (q: number[], k: number[], v: number[], mask: NdArray | null = null) =>
      (): Variable =>
        scaledDotProductAttention(zeros(q), zeros(k), zeros(v), { mask });
    const shapes = (own: string): ShapeError =>
      new ShapeError(
        `scaledDotProductAttention: q, k and v have shapes ${own}, expected [..., queries, size], [..., keys, size] and [..., keys, out]`,
      );
    expect(attempt([3, 4], [2, 5], [2, 5])).toThrow(shapes("[3, 4], [2, 5] and [2, 5]"));
    expect(attempt([3, 4], [2, 4], [3, 4])).toThrow(shapes("[3, 4], [2, 4] and [3, 4]"));
    expect(attempt([3, 0], [2, 0], [2, 4])).toThrow(shapes("[3, 0], [2, 0] and [2, 4]"));
    expect(attempt([4], [2, 4], [2, 4])).toThrow(shapes("[4], [2, 4] and [2, 4]"));
    for (const mask of [null, bools([1])]) {
      expect(attempt([3, 4], [0, 4], [0, 4], mask)).toThrow(
        new ValueError("scaledDotProductAttention: k of shape [0, 4] has no keys to look at"),
      );
    }
    expect(attempt([3, 4], [2, 4], [2, 4], bools([1, 0, 1]))).toThrow(
      new ShapeError("scaledDotProductAttention: a mask of shape [3] does not fit scores of shape [3, 2]"),
    );
    expect(attempt([3, 4], [2, 4], [2, 4], array([1, 0], { dtype: "int32" }))).toThrow(
      new DTypeError("scaledDotProductAttention: the mask is int32, expected bool or floats"),
    );
  });
});
