import { expect, test } from "vitest";
import { type Geometry, geometryFields, readGeometry, writeGeometry } from "./geometry.ts";

const geometry: Geometry = {
  ...{ n: 1, c: 2, h: 3, w: 4, kh: 5, kw: 6, strideH: 7, strideW: 8, padH: 9, padW: 10, oh: 11, ow: 12, oc: 13 },
};

test("a geometry is read as it was written, field after field", () => {
  const int32 = new Int32Array(20);
  writeGeometry(geometry, int32, 8);
  expect([...int32]).toEqual([0, 0, ...geometryFields.map((field) => geometry[field]), 0, 0, 0, 0, 0]);
  expect(readGeometry(int32, 8)).toEqual(geometry);
});
