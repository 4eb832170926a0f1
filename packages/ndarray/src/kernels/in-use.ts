import { setting } from "../host/env.ts";
import { memory } from "../memory/heap.ts";

/** The kernels that array operations run on, see {@link kernelsInUse}. */
export interface KernelsInUse {
  /** `"simd"`: WebAssembly with SIMD for float arrays; `"plain"`: loops in JavaScript, with the same results, slower. */
  readonly kind: "simd" | "plain";
  /** Why the kernels are plain, such as `"DZ_KERNELS=js"` or `"this host has no WebAssembly"`; null for SIMD. */
  readonly why: string | null;
}

let known: KernelsInUse | null = null;

/**
 * Which kernels array operations run on, and if they are the plain ones, why: `DZ_KERNELS=js` asks for them, the host has
 * no WebAssembly or no SIMD, or a page's Content-Security-Policy has no `'wasm-unsafe-eval'`. Results have the same bits
 * with either.
 */
export function kernelsInUse(): KernelsInUse {
  known ??= choose();
  return known;
}

/** Goes on with the plain kernels, because the host has refused a module. */
export function refuse(error: unknown): void {
  known = refused(error);
}

function choose(): KernelsInUse {
  if (setting("DZ_KERNELS") === "js") return plain("DZ_KERNELS=js");
  if (typeof WebAssembly === "undefined") return plain("this host has no WebAssembly");
  if (memory === null) return plain("this host refuses a WebAssembly memory");
  // A module of one function, which makes a vector: a policy that forbids modules shows here, and not in a program.
  const bytes = "0,97,115,109,1,0,0,0,1,5,1,96,0,1,123,3,2,1,0,10,10,1,8,0,65,0,253,15,253,98,11"
    .split(",")
    .map(Number);
  const vector = Uint8Array.from(bytes);
  if (!WebAssembly.validate(vector)) return plain("this host has no WebAssembly SIMD");
  try {
    new WebAssembly.Module(vector);
  } catch (error) {
    return refused(error);
  }
  return { kind: "simd", why: null };
}

function refused(error: unknown): KernelsInUse {
  const message = error instanceof Error ? error.message : String(error);
  return plain(`this host refuses a WebAssembly module: ${message}`);
}

function plain(why: string): KernelsInUse {
  return { kind: "plain", why };
}
