import { beforeEach, describe, expect, it } from "vitest";
import { array, ones, scalar, zeros } from "../array/creation.ts";
import { type DType, promote } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { pin, pinnedZeros, unpin, vacate } from "../array/pinned.ts";
import { ShapeError, StateError } from "../errors/errors.ts";
import { release } from "../memory/signals.ts";
import { adamStep } from "../network/adam-step.ts";
import { RandomState } from "../random/random.ts";
import { laid, layouts, plain } from "../testing/plain.ts";
import { add } from "./elementwise.ts";
import { addInPlace, addScaled, mulInPlace } from "./in-place.ts";
import { writeOuter } from "./in-place-products.ts";
import { astype, broadcastTo } from "./movement.ts";

beforeEach(release);

const dtypes = ["float64", "float32", "int32", "bool"] as const;
const values = (a: NdArray): number[] => Array.from(a.toTypedArray());
const pinned = (numbers: number[], dtype: DType): NdArray => pin(array(numbers, { dtype }));

describe("a float32 target and float64 values", () => {
  it("give the digits of NumPy 2.4.6", () => {
    const a = array([0.1, 0.1, 1 / 3]);
    const added = pinned([0.1, 1e8, -3], "float32");
    addInPlace(added, a);
    expect(values(added)).toEqual([0.20000000298023224, 1e8, -2.6666667461395264]);
    const scaled = pinned([0.1, 1e8, -3], "float32");
    addScaled(scaled, a, -0.3);
    expect(values(scaled)).toEqual([0.07000000029802322, 1e8, -3.0999999046325684]);
  });
});

describe("whole numbers and bools", () => {
  it("are not computed in their own dtype: 1.5 is a number also beside int32", () => {
    const p = pinned([2, 3, -3], "int32");
    mulInPlace(p, 1.5);
    expect(values(p)).toEqual([3, 4, -4]);
    addScaled(p, pinned([1, 2, 3], "int32"), 0.5);
    expect(values(p)).toEqual([3, 5, -2]);
    adamStep(p, zeros([3]), pinnedZeros([3], "int32"), pinnedZeros([3], "int32"), { c1: 1, c2: 1, rate: 1, eps: 1 });
    expect(values(p)).toEqual([3, 5, -2]);
  });

  it("stay 0 and 1 if they are bools", () => {
    const p = pinned([0, 1], "bool");
    addInPlace(p, array([false, true]));
    expect(values(p)).toEqual([0, 1]);
    addScaled(p, p, 3);
    mulInPlace(p, 2);
    expect(values(p)).toEqual([0, 1]);
  });

  it.each(dtypes)("and every dtype are added to %s as by add, in any layout", (into) => {
    const numbers = { shape: [2, 3], values: [1, 0, 1, 1, 0, 0] };
    for (const from of dtypes) {
      for (const layout of layouts) {
        const p = pin(ones([2, 3], { dtype: into }));
        const a = laid(numbers, from, layout);
        const expected = astype(add(p, a), into);
        addInPlace(p, a);
        expect(plain(p)).toEqual(plain(expected));
      }
    }
  });
});

