import { beforeEach, describe, expect, it } from "vitest";
import { array, full, ones, zeros } from "../array/creation.ts";
import type { NdArray } from "../array/ndarray.ts";
import { pin, pinnedZeros, vacate } from "../array/pinned.ts";
import { ShapeError, StateError } from "../errors/errors.ts";
import { beginPrivate, endPrivate, release } from "../memory/signals.ts";
import { adamStep } from "../network/adam-step.ts";
import { addInPlace, addScaled, assign, mulInPlace } from "./in-place.ts";
import { writeOuter } from "./in-place-products.ts";
import { broadcastTo } from "./movement.ts";

beforeEach(release);

const values = (a: NdArray): number[] => Array.from(a.toTypedArray());
const f32 = (...xs: number[]): NdArray => array(xs, { dtype: "float32" });

const updates: [name: string, update: (target: NdArray, a: NdArray) => void][] = [
  ["assign", assign],
  ["addInPlace", addInPlace],
  ["mulInPlace", (target) => mulInPlace(target, 2)],
  ["addScaled", (target, a) => addScaled(target, a, 2)],
  ["writeOuter", (target, a) => writeOuter(target, a, a, true)],
  [
    "adamStep",
    (target, a) => adamStep(target, a, pinnedZeros([2, 2], "float64"), pinnedZeros([2, 2], "float64"), options),
  ],
];
const options = { c1: 0.1, c2: 0.001, rate: 0.01, eps: 1e-8 };

describe.each(updates)("%s", (name, update) => {
  const a = ones([2, 2]);

  it("writes nothing but what is pinned or private", () => {
    const target = zeros([2, 2]);
    expect(() => update(target, a)).toThrow(
      new StateError(`${name}: only a pinned array is updated in place, use pin() first`),
    );
    expect(values(target)).toEqual([0, 0, 0, 0]);
    const p = pin(target);
    vacate(p);
    expect(() => update(p, a)).toThrow(StateError);
    const mark = beginPrivate();
    const inside = zeros([2, 2]);
    update(inside, a);
    expect(inside.toArray()).not.toEqual(name === "mulInPlace" ? ones([2, 2]).toArray() : zeros([2, 2]).toArray());
    endPrivate(mark);
  });

  it("does not write views whose elements lie otherwise", () => {
    const p = pin(zeros([2, 2]));
    expect(() => update(p.T, a)).toThrow(
      new StateError(`${name}: a view of shape [2, 2] with strides [1, 2] is not updated in place`),
    );
    expect(() => update(broadcastTo(pin(zeros([1, 2])), [2, 2]), a)).toThrow(StateError);
    update(p.reshape(4).reshape(2, 2), a); // a view that is contiguous is the array itself
    if (name !== "mulInPlace") expect(values(p)).not.toEqual([0, 0, 0, 0]);
  });

  it("is visible through views", () => {
    const p = pin(ones([2, 2]));
    const view = p.T;
    update(p, full([2, 2], 3));
    expect(view.toArray()).toEqual(p.T.toArray());
  });
});

describe("shapes that do not fit", () => {
  it("are named", () => {
    const p = pin(zeros([2, 3]));
    expect(() => assign(p, zeros([3]))).toThrow(new ShapeError("assign: shape [3] does not fit [2, 3]"));
    expect(() => addScaled(p, zeros([3]), 1)).toThrow(new ShapeError("addScaled: shape [3] does not fit [2, 3]"));
    expect(() => addInPlace(p, zeros([2]))).toThrow(ShapeError);
    expect(() => writeOuter(p, zeros([5, 2]), zeros([4, 3]), false)).toThrow(
      new ShapeError("writeOuter: [5, 2]ᵀ × [4, 3] does not fit [2, 3]"),
    );
    expect(() => writeOuter(p, zeros([5, 3]), zeros([5, 2]), false)).toThrow(ShapeError);
    expect(() => adamStep(p, zeros([3, 2]), p, p, options)).toThrow("adamStep: shape [3, 2] does not fit [2, 3]");
    expect(() => adamStep(p, zeros([2, 3]), pin(zeros([3, 2])), p, options)).toThrow(
      "adamStep: shape [2, 3] does not fit [3, 2]",
    );
  });
});

describe("dtypes", () => {
  const p = (): NdArray => pin(f32(0.1, 1e8));

  it("meet first, and the result is rounded once to that of the target", () => {
    const g = array([1e-9, 3]);
    const [x, y] = [Math.fround(0.1), 1e8];
    const assigned = p();
    assign(assigned, array([0.1 + 1e-9, 1e8 + 3]));
    expect(values(assigned)).toEqual([Math.fround(0.1 + 1e-9), Math.fround(1e8 + 3)]);
    const added = p();
    addInPlace(added, g);
    expect(values(added)).toEqual([Math.fround(x + 1e-9), Math.fround(y + 3)]);
    const scaled = p();
    addScaled(scaled, g, -1.7);
    expect(values(scaled)).toEqual([Math.fround(x + -1.7 * 1e-9), Math.fround(y + -1.7 * 3)]);
    // Rounding twice would give 100000000: the product in float32 is 5.1000004.
    const double = pin(array([0.5]));
    addScaled(double, f32(0.1), 0.1);
    expect(double.item()).toBe(0.5 + Math.fround(Math.fround(0.1) * Math.fround(0.1)));
  });

  it("that are equal are computed in them, as NumPy's in-place operators", () => {
    const added = p();
    addInPlace(added, f32(0.3, 7));
    expect(values(added)).toEqual([Math.fround(Math.fround(0.1) + Math.fround(0.3)), Math.fround(1e8 + 7)]);
    const scaled = p();
    addScaled(scaled, f32(0.3, 7), 0.7);
    const product = (x: number): number => Math.fround(Math.fround(x) * Math.fround(0.7));
    expect(values(scaled)).toEqual([Math.fround(Math.fround(0.1) + product(0.3)), Math.fround(1e8 + product(7))]);
    mulInPlace(scaled, 0);
    expect(values(scaled)).toEqual([0, 0]);
  });

  it("of a target that is whole cut what is added", () => {
    const whole = pin(array([1, 2], { dtype: "int32" }));
    addInPlace(whole, array([0.6, -2.6]));
    expect(values(whole)).toEqual([1, 0]);
    assign(whole, array([true, false]));
    expect(values(whole)).toEqual([1, 0]);
  });
});

describe("addInPlace", () => {
  it("broadcasts, and adds an array or a view of it to itself", () => {
    const p = pin(zeros([2, 2]));
    addInPlace(p, array([1, 2]));
    addInPlace(p, array([[10], [20]]));
    expect(values(p)).toEqual([11, 12, 21, 22]);
    addInPlace(p, p);
    expect(values(p)).toEqual([22, 24, 42, 44]);
    addInPlace(p, p.T);
    expect(values(p)).toEqual([44, 66, 66, 88]);
  });
});
