import { describe, expect, expectTypeOf, it } from "vitest";
import { arange, array } from "../array/creation.ts";
import type { FloatDType } from "../array/dtype.ts";
import { NdArray } from "../array/ndarray.ts";
import { DTypeError, ShapeError, ValueError } from "../errors/errors.ts";
import { RandomState, random } from "./random.ts";

// random/numpy.test.ts tests that the numbers are NumPy's.

const values = (x: NdArray): number[] => Array.from(x.toTypedArray());

describe("RandomState", () => {
  const stream = new RandomState(0);

  it("takes the lengths of rand and randn spread, or as one shape", () => {
    const { shape } = array([[1, 2, 3]]);
    for (const draw of ["rand", "randn"] as const) {
      const [a, b, c] = [0, 1, 2].map(() => new RandomState(3)) as [RandomState, RandomState, RandomState];
      expect(a[draw](1, 3).toArray()).toEqual(b[draw](shape).toArray());
      const narrow = c[draw](shape, { dtype: "float32" });
      expectTypeOf(narrow).toEqualTypeOf<NdArray<"float32">>();
      expect(narrow.toArray()).toEqual(new RandomState(3)[draw](1, 3, { dtype: "float32" }).toArray());
      expect(() => c[draw]([1, -1])).toThrow(`${draw}: [1, -1] is not a shape, lengths are whole numbers from 0`);
    }
  });

  it("draws numbers without a shape, arrays with one", () => {
    stream.seed(0);
    const numbers = [stream.rand(), stream.uniform(), stream.uniform(-1), stream.randomSample()];
    stream.seed(0);
    const [a, b, c, d] = values(stream.rand(4)) as [number, number, number, number];
    expect(numbers).toEqual([a, b, -1 + 2 * c, d]);
    stream.seed(0);
    expect([stream.randint(10), stream.randint(0, 10), stream.randint(10, null)]).toEqual([5, 0, 3]);
    expect(typeof stream.randn()).toBe("number");
    expect(typeof stream.normal()).toBe("number");
    expect(typeof stream.choice(3)).toBe("number");
    expect(stream.choice(array([7, 7]))).toBe(7);
    expect(stream.choice(3, { p: [0, 1, 0] })).toBe(1);

    for (const x of [
      stream.randomSample([]),
      stream.uniform(0, 1, []),
      stream.normal(0, 1, []),
      stream.choice(3, { shape: [] }),
    ]) {
      expect(x).toBeInstanceOf(NdArray);
      expect(x.shape).toEqual([]);
    }
    expect(stream.randint(5, null, []).shape).toEqual([]);
    expect(stream.randn(2, 0, 3).shape).toEqual([2, 0, 3]);
    expect(stream.choice(5, { shape: [2, 2], replace: false }).shape).toEqual([2, 2]);
  });

  it("draws the same numbers for float32, and rounds them", () => {
    const draws = (s: RandomState, dtype: FloatDType): NdArray[] => [
      s.rand(2, 3, { dtype }),
      s.randn(3, { dtype }),
      s.randomSample([2], { dtype }),
      s.uniform(-1, 3, [2, 2], { dtype }),
      s.normal(5, 2, [3], { dtype }),
    ];
    const doubles = draws(new RandomState(7), "float64");
    const singles = draws(new RandomState(7), "float32");
    expect(doubles.map((a) => a.dtype)).toEqual(Array(5).fill("float64"));
    expect(singles.map((a) => a.dtype)).toEqual(Array(5).fill("float32"));
    expect(singles.map(values)).toEqual(doubles.map((a) => values(a).map(Math.fround)));
    // np.random.RandomState(7).rand(1).astype(np.float32)
    expect(new RandomState(7).rand(1, { dtype: "float32" }).item()).toBe(Math.fround(0.07630828937395717));
  });

  it("has the types of its dtypes", () => {
    expectTypeOf(stream.rand(2, { dtype: "float32" })).toEqualTypeOf<NdArray<"float32">>();
    expectTypeOf(stream.rand(2, 3)).toEqualTypeOf<NdArray<"float64">>();
    expectTypeOf(stream.randn(1, 2, 3, { dtype: "float32" })).toEqualTypeOf<NdArray<"float32">>();
    expectTypeOf(stream.uniform(0, 1, [2])).toEqualTypeOf<NdArray<"float64">>();
    expectTypeOf(stream.normal(0, 1, [2], { dtype: "float32" })).toEqualTypeOf<NdArray<"float32">>();
    expectTypeOf(stream.choice(3)).toEqualTypeOf<number>();
    expectTypeOf(stream.choice(3, { replace: false })).toEqualTypeOf<number>();
    expectTypeOf(stream.choice(3, { shape: [2] })).toEqualTypeOf<NdArray<"int32">>();
    expectTypeOf(stream.choice(array([true]), { shape: [2] })).toEqualTypeOf<NdArray<"bool">>();
  });

  it("refuses options that are none", () => {
    const dtype = "int32" as never;
    const message = "dtype is int32, expected float64 or float32";
    expect(() => stream.rand(2, { dtype })).toThrow(new DTypeError(`rand: ${message}`));
    expect(() => stream.randn(2, { dtype })).toThrow(`randn: ${message}`);
    expect(() => stream.uniform(0, 1, [2], { dtype })).toThrow(`uniform: ${message}`);
    expect(() => stream.normal(0, 1, [2], { dtype })).toThrow(`normal: ${message}`);
    expect(() => stream.randomSample([2], { dtype })).toThrow(`randomSample: ${message}`);
    expect(() => stream.rand(2, [3] as never)).toThrow("is not a shape");
    expect(() => stream.choice(3, [2] as never)).toThrow(
      "choice: expected an object of options such as { shape }, got a JavaScript array",
    );
  });

  it("goes on from a state that went through JSON", () => {
    stream.seed([5, 6]);
    stream.randn(3);
    const copy = new RandomState(0);
    copy.setState(JSON.parse(JSON.stringify(stream.getState())));
    expect(values(copy.randn(700))).toEqual(values(stream.randn(700)));
  });

  it("takes no probabilities whose sum is 1 only roughly, in float64, and no place before the first", () => {
    const random = new RandomState(0);
    for (const p of [[0.5, 0.5001], array([0.5, 0.5001])]) {
      expect(() => random.choice(2, { p })).toThrow(/^choice: the sum of the probabilities is 1\.0001/);
    }
    const state = random.getState();
    random.setState({ ...state, pos: 0 });
    expect(() => random.setState({ ...state, pos: -1 })).toThrow("setState: pos is -1, expected 0 to 624");
  });

  it("draws no normal numbers without a mean, or with a negative deviation", () => {
    const random = new RandomState(0);
    expect(random.normal(3, 0)).toBe(3);
    for (const [loc, scale] of [
      [Number.NaN, 1],
      [0, Number.POSITIVE_INFINITY],
      [0, -1],
    ] as const) {
      expect(() => random.normal(loc, scale)).toThrow(
        `normal: cannot draw with mean ${loc} and standard deviation ${scale}`,
      );
    }
  });

  it("begins anywhere without a seed", () => {
    expect(new RandomState().getState().key).not.toEqual(new RandomState().getState().key);
    expect(random).toBeInstanceOf(RandomState);
    random.seed(0);
    expect(random.rand()).toBe(0.5488135039273248);
    random.seed();
    expect(random.rand()).not.toBe(0.5488135039273248);
  });

  it("chooses with float32 probabilities, whose sum is 1 only roughly", () => {
    const p = array([1 / 3, 1 / 3, 1 / 3], { dtype: "float32" });
    expect(values(stream.choice(3, { shape: [3], replace: false, p })).sort()).toEqual([0, 1, 2]);
    expect(() => stream.choice(3, { shape: [], p: Array.from(p.toTypedArray()) })).toThrow(
      "the sum of the probabilities is",
    );
    expect(values(stream.choice(0, { shape: [0] }))).toEqual([]);
  });

  const refused: [string, (stream: RandomState) => unknown, string][] = [
    [
      "a negative seed",
      (s) => s.seed(-1),
      "seed: expected a whole number from 0 to 4294967295 or a list of them, got -1",
    ],
    ["a seed of 2^32", (s) => s.seed(2 ** 32), "or a list of them, got 4294967296"],
    ["a seed that is not whole", () => new RandomState(0.5), "or a list of them, got 0.5"],
    ["a seed that is text", (s) => s.seed("1" as never), 'or a list of them, got the string "1"'],
    ["an empty list as a seed", (s) => s.seed([]), "seed: the list is empty"],
    [
      "a list of bad seeds",
      (s) => s.seed([1, NaN]),
      "seed: expected whole numbers from 0 to 4294967295, got NaN at index 1",
    ],
    ["an infinite range", (s) => s.uniform(0, Infinity), "uniform: cannot draw from 0 to Infinity"],
    ["a negative deviation", (s) => s.normal(1, -2), "normal: cannot draw with mean 1 and standard deviation -2"],
    ["an empty range", (s) => s.randint(3, 3), "randint: there is no whole number from 3 to below 3"],
    ["nothing below 0", (s) => s.randint(0), "randint: there is no whole number from 0 to below 0"],
    [
      "a limit that is not whole",
      (s) => s.randint(0, 2.5),
      "randint: expected whole numbers below 2^53, got 0 and 2.5",
    ],
    [
      "a range above 2^53",
      (s) => s.randint(-2, 2 ** 53 - 1),
      "randint: -2 to below 9007199254740991 are more than 2^53",
    ],
    ["256 for uint8", (s) => s.randint(0, 257, [1], { dtype: "uint8" }), "randint: uint8 does not hold 0 to below 257"],
    ["another dtype", (s) => s.randint(0, 2, [1], { dtype: "int7" as never }), "randint: no draws for dtype int7"],
    [
      "half a permutation",
      (s) => s.permutation(2.5),
      "permutation: expected a whole number from 0 to 2147483647, got 2.5",
    ],
    [
      "a permuted list",
      (s) => s.permutation([1] as never),
      "permutation: expected a whole number or an NdArray, got a JavaScript",
    ],
    ["a permuted number", (s) => s.permutation(array(1)), "permutation: an array of shape [] has no rows"],
    [
      "a shuffled NdArray",
      (s) => s.shuffle(arange(3) as never),
      "shuffle: expected a JavaScript array or a typed array, got NdArray, use permutation",
    ],
    [
      "shuffled text",
      (s) => s.shuffle("abc" as never),
      'shuffle: expected a JavaScript array or a typed array, got the string "abc"',
    ],
    ["one of nothing", (s) => s.choice(0), "choice: cannot take 1 of 0 things"],
    [
      "more than there are",
      (s) => s.choice(3, { shape: [2, 2], replace: false }),
      "choice: cannot take 4 of 3 things without replacement",
    ],
    [
      "too few likely ones",
      (s) => s.choice(3, { shape: [2], replace: false, p: [0, 1, 0] }),
      "choice: cannot take 2 things without replacement, 1 have a probability above 0",
    ],
    ["too few probabilities", (s) => s.choice(3, { shape: [], p: [1] }), "choice: 1 probabilities for 3 things"],
    ["a negative probability", (s) => s.choice(2, { shape: [], p: [-1, 2] }), "choice: the probability at 0 is -1"],
    [
      "a sum that is not 1",
      (s) => s.choice(2, { shape: [], p: [0.5, 0.25] }),
      "choice: the sum of the probabilities is 0.75, expected 1",
    ],
    [
      "a negative number of things",
      (s) => s.choice(-1),
      "choice: expected a whole number from 0 to 2147483647, got -1",
    ],
  ];

  it.each(refused)("refuses %s", (_, draw, message) => {
    const before = stream.getState();
    expect(() => draw(stream)).toThrow(message);
    expect(() => draw(stream)).toThrow(ValueError);
    expect(stream.getState()).toEqual(before);
  });

  const misshapen: [string, (stream: RandomState) => unknown, string][] = [
    ["a negative length", (s) => s.rand(2, -1), "rand: [2, -1] is not a shape"],
    ["half a length", (s) => s.uniform(0, 1, [2.5]), "uniform: [2.5] is not a shape"],
    [
      "a table to choose from",
      (s) => s.choice(array([[1]]), { shape: [] }),
      "choice: expected an array of one axis, got shape [1, 1]",
    ],
    [
      "a table of probabilities",
      (s) => s.choice(1, { shape: [], p: array([[1]]) }),
      "choice: expected probabilities of one axis, got shape [1, 1]",
    ],
  ];

  it.each(misshapen)("refuses %s", (_, draw, message) => {
    expect(() => draw(stream)).toThrow(message);
    expect(() => draw(stream)).toThrow(ShapeError);
  });
});
