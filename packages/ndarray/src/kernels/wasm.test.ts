import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Bench, expectNear, type Float } from "./bench.test.ts";
import type { Kernels } from "./kernels.ts";

const bench = new Bench();
const dtypes: readonly Float[] = ["float64", "float32"];

/** How far one rounded operation may be off. */
const ulp: Readonly<Record<Float, number>> = { float64: 2 ** -52, float32: 2 ** -23 };

const element = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, -1, Number.NaN, Infinity, -Infinity, 1e-310, 3e38, 1e-40) },
);
const length = fc.nat(70);
const arrays = (count: number): fc.Arbitrary<number[][]> =>
  length.chain((n) =>
    fc.array(fc.array(element, { minLength: n, maxLength: n }), { minLength: count, maxLength: count }),
  );
const matrix = (size: number): number[] => Array.from({ length: size }, (_, i) => Math.sin(i * 12.9898 + size) * 2);

/** Runs a property with a fresh memory for each case. */
function check<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void): void {
  fc.assert(
    fc.property(arbitrary, (value) => {
      bench.reset();
      property(value);
    }),
    { numRuns: 300 },
  );
}

type UnaryName = "neg" | "abs" | "sqrt" | "exp" | "tanh" | "sigmoid" | "relu";
type BinaryName = "add" | "sub" | "mul" | "div" | "maximum" | "minimum";
type GradientName = "tanhGrad" | "sigmoidGrad" | "reluGrad";

describe.each(dtypes)("%s: SIMD kernels agree with the reference", (dtype) => {
  const eps = ulp[dtype];

  test("there is one for everything that is hot", () => {
    const names = ["add", "sub", "mul", "div", "neg", "exp", "tanh", "sigmoid", "relu", "sum", "dot", "matmul", "adam"];
    expect(bench.overridden(dtype)).toEqual(expect.arrayContaining(names));
  });

  test.each<BinaryName>(["add", "sub", "mul", "div", "maximum", "minimum"])("%s, with steps of 0 and 1", (name) => {
    check(fc.tuple(arrays(2), fc.constantFrom(0, 1), fc.constantFrom(0, 1)), ([[x = [], y = []], aStep, bStep]) => {
      const [a, b] = [bench.put(dtype, x), bench.put(dtype, y)];
      const [js, wasm] = bench.both(dtype, x.length, (k, out) => k[name](a, aStep, b, bStep, out, x.length));
      expectNear(wasm, js, 0);
    });
  });

  test("an output that is one of the inputs", () => {
    check(arrays(2), ([x = [], y = []]) => {
      const b = bench.put(dtype, y);
      const [js, wasm] = bench.both(dtype, x.length, (k, out) => k.mul(out, 1, b, 1, out, x.length), x);
      expectNear(wasm, js, 0);
    });
  });

  test.each<UnaryName>(["neg", "abs", "sqrt", "relu"])("%s", (name) => {
    check(arrays(1), ([x = []]) => {
      const a = bench.put(dtype, x);
      const [js, wasm] = bench.both(dtype, x.length, (k, out) => k[name](a, out, x.length));
      expectNear(wasm, js, 0);
    });
  });

  test.each<UnaryName>(["exp", "tanh", "sigmoid"])("%s is within 3 ulp", (name) => {
    check(arrays(1), ([x = []]) => {
      const a = bench.put(dtype, x);
      const [js, wasm] = bench.both(dtype, x.length, (k, out) => k[name](a, out, x.length));
      // Below the normal numbers an ulp is a fixed size.
      expectNear(wasm, js, 3 * eps, dtype === "float64" ? 1e-323 : 3e-45);
    });
  });

  test.each<GradientName>(["tanhGrad", "sigmoidGrad", "reluGrad"])("%s", (name) => {
    check(arrays(2), ([y = [], gy = []]) => {
      const [a, b] = [bench.put(dtype, y), bench.put(dtype, gy)];
      const [js, wasm] = bench.both(dtype, y.length, (k, out) => k[name](a, b, out, y.length));
      expectNear(wasm, js, 0);
    });
  });

  test("addScaled, addRow and fill", () => {
    check(fc.tuple(arrays(2), element), ([[x = [], y = []], scale]) => {
      const a = bench.put(dtype, x);
      const [js, wasm] = bench.both(dtype, y.length, (k, out) => k.addScaled(a, scale, out, y.length), y);
      expectNear(wasm, js, 0);
      const rows = [...y, ...x, ...y];
      const [js2, wasm2] = bench.both(dtype, rows.length, (k, out) => k.addRow(a, out, 3, x.length), rows);
      expectNear(wasm2, js2, 0);
      const [js3, wasm3] = bench.both(dtype, x.length, (k, out) => k.fill(out, scale, x.length));
      expectNear(wasm3, js3, 0);
    });
  });

  test("sum along the middle of three axes", () => {
    const sizes = fc.tuple(fc.nat(4), fc.nat(40), fc.integer({ min: 1, max: 20 }));
    check(sizes, ([outer, middle, inner]) => {
      const a = bench.put(dtype, matrix(outer * middle * inner));
      const [js, wasm] = bench.both(dtype, outer * inner, (k, out) => k.sum(a, out, outer, middle, inner));
      expectNear(wasm, js, 4 * eps, 200 * eps);
    });
  });

  test("dot", () => {
    check(length, (n) => {
      const [a, b] = [bench.put(dtype, matrix(n)), bench.put(dtype, matrix(n + 1).slice(1))];
      const results: number[] = [];
      bench.both(dtype, 0, (k) => results.push(k.dot(a, b, n)));
      expectNear([results[1] as number], [results[0] as number], 4 * eps, 300 * eps);
    });
  });

  test("gather2d, with any strides", () => {
    const stride = fc.integer({ min: -5, max: 40 });
    check(fc.tuple(fc.nat(40), fc.nat(40), stride, stride), ([n0, n1, s0, s1]) => {
      const reach = 40 * 40 * 2;
      const a = bench.put(dtype, matrix(2 * reach)) + reach * (dtype === "float64" ? 8 : 4);
      const [js, wasm] = bench.both(dtype, n0 * n1, (k, out) => k.gather2d(a, s0, s1, out, n0, n1));
      expectNear(wasm, js, 0);
    });
  });

  test("adam", () => {
    const finite = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { maxLength: 40 });
    check(finite, (g) => {
      const n = g.length;
      const zeros = new Array<number>(n).fill(0);
      const states = [0, 1].map(() => [bench.put(dtype, zeros), bench.put(dtype, zeros)] as const);
      const gradient = bench.put(dtype, g);
      let which = 0;
      const step = (k: Kernels, p: number): void => {
        const [m, v] = states[which++] as readonly [number, number];
        for (let t = 0; t < 3; t++) k.adam(p, gradient, m, v, n, 0.1, 0.001, 0.01, 1e-8);
      };
      const [js, wasm] = bench.both(dtype, n, step, matrix(n));
      expectNear(wasm, js, 2 * eps);
    });
  });

  const product = (m: number, k: number, n: number, transA: number, transB: number, accumulate: number): void => {
    const [a, b] = [bench.put(dtype, matrix(m * k)), bench.put(dtype, matrix(k * n))];
    const before = matrix(m * n);
    const multiply = (kernels: Kernels, out: number): void =>
      kernels.matmul(a, b, out, m, k, n, transA, transB, accumulate);
    const [js, wasm] = bench.both(dtype, m * n, multiply, before);
    expectNear(wasm, js, 8 * eps, 20 * (k + 1) * eps);
  };
  const flag = fc.constantFrom(0, 1);

  test("matmul, every transposition, small and odd shapes", () => {
    const size = fc.oneof(fc.constantFrom(0, 1, 2), fc.nat(50));
    check(fc.tuple(size, size, size, flag, flag, flag), (shape) => product(...shape));
  });

  test.each([
    [1, 100, 100],
    [1, 300, 517],
    [130, 70, 130],
    [5, 600, 90],
    [131, 259, 61],
    [64, 64, 64],
    [129, 257, 245],
  ])("matmul of [%i, %i] and [., %i], larger than a panel or just so", (m, k, n) => {
    for (const [transA, transB, accumulate] of [
      [0, 0, 0],
      [0, 1, 1],
      [1, 0, 1],
      [1, 1, 0],
    ] as const) {
      bench.reset();
      product(m, k, n, transA, transB, accumulate);
    }
  });
});

