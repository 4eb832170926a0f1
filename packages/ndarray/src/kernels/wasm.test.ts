import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { itemSize } from "../array/dtype.ts";
import { families } from "../testing/kernel-sets.ts";
import { Bench, expectNear, expectSame, type Float } from "./bench.test.ts";
import type { Kernels } from "./kernels.ts";

const bench = new Bench();
const dtypes: readonly Float[] = ["float64", "float32"];

/** The distance of 1 from the next number. */
const ulp: Readonly<Record<Float, number>> = { float64: 2 ** -52, float32: 2 ** -23 };

/** Numbers, including those at which loops and formulas fail: zeros, infinities, subnormal numbers, NaN. */
const element = fc.oneof(
  { weight: 8, arbitrary: fc.double({ min: -100, max: 100, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(0, -0, 1, -1, Number.NaN, Infinity, -Infinity) },
  { weight: 1, arbitrary: fc.constantFrom(1e-310, -5e-324, 3e38, 1e-40, -1e-45, 1.7e308, 2 ** -126, 2 ** -1022) },
);
const list = (size: number): fc.Arbitrary<number[]> => fc.array(element, { minLength: size, maxLength: size });
const arrays = (count: number): fc.Arbitrary<number[][]> =>
  fc.nat(70).chain((n) => fc.array(list(n), { minLength: count, maxLength: count }));
const waves = (size: number): number[] => Array.from({ length: size }, (_, i) => Math.sin(i * 12.9898 + size) * 2);

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

const binaries = ["add", "sub", "mul", "div", "maximum", "minimum"] as const;
const comparisons = ["equal", "notEqual", "less", "lessEqual", "greater", "greaterEqual"] as const;
const rowBinaries = ["addRows", "subRows", "mulRows", "divRows"] as const;
const exactUnaries = ["neg", "abs", "sqrt", "relu"] as const;
const functions = ["exp", "log", "tanh", "sigmoid"] as const;
const gradients = ["tanhGrad", "sigmoidGrad", "reluGrad"] as const;
const gates = ["lstmGates", "lstmGatesGrad", "gruGates", "gruGatesGrad"]; // js-gates.test.ts
const convolutions = ["conv2d", "deconv2d", "conv2dGradWeight", "im2col", "col2im"]; // wasm-images.test.ts, as these:
const images = [...convolutions, "maxPool", "takePooled", "putPooled", "averagePool", "spreadPooled"];
const others = [
  "sum",
  "max",
  "min",
  "dot",
  "addScaled",
  "addRow",
  "fill",
  "where",
  "gather2d",
  "matmul",
  "packed",
  "adam",
];
const composite = ["linear", "rnnCell", "squaredDistance", "copy", "gatherRows"]; // composite.test.ts

describe("the modules", () => {
  test("have the kernels that are tested here, for both dtypes", () => {
    const names = [
      ...binaries,
      ...rowBinaries,
      ...comparisons,
      ...exactUnaries,
      ...functions,
      ...gradients,
      ...gates,
      ...images,
      ...others,
      ...composite,
    ].sort();
    for (const dtype of dtypes) expect(bench.overridden(dtype).sort()).toEqual(names);
  });

  test("have their tables in 8 KiB, apart from each other", () => {
    const page = (memory: WebAssembly.Memory): Uint8Array => new Uint8Array(memory.buffer, 0, 4 * 2 ** 20);
    const taken = families.map((family) => {
      const memory = new WebAssembly.Memory({ initial: 64, maximum: 64 });
      family.simd(memory);
      const bytes = page(memory);
      return [bytes.findIndex((byte) => byte !== 0), bytes.findLastIndex((byte) => byte !== 0)] as const;
    });
    const ranges = taken.filter(([, end]) => end > 0).sort(([a], [b]) => a - b);
    expect(ranges.length).toBeGreaterThan(1);
    ranges.forEach(([first, last], i) => {
      expect(first).toBeGreaterThanOrEqual(65536);
      expect(last).toBeLessThan(ranges[i + 1]?.[0] ?? 65536 + 8192);
    });
  });
});

describe.each(dtypes)("%s: SIMD kernels agree with the reference", (dtype) => {
  const eps = ulp[dtype];

  test.each(binaries)("%s, with steps of 0 and 1", (name) => {
    check(fc.tuple(arrays(2), fc.constantFrom(0, 1), fc.constantFrom(0, 1)), ([[x = [], y = []], aStep, bStep]) => {
      const [a, b] = [bench.put(dtype, x), bench.put(dtype, y)];
      const [js, wasm] = bench.both(dtype, x.length, (k, out) => k[name](a, aStep, b, bStep, out, x.length));
      expectSame(wasm, js);
    });
  });

  test.each(comparisons)("%s, with steps of 0 and 1", (name) => {
    const steps = fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1));
    // Half of the elements are those of the other array, so that some are equal.
    const pairs = arrays(2).chain(([x = [], y = []]) =>
      fc
        .array(fc.boolean(), { minLength: x.length, maxLength: x.length })
        .map((own) => [x, y.map((v, i) => (own[i] ? v : (x[i] as number)))] as const),
    );
    check(fc.tuple(pairs, steps), ([[x, y], [aStep, bStep]]) => {
      const n = x.length;
      const [a, b] = [bench.put(dtype, [...x, 1]), bench.put(dtype, [...y, 1])];
      const words = Math.ceil(n / itemSize[dtype]) + 1;
      const before = new Array<number>(words).fill(0);
      const [js, wasm] = bench.both(dtype, words, (k, out) => k[name](a, aStep, b, bStep, out, n), before);
      expectSame(wasm, js);
    });
  });

  test.each(rowBinaries)("%s, of rows that advance or repeat", (name) => {
    const lengths = fc
      .tuple(fc.nat(4), fc.nat(20))
      .chain(([rows, n]) => fc.tuple(fc.constant(rows), fc.constant(n), list(rows * n + 1), list(rows * n + 1)));
    const ways = fc.constantFrom("all", "row", "column");
    check(fc.tuple(lengths, ways, ways), ([[rows, n, x, y], of, by]) => {
      const [a, b] = [bench.put(dtype, x), bench.put(dtype, y)];
      const step = (way: string): [row: number, step: number] =>
        way === "all" ? [n, 1] : way === "row" ? [0, 1] : [1, 0];
      const [[aRow, aStep], [bRow, bStep]] = [step(of), step(by)];
      const [js, wasm] = bench.both(dtype, rows * n, (k, out) => k[name](a, aRow, aStep, b, bRow, bStep, out, rows, n));
      expectSame(wasm, js);
    });
  });

  test.each(exactUnaries)("%s", (name) => {
    check(arrays(1), ([x = []]) => {
      const a = bench.put(dtype, x);
      const [js, wasm] = bench.both(dtype, x.length, (k, out) => k[name](a, out, x.length));
      expectSame(wasm, js);
    });
  });

  test.each(functions)("%s", (name) => {
    check(arrays(1), ([x = []]) => {
      const a = bench.put(dtype, x);
      const [js, wasm] = bench.both(dtype, x.length, (k, out) => k[name](a, out, x.length));
      expectSame(wasm, js);
    });
  });

  test.each(gradients)("%s", (name) => {
    check(arrays(2), ([y = [], gy = []]) => {
      const [a, b] = [bench.put(dtype, y), bench.put(dtype, gy)];
      const [js, wasm] = bench.both(dtype, y.length, (k, out) => k[name](a, b, out, y.length));
      expectSame(wasm, js);
    });
  });

  test("where, with steps of 0 and 1, for every byte that is not 0", () => {
    const steps = fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(0, 1));
    const masked = arrays(2).chain(([x = [], y = []]) =>
      fc.tuple(fc.constant([x, y] as const), fc.uint8Array({ minLength: x.length, maxLength: x.length })),
    );
    check(fc.tuple(masked, steps), ([[[x, y], bytes], [aStep, bStep]]) => {
      const [a, b] = [bench.put(dtype, [...x, 1]), bench.put(dtype, [...y, 2])];
      const mask = bench.put(dtype, new Array(x.length).fill(0));
      bench.heap.bool.set(
        bytes.map((byte) => (byte < 100 ? 0 : byte)),
        mask,
      );
      const [js, wasm] = bench.both(dtype, x.length, (k, out) => k.where(mask, a, aStep, b, bStep, out, x.length));
      expectSame(wasm, js);
    });
  });

  test("an output that is one of the inputs", () => {
    check(arrays(2), ([x = [], y = []]) => {
      const n = x.length;
      const b = bench.put(dtype, y);
      const calls: readonly ((k: Kernels, out: number) => void)[] = [
        (k, out) => k.mul(out, 1, b, 1, out, n),
        (k, out) => k.sub(b, 1, out, 1, out, n),
        (k, out) => k.div(b, 0, out, 1, out, n),
        (k, out) => k.add(out, 1, out, 1, out, n),
        (k, out) => k.sqrt(out, out, n),
        (k, out) => k.tanhGrad(out, b, out, n),
        (k, out) => k.sigmoidGrad(b, out, out, n),
      ];
      for (const call of calls) {
        const [js, wasm] = bench.both(dtype, n, call, x);
        expectSame(wasm, js);
      }
    });
  });

  test("addScaled, addRow and fill", () => {
    check(fc.tuple(arrays(2), element), ([[x = [], y = []], scale]) => {
      const n = x.length;
      const a = bench.put(dtype, x);
      const [js, wasm] = bench.both(dtype, n, (k, out) => k.addScaled(a, scale, out, n), y);
      expectSame(wasm, js);
      const rows = [...y, ...x, ...y];
      const [js2, wasm2] = bench.both(dtype, 3 * n, (k, out) => k.addRow(a, out, 3, n), rows);
      expectSame(wasm2, js2);
      const number = bench.put(dtype, [scale]);
      const [js3, wasm3] = bench.both(dtype, n, (k, out) => k.addRow(number, out, n, 1), y);
      expectSame(wasm3, js3);
      const [js4, wasm4] = bench.both(dtype, n, (k, out) => k.fill(out, scale, n));
      expectSame(wasm4, js4);
    });
  });

  const axes = fc.tuple(fc.nat(4), fc.nat(40), fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 40 })));

  test("sum along the middle of three axes, and of long rows", () => {
    check(fc.oneof(axes, fc.tuple(fc.constant(2), fc.nat(9000), fc.constant(1))), ([outer, middle, inner]) => {
      const a = bench.put(dtype, waves(outer * middle * inner));
      const [js, wasm] = bench.both(dtype, outer * inner, (k, out) => k.sum(a, out, outer, middle, inner));
      expectSame(wasm, js);
    });
  });

  test.each(["max", "min"] as const)("%s along the middle of three axes", (name) => {
    const filled = axes.chain(([outer, middle, inner]) =>
      fc.tuple(fc.constant([outer, middle + 1, inner] as const), list(outer * (middle + 1) * inner)),
    );
    check(filled, ([[outer, middle, inner], values]) => {
      const a = bench.put(dtype, values);
      const [js, wasm] = bench.both(dtype, outer * inner, (k, out) => k[name](a, out, outer, middle, inner));
      expectNear(wasm, js, 0);
    });
  });

  test("dot", () => {
    check(fc.oneof(fc.nat(150), fc.nat(10_000)), (n) => {
      const [a, b] = [bench.put(dtype, waves(n)), bench.put(dtype, waves(n + 1).slice(1))];
      const results: number[] = [];
      bench.both(dtype, 0, (k) => results.push(k.dot(a, b, n)));
      expectSame(results.slice(1), results.slice(0, 1));
    });
  });

  test("long sums keep their digits", () => {
    bench.reset();
    const n = 300_001;
    const a = bench.put(dtype, new Array<number>(n).fill(0.1));
    const one = bench.put(dtype, new Array<number>(n).fill(1));
    const expected = n * (dtype === "float32" ? Math.fround(0.1) : 0.1);
    expectNear(bench.both(dtype, 1, (k, out) => k.sum(a, out, 1, n, 1))[1], [expected], 20 * eps);
    const dots: number[] = [];
    bench.both(dtype, 0, (k) => dots.push(k.dot(a, one, n)));
    expectNear(dots.slice(1), [expected], 20 * eps);
  });

  test("gather2d, with any strides", () => {
    const stride = fc.constantFrom(0, 1, 1, 1, -1, 2, -3, 7, 40, -40);
    check(fc.tuple(fc.nat(40), fc.nat(40), stride, stride), ([n0, n1, s0, s1]) => {
      const reach = 40 * 40 * 2;
      const a = bench.put(dtype, waves(2 * reach)) + reach * itemSize[dtype];
      const [js, wasm] = bench.both(dtype, n0 * n1, (k, out) => k.gather2d(a, s0, s1, out, n0, n1));
      expectSame(wasm, js);
    });
  });

  test.each([
    [3, 400, 401, 1],
    [70, 67, 1, 70],
    [2, 999, 0, 1],
    [5, 300, 2, 11],
  ])("gather2d of [%i, %i] with strides %i and %i", (n0, n1, s0, s1) => {
    bench.reset();
    const a = bench.put(dtype, waves(n0 * s0 + n1 * s1));
    const [js, wasm] = bench.both(dtype, n0 * n1, (k, out) => k.gather2d(a, s0, s1, out, n0, n1));
    expectSame(wasm, js);
  });

  test("adam", () => {
    check(fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { maxLength: 40 }), (g) => {
      const n = g.length;
      const zeros = new Array<number>(n).fill(0);
      const states = [0, 1].map(() => [bench.put(dtype, zeros), bench.put(dtype, zeros)] as const);
      const gradient = bench.put(dtype, g);
      let which = 0;
      const step = (k: Kernels, p: number): void => {
        const [m, v] = states[which++] as readonly [number, number];
        for (let t = 0; t < 3; t++) k.adam(p, gradient, m, v, n, 0.1, 0.001, 0.01, 1e-8);
      };
      const [js, wasm] = bench.both(dtype, n, step, waves(n));
      expectSame(wasm, js);
    });
  });
});
