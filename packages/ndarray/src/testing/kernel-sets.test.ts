import { expect, test } from "vitest";
import { heap } from "../memory/heap.ts";
import { families, inUse, referenceOn, simdOn } from "./kernel-sets.ts";

test("the sets have the kernels of all families, each in one family only", () => {
  const counts = families.map((family) => Object.keys(family.reference(heap).float64).length);
  const reference = Object.keys(referenceOn(heap).float64);
  expect(reference).toHaveLength(counts.reduce((a, b) => a + b));
  const simd = Object.keys(simdOn(new WebAssembly.Memory({ initial: 64, maximum: 64 })).float32);
  for (const kernel of ["add", "matmul", "lstmGates", "conv2d", "adam"]) {
    expect(reference).toContain(kernel);
    expect(simd).toContain(kernel);
    expect(inUse("int32")).toHaveProperty(kernel);
  }
});
