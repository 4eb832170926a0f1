import { expect, test } from "vitest";
import { heap } from "../memory/heap.ts";
import { cellKernels } from "./cells.ts";

test("the family has SIMD kernels for plain ones alone", () => {
  const plain = Object.keys(cellKernels.reference(heap).float32);
  const simd = Object.keys(cellKernels.simd(new WebAssembly.Memory({ initial: 64, maximum: 64 })).float32);
  expect(simd).toContain("gruGates");
  expect(simd.filter((name) => !plain.includes(name))).toEqual([]);
});
