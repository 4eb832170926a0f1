import { expect, test, vi } from "vitest";
import { heap } from "../memory/heap.ts";
import { Family } from "./family.ts";
import { optimizer } from "./generated/optimizer.ts";
import { kernelsInUse } from "./in-use.ts";
import { plainOptimizer } from "./js-optimizer.ts";

test("a family is made when it is first asked, and then is the same", () => {
  const plain = vi.fn(plainOptimizer);
  const family = new Family(plain, optimizer);
  expect(plain).not.toHaveBeenCalled();
  const first = family.of("float32");
  expect(plain.mock.calls.map(([dtype]) => dtype)).toEqual(["float64", "float32", "int32", "bool"]);
  expect(family.of("float32")).toBe(first);
  expect(new Set((["float64", "float32", "int32", "bool"] as const).map((dtype) => family.of(dtype))).size).toBe(4);
  expect(plain).toHaveBeenCalledTimes(4);
});

test("floats have the kernels in use, integers the plain ones", () => {
  const family = new Family(plainOptimizer, optimizer);
  const native = (f: object): boolean => String(f).includes("[native code]");
  expect(native(family.of("float64").adam)).toBe(kernelsInUse().kind === "simd");
  expect(native(family.of("int32").adam)).toBe(false);
  expect(native(family.reference(heap).float64.adam)).toBe(false);
});

test("kernels of one dtype can be replaced", () => {
  const family = new Family(plainOptimizer, optimizer);
  const other = (): void => {};
  family.replace("float64", { adam: other });
  expect(family.of("float64").adam).toBe(other);
  expect(family.of("float32").adam).not.toBe(other);
});
