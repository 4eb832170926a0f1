import { describe, expect, test } from "vitest";
import { array, ones, zeros } from "../array/creation.ts";
import type { DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { ShapeError } from "../errors/errors.ts";
import { beginPrivate, endPrivate, usage } from "../memory/signals.ts";
import { add } from "../operations/elementwise.ts";
import { matmul } from "../operations/matmul.ts";
import { astype, reshape, transpose } from "../operations/movement.ts";
import { RandomState } from "../random/random.ts";
import { conv2d, conv2dGradWeight, type DeconvolutionOptions, deconv2d } from "./convolution.ts";
import { col2im, im2col } from "./im2col.ts";

const random = new RandomState(7);
const drawn = (shape: readonly number[], dtype: DType): NdArray => astype(random.uniform(-1, 1, [...shape]), dtype);

function expectClose(a: NdArray, b: NdArray, tolerance: number): void {
  expect(a.shape).toEqual(b.shape);
  const y = b.toTypedArray();
  const worst = Math.max(...Array.from(a.toTypedArray(), (value, i) => Math.abs(value - (y[i] as number))));
  expect(worst).toBeLessThan(tolerance);
}

/** [n, c, h, w] as a matrix with one row per position. */
const byPlace = (a: NdArray): NdArray => reshape(transpose(a, [0, 2, 3, 1]), [-1, a.shape[1] as number]);

// Each larger than a block of the kernels in one respect: 256 taps or channels, 128 rows, 480 or 1024 positions.
const cases: readonly (readonly [x: number[], W: number[], options: DeconvolutionOptions])[] = [
  [[2, 3, 7, 6], [4, 3, 3, 2], {}],
  [[1, 30, 9, 10], [5, 30, 3, 3], { pad: 1 }],
  [[1, 2, 33, 40], [3, 2, 2, 3], {}],
  [[1, 2, 40, 35], [130, 2, 3, 3], { stride: 2, pad: [0, 2] }],
  [[2, 5, 6, 7], [270, 5, 2, 2], { stride: [1, 2], pad: 1 }],
  [[1, 16, 3, 500], [2, 16, 3, 3], { pad: 1 }],
];

describe.each(["float64", "float32"] as const)("%s", (dtype) => {
  const tolerance = dtype === "float64" ? 1e-12 : 5e-4;

  test.each(cases)("x %j with filters %j and %j: as products of matrices", (shape, filters, options) => {
    const [x, W, b] = [drawn(shape, dtype), drawn(filters, dtype), drawn([filters[0] as number], dtype)];
    const [oc, , kh, kw] = filters as [number, number, number, number];
    const col = im2col(x, [kh, kw], options);
    const flat = reshape(W, [oc, -1]);

    const y = conv2d(x, W, b, options);
    expect(y.dtype).toBe(dtype);
    expectClose(byPlace(y), add(matmul(col, flat.T), b), tolerance);
    expectClose(byPlace(conv2d(x, W, null, options)), matmul(col, flat.T), tolerance);

    const gy = drawn(y.shape, dtype);
    const size = shape.slice(2) as [number, number];
    const gx = deconv2d(gy, W, null, { ...options, outSize: size });
    expectClose(gx, col2im(matmul(byPlace(gy), flat), shape, [kh, kw], options), tolerance);
    const c = drawn([shape[1] as number], dtype);
    expectClose(deconv2d(gy, W, c, { ...options, outSize: size }), add(gx, reshape(c, [-1, 1, 1])), tolerance);

    const gW = conv2dGradWeight(x, gy, [kh, kw], options);
    expectClose(reshape(gW, [oc, -1]), matmul(byPlace(gy).T, col), tolerance);
  });

  test("views are read as they are seen", () => {
    const [x, W] = [drawn([5, 4, 3, 2], dtype), drawn([2, 3, 3, 3], dtype)];
    const turned = transpose(x, [3, 2, 1, 0]);
    const straight = astype(array(turned.toArray()), dtype);
    const filters = transpose(W, [0, 1, 3, 2]);
    const same = astype(array(filters.toArray()), dtype);
    expect(conv2d(turned, filters, null).toArray()).toEqual(conv2d(straight, same, null).toArray());
    const gy = drawn([2, 2, 2, 3], dtype);
    expect(conv2dGradWeight(turned, gy, 3).toArray()).toEqual(conv2dGradWeight(straight, gy, 3).toArray());
    expect(deconv2d(turned, transpose(filters, [1, 0, 2, 3]), null).toArray()).toEqual(
      deconv2d(straight, transpose(same, [1, 0, 2, 3]), null).toArray(),
    );
  });
});

describe("dtypes", () => {
  test("meet, and whole numbers are computed as float64", () => {
    const [i, f] = [ones([1, 1, 2, 2], { dtype: "int32" }), ones([1, 1, 2, 2], { dtype: "float32" })];
    expect(conv2d(i, i, null).dtype).toBe("float64");
    expect(conv2d(f, f, null).dtype).toBe("float32");
    expect(conv2d(f, ones([1, 1, 2, 2]), null).dtype).toBe("float64");
    expect(conv2dGradWeight(f, f, 1).dtype).toBe("float32");
    expect(deconv2d(i, f, null).dtype).toBe("float64");
  });

  test("a product in float32 is rounded before a wider bias joins", () => {
    const f = ones([1, 1, 1, 1], { dtype: "float32" });
    const [third, tiny] = [astype(array([[[[1 / 3]]]]), "float32"), array([1e-12])];
    for (const y of [conv2d(f, third, tiny), deconv2d(f, third, tiny)]) {
      expect([y.dtype, y.item()]).toEqual(["float64", Math.fround(1 / 3) + 1e-12]);
    }
  });
});

test("numbers outside of a window do not leak into it, also infinite ones", () => {
  const x = array([
    [
      [
        [1, 2, Infinity],
        [3, 4, Number.NaN],
        [5, 6, 7],
      ],
    ],
  ]);
  const y = conv2d(x, ones([1, 1, 2, 2]), null);
  expect(y.toArray()).toEqual([
    [
      [
        [10, Number.NaN],
        [18, Number.NaN],
      ],
    ],
  ]);
  const gW = conv2dGradWeight(x, array([[[[1], [1]]]]), [2, 3]);
  expect(gW.toArray()).toEqual([
    [
      [
        [4, 6, Number.NaN],
        [8, 10, Number.NaN],
      ],
    ],
  ]);
});

test("nothing but the result stays in memory", () => {
  const [x, W] = [ones([4, 8, 30, 30]), ones([4, 8, 3, 3])];
  const mark = beginPrivate();
  const before = usage();
  const y = conv2d(x, W, null, { pad: 1 });
  const after = usage();
  endPrivate(mark);
  const bytes = (u: typeof before): number => u.private + u.visible;
  expect(bytes(after) - bytes(before)).toBeLessThanOrEqual(y.size * 8 + 64);
});

test("deconv2d without a size gives the smallest one, with strides and pads", () => {
  const options = { stride: [2, 3], pad: [1, 0] } as const;
  const [x, W] = [ones([1, 2, 3, 4]), ones([2, 1, 3, 2])];
  const y = deconv2d(x, W, null, options);
  expect(y.shape).toEqual([1, 1, 5, 11]);
  expect(y.toArray()).toEqual(deconv2d(x, W, null, { ...options, outSize: [5, 11] }).toArray());
  expect(deconv2d(x, W, null, { ...options, outSize: null }).shape).toEqual(y.shape);
});

describe("empty arrays", () => {
  test("no images", () => {
    expect(conv2d(zeros([0, 2, 4, 4]), zeros([3, 2, 2, 2]), zeros([3])).shape).toEqual([0, 3, 3, 3]);
    expect(deconv2d(zeros([0, 3, 3, 3]), zeros([3, 2, 2, 2]), null).shape).toEqual([0, 2, 4, 4]);
    expect(conv2dGradWeight(zeros([0, 1, 2, 2]), zeros([0, 1, 1, 1]), 2).toArray()).toEqual([
      [
        [
          [0, 0],
          [0, 0],
        ],
      ],
    ]);
  });

  test("no channels", () => {
    expect(conv2d(zeros([1, 0, 2, 2]), zeros([1, 0, 2, 2]), array([3])).toArray()).toEqual([[[[3]]]]);
    expect(conv2d(zeros([1, 0, 2, 2]), zeros([1, 0, 2, 2]), null).toArray()).toEqual([[[[0]]]]);
    expect(deconv2d(zeros([1, 0, 1, 1]), zeros([0, 1, 1, 2]), array([3])).toArray()).toEqual([[[[3, 3]]]]);
  });
});

describe("errors", () => {
  const [x, W] = [zeros([1, 3, 4, 4]), zeros([2, 3, 3, 3])];

  test("conv2d", () => {
    expect(() => conv2d(zeros([3]), W, null)).toThrow(
      new ShapeError("conv2d: x is [batch, channels, height, width], got shape [3]"),
    );
    expect(() => conv2d(x, zeros([3]), null)).toThrow(
      new ShapeError("conv2d: W is [outChannels, channels, height, width], x has shape [1, 3, 4, 4], W [3]"),
    );
    expect(() => conv2d(x, zeros([2, 1, 3, 3]), null)).toThrow(
      new ShapeError("conv2d: the numbers of channels differ, x has shape [1, 3, 4, 4], W [2, 1, 3, 3]"),
    );
    expect(() => conv2d(x, W, zeros([1, 2]))).toThrow(new ShapeError("conv2d: b has shape [1, 2], expected [2]"));
  });

  test("deconv2d", () => {
    expect(() => deconv2d(zeros([3]), W, null)).toThrow(
      new ShapeError("deconv2d: x is [batch, channels, height, width], got shape [3]"),
    );
    expect(() => deconv2d(x, W, null)).toThrow(
      new ShapeError("deconv2d: the numbers of channels differ, x has shape [1, 3, 4, 4], W [2, 3, 3, 3]"),
    );
    expect(() => deconv2d(x, zeros([3, 2, 3]), null)).toThrow(
      new ShapeError("deconv2d: W is [channels, outChannels, height, width], x has shape [1, 3, 4, 4], W [3, 2, 3]"),
    );
    for (const [pad, size] of [
      [[3, 1], "[0, 4]"],
      [[1, 3], "[4, 0]"],
    ] as const) {
      expect(() => deconv2d(zeros([1, 2, 4, 4]), W, null, { pad })).toThrow(
        new ShapeError(
          `deconv2d: the result would have the size ${size} with pad [${pad.join(", ")}], x has shape [1, 2, 4, 4], W [2, 3, 3, 3]`,
        ),
      );
    }
    expect(() => deconv2d(zeros([1, 2, 4, 4]), W, null, { outSize: 0 })).toThrow(/^deconv2d: outSize /);
    expect(() => deconv2d(zeros([1, 2, 4, 4]), W, null, { stride: 0 })).toThrow(/^deconv2d: stride /);
    expect(() => deconv2d(zeros([1, 2, 4, 4]), W, null, { pad: -1 })).toThrow(/^deconv2d: pad /);
    expect(() => deconv2d(zeros([1, 2, 4, 4]), W, null, { outSize: [7, 6] })).toThrow("has [5, 4] windows");
    expect(() => deconv2d(zeros([1, 2, 4, 4]), W, zeros([2]))).toThrow(
      new ShapeError("deconv2d: b has shape [2], expected [3]"),
    );
    expect(() => deconv2d(zeros([1, 2, 4, 4]), W, null, { outSize: [6, 7] })).toThrow(
      new ShapeError("deconv2d: outSize [6, 7] has [4, 5] windows, x has shape [1, 2, 4, 4], W [2, 3, 3, 3]"),
    );
  });

  test("conv2dGradWeight", () => {
    expect(() => conv2dGradWeight(x, zeros([1, 2, 3, 3]), 3)).toThrow(
      new ShapeError("conv2dGradWeight: gy has shape [1, 2, 3, 3], expected [1, 2, 2, 2]"),
    );
    expect(() => conv2dGradWeight(x, zeros([2]), 3)).toThrow(
      new ShapeError("conv2dGradWeight: gy is [batch, channels, height, width], got shape [2]"),
    );
  });
});
