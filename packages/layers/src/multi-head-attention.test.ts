import { testMode, type Variable, variable } from "@dz/core";
import { expectClose, gradientCheck } from "@dz/core/testing";
import { array, type NdArray, RandomState, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import type { Linear } from "./linear.ts";
import { MultiHeadAttention } from "./multi-head-attention.ts";

function wave(shape: number[], phase: number): NdArray {
  const size = shape.reduce((a, b) => a * b, 1);
  return array(Array.from({ length: size }, (_, i) => Math.sin(0.7 * i + phase))).reshape(shape);
}

const double = { dtype: "float64" } as const;

/** Embedding size 4, two heads; the weights of the program that computed PyTorch's numbers. */
function layer(options: { causal?: boolean } = {}): MultiHeadAttention {
  const attention = new MultiHeadAttention(4, 2, { ...double, inSize: 4, ...options });
  const set = ({ W, b }: Linear, phaseW: number, phaseB: number): void => {
    W.data = wave([4, 4], phaseW);
    (b as Variable).data = wave([4], phaseB);
  };
  set(attention.query, 1, 4);
  set(attention.key, 2, 5);
  set(attention.value, 3, 6);
  set(attention.out, 7, 8);
  return attention;
}

describe("MultiHeadAttention: agrees with PyTorch", () => {
  // torch.nn.MultiheadAttention(4, 2, batch_first=True), float64
  test("self-attention, causal", () => {
    const x = variable(wave([2, 3, 4], 0.3));
    const y = layer({ causal: true }).forward(x);
    const expected = [
      0.928789318140992, 0.100676943316431, -0.774785371070478, -1.28585401908757, 0.95090281273187, 0.27582775369631,
      -0.528973407830164, -1.08499011021662, 0.855073158201251, -0.00961265107228959, -0.869777480344713,
      -1.320872369963, 1.06701057425996, 0.729441092872229, 0.0488040676752097, -0.654786273134053, 0.703196522971122,
      -0.206880117569239, -1.01965780622578, -1.35287449602162, 0.916067457490372, 0.249112265472667,
      -0.535004317483353, -1.06750001025389,
    ];
    expectClose(y, array(expected).reshape(2, 3, 4), { rtol: 1e-11 });
    y.sum().backward();
    const gx = [
      2.47511381009265, -3.56588812537392, 4.24460510201213, -4.43283538349008, 0.405063270151665, -0.646489307474054,
      0.81321006685926, -0.885960077828843, 1.48058234257027, -1.78511565257289, 1.8833693544927, -1.76398971049458,
      1.17298983687622, -2.02665007079466, 2.64612010996468, -2.95981689660799, 2.77184412662098, -3.40153339542509,
      3.63815738877909, -3.45437294572772, 1.61489313657252, -1.55299117447237, 1.31163282232573, -0.918708321426805,
    ];
    expectClose(x.grad ?? 0, array(gx).reshape(2, 3, 4), { rtol: 1e-11 });
  });

  test("attention to another sequence whose end is masked", () => {
    const [x, memory] = [variable(wave([2, 3, 4], 0.3)), variable(wave([2, 2, 4], 0.9))];
    const mask = array([1, 1, 1, 0], { dtype: "bool" }).reshape(2, 1, 1, 2);
    const y = layer().forward(x, memory, memory, mask);
    const last = [0.923337998052096, 0.0639164244608045, -0.825566042276082, -1.32677189950528];
    const expected = [
      ...[0.980653021004342, 0.314786122083442, -0.499129608722136, -1.07829688543042],
      ...[0.991082889141059, 0.329519817806989, -0.487021572730891, -1.07450910769144],
      ...[0.974236467835071, 0.303221238777081, -0.51040367684032, -1.08397776796227],
      ...[...last, ...last, ...last],
    ];
    expectClose(y, array(expected).reshape(2, 3, 4), { rtol: 1e-11 });
    y.sum().backward();
    const gmemory = [
      0.816152253708906, -1.67599412526243, 2.34216596159446, -2.73768806387356, 3.04127547479563, -3.86161437023807,
      4.23572318657526, -4.12037166032082, 3.85742772850454, -5.53760849550051, 6.57788914816972, -6.85805972419438, 0,
      0, 0, 0,
    ];
    expectClose(memory.grad ?? 0, array(gmemory).reshape(2, 2, 4), { rtol: 1e-11, atol: 1e-15 });
    expectClose(x.grad?.getItem(1) ?? 1, zeros([3, 4]), { atol: 1e-14 }); // one key is left, so that the weights are constant
  });
});

describe("MultiHeadAttention", () => {
  const x = new RandomState(0).normal(0, 1, [2, 3, 6]);

  test("first and second gradients", () => {
    const attention = layer({ causal: true });
    gradientCheck((a, b) => attention.forward(a, b), [wave([1, 2, 4], 1), wave([1, 3, 4], 2)], { order: 2 });
  });

  test("keys default to the queries, and values to the keys", () => {
    const attention = new MultiHeadAttention(4, 2, double);
    const [y, memory] = [attention.forward(x).data.toArray(), new RandomState(1).normal(0, 1, [2, 5, 6])];
    expect(attention.forward(x, x, x).data.toArray()).toEqual(y);
    const looked = attention.forward(x, memory).data.toArray();
    expect(attention.forward(x, memory, memory).data.toArray()).toEqual(looked);
    expect(attention.forward(x, memory).shape).toEqual([2, 3, 4]);
    expect(looked).not.toEqual(y);
  });

  test("the three inputs may have three sizes, taken from the first input", () => {
    const attention = new MultiHeadAttention(4, 2);
    const shapes = (): unknown[] => Array.from(attention.namedParams(), ([name, { shape }]) => [name, shape]);
    const expected = (q: number, k: number, v: number): unknown[] => [
      ["query/W", [q, 4]],
      ["query/b", [4]],
      ["key/W", [k, 4]],
      ["key/b", [4]],
      ["value/W", [v, 4]],
      ["value/b", [4]],
      ["out/W", [4, 4]],
      ["out/b", [4]],
    ];
    expect(shapes()).toEqual(expected(0, 0, 0));
    expect(attention.forward(zeros([2, 3, 6]), zeros([2, 5, 7]), zeros([2, 5, 8])).shape).toEqual([2, 3, 4]);
    expect(shapes()).toEqual(expected(6, 7, 8));
    const known = new MultiHeadAttention(4, 2, { inSize: 6, bias: false, ...double });
    expect(Array.from(known.params(), ({ shape, dtype }) => [shape, dtype])).toEqual([
      [[6, 4], "float64"],
      [[6, 4], "float64"],
      [[6, 4], "float64"],
      [[4, 4], "float64"],
    ]);
  });

  test("all parameters have gradients", () => {
    const attention = new MultiHeadAttention(4, 2, double);
    attention.forward(x).pow(2).sum().backward();
    for (const [name, { grad, shape }] of attention.namedParams()) expect([name, grad?.shape]).toEqual([name, shape]);
  });

  test("dropout zeroes attention weights while training", () => {
    const made = (dropoutRatio: number): MultiHeadAttention =>
      new MultiHeadAttention(4, 2, { ...double, dropoutRatio, random: new RandomState(1) });
    const [dropping, without] = [made(0.5), made(0)];
    const y = without.forward(x).data.toArray();
    const dropped = dropping.forward(x).data.toArray();
    expect(dropped).not.toEqual(y);
    expect(made(0.5).forward(x).data.toArray()).toEqual(dropped); // drawn from the stream of the layer
    expect(testMode(() => dropping.forward(x)).data.toArray()).toEqual(y);
  });

  describe.each([-Infinity, -3.4028234663852886e38, -3.4e38])("a mask of floats with %d", (closed) => {
    // In the first sequence the first key is padding; in the second all keys are.
    const open = [0, 1, 1, 0, 0, 0];
    const bools = array(open, { dtype: "bool" }).reshape(2, 1, 1, 3);
    const floats = array(
      open.map((o) => (o === 0 ? closed : 0)),
      { dtype: "float32" },
    ).reshape(2, 1, 1, 3);

    test.each([{ causal: false }, { causal: true }, { causal: true, dropoutRatio: 0.3 }])(
      "masks exactly like one of bools: %o",
      (of) => {
        const attention = new MultiHeadAttention(4, 2, { ...of, random: new RandomState(1) });
        attention.forward(x);
        const results = (mask: NdArray, retainGrad: boolean): unknown[] => {
          const [q, memory] = [variable(x, { dtype: "float32" }), variable(x, { dtype: "float32" })];
          attention.cleargrads();
          const y = testMode(() => attention.forward(q, memory, memory, mask));
          y.pow(2).sum().backward({ retainGrad });
          const gradients = [q, memory, ...attention.params()].map((p) => p.grad?.data.toArray());
          return [y.dtype, y.data.toArray(), ...gradients];
        };
        for (const retainGrad of [false, true]) {
          const expected = results(bools, retainGrad);
          expect(results(floats, retainGrad)).toEqual(expected);
          expect(expected.slice(1).flat(4).every(Number.isFinite)).toBe(true);
          // With all keys masked, only the bias of the output layer remains.
          expect((expected[1] as number[][][])[1]).toEqual([0, 0, 0].map(() => attention.out.b?.data.toArray()));
        }
      },
    );

    test("with causal, the first query attends to no later key", () => {
      const attention = new MultiHeadAttention(4, 2, { causal: true });
      const [q, memory] = [variable(x, { dtype: "float32" }), variable(x, { dtype: "float32" })];
      attention.forward(q, memory, memory, floats).getItem(0, 0).sum().backward();
      expectClose(memory.grad as Variable, zeros([2, 3, 6]));
    });
  });

  test("options and inputs that are refused draw no weights", () => {
    expect(() => new MultiHeadAttention(4, 3)).toThrow(
      new ValueError("MultiHeadAttention: embedSize 4 does not make 3 heads"),
    );
    expect(() => new MultiHeadAttention(4, 0)).toThrow(
      new ValueError("MultiHeadAttention heads: a size is a whole number from 1, got 0"),
    );
    expect(() => new MultiHeadAttention(0.5, 1)).toThrow(
      new ValueError("MultiHeadAttention embedSize: a size is a whole number from 1, got 0.5"),
    );
    expect(() => new MultiHeadAttention(4, 2, { dropoutRatio: 1 })).toThrow(
      new ValueError("MultiHeadAttention: dropoutRatio is 1, expected a number from 0 to below 1"),
    );
    const attention = new MultiHeadAttention(4, 2);
    const error = new ShapeError("MultiHeadAttention: expected an input [batch, steps, size], got shape [3, 6]");
    expect(() => attention.forward(zeros([3, 6]))).toThrow(error);
    expect(() => attention.forward(x, zeros([3, 6]))).toThrow(error);
    expect(attention.query.W.shape).toEqual([0, 4]);
  });
});