describe("adamStep", () => {
  const step = { c1: 1 - 0.9, c2: 1 - 0.999, rate: 1e-3, eps: 1e-8 };
  const floats = ["float32", "float64"] as const;
  type Dtypes = [p: DType, g: DType, m: DType, v: DType];
  type Numbers = [p: number, g: number, m: number, v: number];
  const combinations = floats.flatMap((p) =>
    floats.flatMap((g) => floats.flatMap((m) => floats.map((v): Dtypes => [p, g, m, v]))),
  );
  const round = (x: number, dtype: DType): number => (dtype === "float32" ? Math.fround(x) : x);

  /** The step of one element in plain numbers: operands are promoted, the options are weakly typed, a store rounds. */
  function expectedStep([p, g, m, v]: Numbers, [pd, gd, md, vd]: Dtypes): number[] {
    const [mg, vg] = [promote(md, gd), promote(vd, gd)];
    const mean = round(round(m + round(round(step.c1, mg) * round(g - m, mg), mg), mg), md);
    const square = round(round(v + round(round(step.c2, vg) * round(round(g * g, gd) - v, vg), vg), vg), vd);
    const root = round(round(Math.sqrt(square), vd) + round(step.eps, vd), vd);
    const change = round(round(round(step.rate, md) * mean, md) / root, promote(md, vd));
    return [round(p - change, pd), mean, square];
  }

  it.each(combinations)("of p %s, g %s, m %s, v %s rounds each operation as NumPy does", (...all) => {
    const random = new RandomState(7);
    const size = 11; // more than a vector, and a rest
    for (const layout of layouts) {
      const draw = (): number[] => values(random.uniform(-10, 10, [size]));
      const [p, m, v] = [pinned(draw(), all[0]), pinned(draw(), all[2]), pinned(draw().map(Math.abs), all[3])];
      const g = laid({ shape: [size], values: draw() }, all[1], layout);
      const before = [p, g, m, v].map(values);
      adamStep(p, g, m, v, step);
      const after = [p, m, v].map(values);
      for (let i = 0; i < size; i++) {
        const old = before.map((list) => list[i]) as Numbers;
        expect(after.map((list) => list[i])).toEqual(expectedStep(old, all));
      }
    }
  });

  it.each<[Dtypes, number[][]]>([
    [
      ["float32", "float64", "float32", "float32"],
      [
        [0.0996464416384697, -2.7018182277679443, 3.300657272338867],
        [0.25, 0.06000000238418579, -0.35989999771118164],
        [0.49998998641967773, 0.0010890000266954303, 0.2997000217437744],
      ],
    ],
    [
      ["float64", "float32", "float32", "float64"],
      [
        [0.09964644306201967, -2.701818181328543, 3.3006574132791524],
        [0.25, 0.05999999865889549, -0.35989999771118164],
        [0.4999899999797344, 0.0010890000035762787, 0.2997000010000001],
      ],
    ],
    [
      ["float32", "float32", "float64", "float64"],
      [
        [0.0996464416384697, -2.7018182277679443, 3.300657272338867],
        [0.2499999988079071, 0.05999999880790712, -0.3598999999952503],
        [0.4999899999797344, 0.0010890000035762787, 0.2997000010000001],
      ],
    ],
  ])("of %s gives the digits of NumPy 2.4.6", ([pd, gd, md, vd], expected) => {
    const [p, m, v] = [pinned([0.1, -2.7, 3.3], pd), pinned([0.2, 0.1, -0.4], md), pinned([0.5, 1e-3, 0.3], vd)];
    adamStep(p, array([0.7, -0.3, 1e-3], { dtype: gd }), m, v, step);
    expect([p, m, v].map(values)).toEqual(expected);
  });

  it("takes a gradient that repeats", () => {
    const run = (g: NdArray): number[][] => {
      const [p, m, v] = [pin(ones([2, 3])), pin(ones([2, 3])), pin(ones([2, 3]))];
      adamStep(p, g, m, v, step);
      return [p, m, v].map(values);
    };
    const row = array([0.5, 2, 0]);
    expect(run(broadcastTo(row, [2, 3]))).toEqual(run(add(zeros([2, 1]), row)));
  });
});

describe("errors", () => {
  it("name the operation also if the shapes do not even broadcast", () => {
    const p = pinnedZeros([2, 2], "float64");
    for (const shape of [[3], [1, 2, 2], [0]]) {
      expect(() => addInPlace(p, zeros(shape))).toThrow(
        new ShapeError(`addInPlace: shape [${shape.join(", ")}] does not fit [2, 2]`),
      );
    }
    addInPlace(p, scalar(1));
    expect(values(p)).toEqual([1, 1, 1, 1]);
    expect(() => writeOuter(p, zeros([3, 2, 5]), zeros([3, 2]), true)).toThrow(
      new ShapeError("writeOuter: [3, 2, 5]ᵀ × [3, 2] does not fit [2, 2]"),
    );
  });

  it("keep a block from being freed twice: it would be given to two arrays", () => {
    const p = pinned([1, 2], "float64");
    unpin(p);
    const message = "the array of shape [2] is not pinned";
    expect(() => unpin(p)).toThrow(new StateError(`unpin: ${message}`));
    expect(() => vacate(p)).toThrow(new StateError(`vacate: ${message}`));
    expect(() => vacate(zeros([2]))).toThrow(StateError);
    expect(values(p)).toEqual([1, 2]);
  });
});
