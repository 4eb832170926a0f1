import type { DType } from "../array/dtype.ts";
import { arithmeticKernels } from "../kernels/arithmetic.ts";
import { cellKernels } from "../kernels/cells.ts";
import type { Family } from "../kernels/family.ts";
import { imageKernels } from "../kernels/images.ts";
import type { Heap, KernelOverrides, KernelSet, Kernels } from "../kernels/kernels.ts";
import { optimizerKernels } from "../kernels/optimizer.ts";
import { productKernels } from "../kernels/products.ts";

/** The families of kernels. */
export const families: readonly Family<object>[] = [
  arithmeticKernels,
  productKernels,
  cellKernels,
  imageKernels,
  optimizerKernels,
] as readonly unknown[] as readonly Family<object>[];

/** The kernels in use of all families, for a dtype. */
export function inUse(dtype: DType): Kernels {
  return Object.assign({}, ...families.map((family) => family.of(dtype))) as Kernels;
}

/** The reference kernels of all families on a heap. */
export function referenceOn(heap: Heap): KernelSet {
  const sets = families.map((family) => family.reference(heap));
  const all = (dtype: keyof KernelSet): object => Object.assign({}, ...sets.map((set) => set[dtype]));
  return { float64: all("float64"), float32: all("float32"), int32: all("int32"), bool: all("bool") } as KernelSet;
}

/** The SIMD kernels of all families on a memory. */
export function simdOn(memory: WebAssembly.Memory): KernelOverrides {
  const sets = families.map((family) => family.simd(memory));
  const all = (dtype: keyof KernelOverrides): object => Object.assign({}, ...sets.map((set) => set[dtype]));
  return { float64: all("float64"), float32: all("float32") } as KernelOverrides;
}
