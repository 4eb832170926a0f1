/**
 * The random inputs of the property tests: shapes with up to five axes, some of them empty, arrays of every dtype and
 * memory layout, and indexes.
 *
 * Numbers are small integers, halves and quarters, so that sums and products are exact in any order; besides these,
 * NaN, infinities and both zeros.
 *
 * @module
 */
import fc from "fast-check";
import { expect } from "vitest";
import type { DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { setting } from "../host/env.ts";
import { count, type Naive } from "./naive.ts";
import type { NaivePart } from "./naive-index.ts";
import { laid, layouts, plain } from "./plain.ts";

/**
 * How often a property is tried: on the same inputs each time, unless the setting DZ_RUNS multiplies the number; then
 * the inputs are new, from DZ_SEED if that is set.
 */
export function tries(numRuns: number): { numRuns: number; seed?: number } {
  const [factor, seed] = [setting("DZ_RUNS"), setting("DZ_SEED")];
  if (factor === undefined) return { numRuns, seed: 6 };
  return { numRuns: numRuns * Number(factor), ...(seed === undefined ? {} : { seed: Number(seed) }) };
}

export const dtypes = ["float64", "float32", "int32", "bool"] as const;

/** Numbers, a dtype, and a layout in memory. */
export interface Drawn {
  readonly naive: Naive;
  readonly dtype: DType;
  readonly layout: (typeof layouts)[number];
}

/** The array that was drawn. */
export function make({ naive, dtype, layout }: Drawn): NdArray {
  return laid(naive, dtype, layout);
}

const elements: { readonly [D in DType]: fc.Arbitrary<number> } = {
  float64: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: -20, max: 20 }).map((x) => x / 4) },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0) },
  ),
  float32: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: -20, max: 20 }).map((x) => x / 4) },
    { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0) },
  ),
  int32: fc.oneof(
    { weight: 12, arbitrary: fc.integer({ min: -9, max: 9 }) },
    { weight: 1, arbitrary: fc.constantFrom(2 ** 31 - 1, -(2 ** 31)) },
  ),
  bool: fc.integer({ min: 0, max: 1 }),
};

/** Finite numbers whose sums and products are exact. */
const finite: { readonly [D in DType]: fc.Arbitrary<number> } = {
  float64: fc.integer({ min: -20, max: 20 }).map((x) => x / 4),
  float32: fc.integer({ min: -20, max: 20 }).map((x) => x / 4),
  int32: fc.integer({ min: -9, max: 9 }),
  bool: elements.bool,
};

/** A shape of at most `max` axes and not too many elements. */
export function shapes(max = 5, min = 0): fc.Arbitrary<number[]> {
  const length = fc.oneof({ weight: 9, arbitrary: fc.integer({ min: 1, max: 4 }) }, fc.constantFrom(0, 1, 7));
  return fc.array(length, { minLength: min, maxLength: max }).filter((shape) => count(shape) <= 300);
}

/** An array of this shape. */
export function arraysOf(
  shape: readonly number[],
  of: readonly DType[] = dtypes,
  from: { readonly [D in DType]: fc.Arbitrary<number> } = elements,
): fc.Arbitrary<Drawn> {
  return fc
    .record({ dtype: fc.constantFrom(...of), layout: fc.constantFrom(...layouts) })
    .chain((rest) =>
      fc
        .array(from[rest.dtype], { minLength: count(shape), maxLength: count(shape) })
        .map((values) => ({ naive: { shape, values }, ...rest })),
    );
}

/** An array without NaN, infinities and large numbers, whose sums and products are exact. */
export function exactArraysOf(shape: readonly number[], of: readonly DType[] = dtypes): fc.Arbitrary<Drawn> {
  return arraysOf(shape, of, finite);
}

/** Any array. */
export function arrays(max = 5, min = 0, of: readonly DType[] = dtypes): fc.Arbitrary<Drawn> {
  return shapes(max, min).chain((shape) => arraysOf(shape, of));
}

/** Shapes that broadcast together: from one shape, each has lost leading axes and has ones instead of some others. */
export function shapesThatBroadcast(number: number, max = 4): fc.Arbitrary<number[][]> {
  return shapes(max).chain((whole) =>
    fc.tuple(
      ...Array.from({ length: number }, () =>
        fc
          .tuple(
            fc.integer({ min: 0, max: whole.length }),
            fc.array(fc.boolean(), { minLength: whole.length, maxLength: whole.length }),
          )
          .map(([lost, ones]) => whole.map((length, i) => (ones[i] ? 1 : length)).slice(lost)),
      ),
    ),
  );
}

const bound = fc.option(fc.integer({ min: -6, max: 6 }), { nil: null });

