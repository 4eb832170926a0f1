import { expect, test } from "vitest";
import { heap } from "../memory/heap.ts";
import { optimizerKernels } from "./optimizer.ts";

test("the family has Adam, plain and as SIMD", () => {
  expect(Object.keys(optimizerKernels.reference(heap).int32)).toEqual(["adam"]);
  const memory = new WebAssembly.Memory({ initial: 64, maximum: 64 });
  expect(Object.keys(optimizerKernels.simd(memory).float32)).toEqual(["adam"]);
});