describe("functions against the host's", () => {
  const grid = (low: number, high: number, n: number): number[] =>
    Array.from({ length: n }, (_, i) => low + ((high - low) * i) / (n - 1));
  const apply = (name: UnaryName, dtype: Float, x: readonly number[]): number[] => {
    bench.reset();
    const a = bench.put(dtype, x);
    return bench.both(dtype, x.length, (k, out) => k[name](a, out, x.length))[1];
  };

  test.each([
    ["exp", Math.exp, [-745, 709.7]],
    ["exp", Math.exp, [-1, 1]],
    ["tanh", Math.tanh, [-25, 25]],
    ["tanh", Math.tanh, [-1e-3, 1e-3]],
    ["sigmoid", (x: number) => 1 / (1 + Math.exp(-x)), [-40, 40]],
  ] as const)("%s in float64", (name, f, [low, high]) => {
    const x = grid(low, high, 20_001);
    expectNear(apply(name, "float64", x), x.map(f), 3 * 2 ** -52, 5e-324);
  });

  test.each([
    ["exp", Math.exp, [-87, 88.7]],
    ["tanh", Math.tanh, [-12, 12]],
    ["tanh", Math.tanh, [-1e-3, 1e-3]],
    ["sigmoid", (x: number) => 1 / (1 + Math.exp(-x)), [-30, 30]],
  ] as const)("%s in float32", (name, f, [low, high]) => {
    const x = grid(low, high, 20_001).map(Math.fround);
    expectNear(apply(name, "float32", x), x.map(f), 3e-7);
  });

  test.each(dtypes)("where %s ends", (dtype) => {
    const x = [0, -0, Infinity, -Infinity, Number.NaN, 1e-300, -1000, 1000];
    expect(apply("exp", dtype, x)).toEqual([1, 1, Infinity, 0, Number.NaN, 1, 0, Infinity]);
    const tiny = dtype === "float64" ? 1e-300 : 0;
    expect(apply("tanh", dtype, x)).toEqual([0, -0, 1, -1, Number.NaN, tiny, -1, 1]);
    expect(apply("sigmoid", dtype, x)).toEqual([0.5, 0.5, 1, 0, Number.NaN, 0.5, 0, 1]);
  });
});