const slices: fc.Arbitrary<NaivePart> = fc
  .tuple(bound, bound, fc.option(fc.constantFrom(1, 2, 3, -1, -2, -3), { nil: null }))
  .map((bounds) => ({ kind: "slice", bounds }));

/** Indexes of an axis, also negative ones, in a shape that broadcasts to `common`. */
function lists(length: number, common: readonly number[]): fc.Arbitrary<NaivePart> {
  return fc
    .tuple(
      fc.integer({ min: 0, max: common.length }),
      fc.array(fc.boolean(), { minLength: common.length, maxLength: common.length }),
    )
    .map(([lost, ones]) => common.map((n, i) => (ones[i] ? 1 : n)).slice(lost))
    .chain((shape) =>
      fc
        .array(fc.integer({ min: -length, max: length - 1 }), { minLength: count(shape), maxLength: count(shape) })
        .map((values) => ({ kind: "list", list: { shape, values } })),
    );
}

function masks(shape: readonly number[]): fc.Arbitrary<NaivePart> {
  return fc
    .array(fc.integer({ min: 0, max: 1 }), { minLength: count(shape), maxLength: count(shape) })
    .map((values) => ({ kind: "mask", list: { shape, values } }));
}

/** An index of an array of this shape, with or without index arrays. */
export function indexesInto(shape: readonly number[]): fc.Arbitrary<NaivePart[]> {
  const basic = (length: number): fc.Arbitrary<NaivePart> => {
    if (length === 0) return slices;
    const at = fc.integer({ min: -length, max: length - 1 }).map((i): NaivePart => ({ kind: "number", at: i }));
    return fc.oneof(slices, slices, at);
  };
  const partsFor = (common: readonly number[]): fc.Arbitrary<NaivePart[]> =>
    fc.tuple(...shape.map((length) => (length === 0 ? slices : fc.oneof(basic(length), lists(length, common)))));
  const plainParts = fc.tuple(...shape.map(basic));
  const withLists = fc.array(fc.integer({ min: 0, max: 3 }), { maxLength: 2 }).chain(partsFor);
  const withMask = fc
    .integer({ min: 0, max: shape.length })
    .chain((start) =>
      fc
        .integer({ min: start, max: Math.min(shape.length, start + 2) })
        .chain((end) =>
          fc
            .tuple(masks(shape.slice(start, end)), plainParts)
            .map(([mask, parts]) => [...parts.slice(0, start), mask, ...parts.slice(end)]),
        ),
    );
  return fc
    .tuple(
      fc.oneof(plainParts, withLists, withMask),
      fc.option(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 2 })), { nil: null }),
      fc.array(fc.nat({ max: 5 }), { maxLength: 2 }),
      fc.nat({ max: 2 }),
    )
    .map(([parts, gap, axes, cut]) => {
      const out: NaivePart[] = [...parts];
      if (gap === null) out.length = Math.max(0, out.length - cut);
      else if (out.length > 0) {
        // An ellipsis replaces a few parts that are for one axis each.
        const from = gap[0] % out.length;
        const single = out.slice(from, from + gap[1]).every(({ kind }) => kind !== "mask");
        out.splice(from, single ? gap[1] : 0, { kind: "ellipsis" });
      }
      for (const at of axes) out.splice(at % (out.length + 1), 0, { kind: "newAxis" });
      return out;
    });
}

/** A number converted to a dtype, as in C. */
export function stored(x: number, dtype: DType): number {
  if (dtype === "float32") return Math.fround(x);
  if (dtype === "int32") return x | 0;
  return dtype === "bool" ? Number(x !== 0) : x;
}

interface Closeness {
  /** Whether the two zeros differ (default true). */
  readonly exact?: boolean;
  /** How many units in the last place two numbers may differ (default 0). */
  readonly ulps?: number;
}

/** Asserts shape, dtype and every element; NaN equals NaN, and the two zeros are equal unless `exact`. */
export function expectSame(
  actual: NdArray,
  expected: Naive,
  dtype: DType,
  { exact = true, ulps = 0 }: Closeness = {},
): void {
  const { shape, values } = plain(actual);
  expect(shape).toEqual(expected.shape);
  expect(actual.dtype).toBe(dtype);
  expect(values.length).toBe(expected.values.length);
  const epsilon = dtype === "float32" ? 2 ** -23 : 2 ** -52;
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [values[i] as number, stored(expected.values[i] as number, dtype)];
    if (Object.is(x, y) || (!exact && x === y)) continue;
    if (ulps > 0 && Math.abs(x - y) <= ulps * epsilon * Math.max(Math.abs(x), Math.abs(y), 2 ** -120)) continue;
    throw new Error(`element ${i} of shape [${shape}] ${dtype} is ${x}, expected ${y}`);
  }
}
