import { expect, test } from "vitest";
import { heap } from "../memory/heap.ts";
import { arithmeticKernels } from "./arithmetic.ts";

test("the family has SIMD kernels for plain ones alone", () => {
  const plain = Object.keys(arithmeticKernels.reference(heap).float32);
  const simd = Object.keys(arithmeticKernels.simd(new WebAssembly.Memory({ initial: 64, maximum: 64 })).float32);
  expect(simd).toContain("tanh");
  expect(simd.filter((name) => !plain.includes(name))).toEqual([]);
});
