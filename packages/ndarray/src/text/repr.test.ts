/// <reference types="node" />
import { readFileSync } from "node:fs";
import { beforeEach, describe, expect, it } from "vitest";
import { array, fromTypedArray } from "../array/creation.ts";
import { type DType, typedArrayOf } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { sizeOf } from "../array/shape.ts";
import { getItem } from "../indexing/indexing.ts";
import { ellipsis, slice } from "../indexing/selection.ts";
import { release } from "../memory/signals.ts";
import { formatPlain } from "./format.ts";
import { format } from "./repr.ts";

interface Printed {
  dtype: DType;
  shape: number[];
  bytes?: string;
  ramp?: [number, number];
  repr: string;
  str: string;
}
const cases: Printed[] = JSON.parse(
  readFileSync(new URL("../../../conformance/data/numpy/format.json", import.meta.url), "utf8"),
).cases;

function read({ dtype, shape, bytes = "", ramp }: Printed): NdArray {
  if (ramp) {
    const [start, step] = ramp;
    return array(
      Float64Array.from({ length: sizeOf(shape) }, (_, i) => start + i * step),
      { dtype },
    ).reshape(shape);
  }
  const data = new typedArrayOf[dtype](sizeOf(shape));
  new Uint8Array(data.buffer).set(Buffer.from(bytes, "hex"));
  return fromTypedArray(data, shape);
}

beforeEach(release);

describe("against NumPy", () => {
  it.each(["float64", "float32", "int32", "bool"] as const)("prints %s", (dtype) => {
    let compared = 0;
    for (const printed of cases.filter((printed) => printed.dtype === dtype)) {
      const a = read(printed);
      expect([format(a), formatPlain(a)]).toEqual([printed.repr, printed.str]);
      compared++;
    }
    expect(compared).toBeGreaterThan(20);
  });

  it("has many cases of many kinds", () => {
    expect(cases.length).toBeGreaterThan(400);
    expect(cases.filter(({ repr }) => repr.includes("...")).length).toBeGreaterThan(30);
    expect(cases.filter(({ repr }) => repr.includes("e+")).length).toBeGreaterThan(50);
  });
});

describe("format", () => {
  it("prints views and arrays outside the heap as they are", () => {
    const a = array([
      [1, 2.5],
      [-3, 4],
    ]);
    const column = getItem(a, slice(null, null, -1), 1);
    for (let round = 0; round < 2; round++) {
      expect(format(a.T)).toBe("array([[ 1. , -3. ],\n       [ 2.5,  4. ]])");
      expect(format(column)).toBe("array([4. , 2.5])");
      expect(format(getItem(a, ellipsis))).toBe(format(a));
      release();
    }
  });

  it("allocates nothing", () => {
    const a = array([1, 2]);
    const { span } = a;
    release();
    format(a);
    expect([a.span, span.buffer === null]).toEqual([span, false]);
  });
});
