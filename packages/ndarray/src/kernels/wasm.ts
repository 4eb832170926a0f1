/**
 * The modules of SIMD kernels: compiled from `assembly/` into texts in `generated/`. They load synchronously, without a
 * fetch, so an array can be used as soon as it is imported, in Node and in a browser.
 *
 * @module
 */
import type { KernelOverrides } from "./kernels.ts";
import { bytesOfText } from "./module-text.ts";

/** The SIMD kernels of the module of a text, working on a memory. Throws what the host throws if it refuses the module. */
export function simdKernels<K>(text: string, memory: WebAssembly.Memory): KernelOverrides<K> {
  const { exports } = new WebAssembly.Instance(moduleOf(text), { env: { memory } });
  return { float64: named<K>(exports, "float64_"), float32: named<K>(exports, "float32_") };
}

/** The module of a text. Throws what the host throws if it cannot run it. */
export function moduleOf(text: string): WebAssembly.Module {
  return new WebAssembly.Module(bytesOfText(text));
}

/** The exported functions whose names begin with a prefix, by the rest of their names. */
function named<K>(exports: WebAssembly.Exports, prefix: string): Partial<K> {
  const own = Object.entries(exports).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, kernel]) => [name.slice(prefix.length), kernel])) as Partial<K>;
}
