/**
 * The kernels in use, chosen once at startup: SIMD where the host has it, plain loops for the rest. `DZ_KERNELS=js`
 * forces the plain loops.
 *
 * @module
 */
import type { DType } from "../array/dtype.ts";
import { setting } from "../host/env.ts";
import { heap, memory } from "../memory/heap.ts";
import { jsKernels } from "./js.ts";
import type { KernelSet, Kernels } from "./kernels.ts";
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

/**
 * The kernels of a dtype. Comparisons, because engines take ten times as long to look up a property by a varying name.
 */
export function kernelsOf(dtype: DType): Kernels {
  const { float64, float32, int32, bool } = kernels;
  return dtype === "float32" ? float32 : dtype === "float64" ? float64 : dtype === "int32" ? int32 : bool;
}

/** Replaces kernels of a dtype; those absent from `others` stay. */
export function replaceKernels(dtype: "float64" | "float32", others: Partial<Kernels>): void {
  Object.assign(kernels[dtype], others);
}
