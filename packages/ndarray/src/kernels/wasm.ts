/**
 * The SIMD kernels: compiled from `assembly/` into `generated/simd.ts`, bound to the heap. They load synchronously,
 * without a fetch, so an array can be used as soon as it is imported, in Node and in a browser.
 *
 * @module
 */
import { simd } from "./generated/simd.ts";
import type { KernelOverrides, Kernels } from "./kernels.ts";

/** The SIMD kernels working on a memory, or null where the host has no SIMD. */
export function wasmKernels(memory: WebAssembly.Memory): KernelOverrides | null {
  const module = moduleOf(simd);
  if (module === null) return null;
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  return { float64: named(exports, "float64_"), float32: named(exports, "float32_") };
}

/** The module of a base64 text, or null where the host cannot run it. */
export function moduleOf(base64: string): WebAssembly.Module | null {
  const bytes = Uint8Array.from(atob(base64.replaceAll("\n", "")), (character) => character.charCodeAt(0));
  return WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
}

/** The exported functions whose names begin with a prefix, by the rest of their names. */
function named(exports: WebAssembly.Exports, prefix: string): Partial<Kernels> {
  const own = Object.entries(exports).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, kernel]) => [name.slice(prefix.length), kernel])) as Partial<Kernels>;
}
