/**
 * The kernels in use, chosen once at start: SIMD where the host has it, plain loops for the rest.
 * `DZ_KERNELS=js` forces the plain loops.
 *
 * @module
 */
import { setting } from "../env.ts";
import { heap, memory } from "../storage.ts";
import { jsKernels } from "./js.ts";
import type { KernelSet } from "./kernels.ts";
import { wasmKernels } from "./wasm.ts";

function choose(): KernelSet {
  const plain = jsKernels(heap);
  const simd = memory === null || setting("DZ_KERNELS") === "js" ? null : wasmKernels(memory);
  if (simd === null) return plain;
  return {
    ...plain,
    float64: { ...plain.float64, ...simd.float64 },
    float32: { ...plain.float32, ...simd.float32 },
  };
}

/** The kernels that every array operation calls. */
export const kernels: KernelSet = choose();
