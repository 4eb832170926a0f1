import { expect, test } from "vitest";
import { heap } from "../memory/heap.ts";
import { imageKernels } from "./images.ts";

test("the family has SIMD kernels for plain ones alone", () => {
  const plain = Object.keys(imageKernels.reference(heap).float32);
  const simd = Object.keys(imageKernels.simd(new WebAssembly.Memory({ initial: 64, maximum: 64 })).float32);
  expect(simd).toContain("maxPool");
  expect(simd.filter((name) => !plain.includes(name))).toEqual([]);
});
