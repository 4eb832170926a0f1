import type { DType } from "../array/dtype.ts";
import { heap, memory } from "../memory/heap.ts";
import { kernelsInUse, refuse } from "./in-use.ts";
import type { Heap, KernelOverrides, KernelSet } from "./kernels.ts";
import { simdKernels } from "./wasm.ts";

/**
 * A family of kernels: the plain loops of every dtype, and the module of those that SIMD loops replace for float dtypes.
 * The module is compiled when one of its kernels is asked for: a program neither waits for those that it does not use, nor,
 * in a bundle, has them at all.
 */
export class Family<K extends object> {
  private readonly plain: (dtype: DType, heap: Heap) => K;
  private readonly text: string;
  private set: KernelSet<K> | null = null;

  constructor(plain: (dtype: DType, heap: Heap) => K, text: string) {
    this.plain = plain;
    this.text = text;
  }

  /**
   * The kernels of a dtype. Comparisons, because engines take ten times as long to look up a property by a varying name.
   */
  of(dtype: DType): K {
    const { float64, float32, int32, bool } = this.set ?? this.load();
    return dtype === "float32" ? float32 : dtype === "float64" ? float64 : dtype === "int32" ? int32 : bool;
  }

  /** Replaces kernels of a dtype; those absent from `others` stay. */
  replace(dtype: "float64" | "float32", others: Partial<K>): void {
    Object.assign(this.of(dtype), others);
  }

  /** The plain kernels alone, on any heap. */
  reference(own: Heap): KernelSet<K> {
    const { plain } = this;
    return {
      float64: plain("float64", own),
      float32: plain("float32", own),
      int32: plain("int32", own),
      bool: plain("bool", own),
    };
  }

  /** The SIMD kernels alone, on any memory. */
  simd(own: WebAssembly.Memory): KernelOverrides<K> {
    return simdKernels(this.text, own);
  }

  private load(): KernelSet<K> {
    const reference = this.reference(heap);
    const simd = this.simdOrNull();
    this.set =
      simd === null
        ? reference
        : {
            ...reference,
            float64: { ...reference.float64, ...simd.float64 },
            float32: { ...reference.float32, ...simd.float32 },
          };
    return this.set;
  }

  private simdOrNull(): KernelOverrides<K> | null {
    if (memory === null || kernelsInUse().kind === "plain") return null;
    try {
      return this.simd(memory);
    } catch (error) {
      refuse(error);
      return null;
    }
  }
}
