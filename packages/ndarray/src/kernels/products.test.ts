import { expect, test } from "vitest";
import { heap } from "../memory/heap.ts";
import { productKernels } from "./products.ts";

test("the family has SIMD kernels for plain ones alone, but for `packed`", () => {
  const plain = Object.keys(productKernels.reference(heap).float32);
  const simd = Object.keys(productKernels.simd(new WebAssembly.Memory({ initial: 64, maximum: 64 })).float32);
  expect(simd).toContain("rnnCell");
  expect(simd.filter((name) => !plain.includes(name))).toEqual(["packed"]);
});
