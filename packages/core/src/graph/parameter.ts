import { type DType, isNdArray, type NdArray, type Shape, sameShape, shown, ValueError } from "@dz/ndarray";
import { assign, copyVersion, isPinned, pin, pinnedZeros, unpin, vacate } from "@dz/ndarray/memory";
import { unrecorded, Variable } from "./variable.ts";

/**
 * A Variable that a layer owns and an optimizer updates.
 *
 * Its value is pinned, and so is the gradient that a backward without options finds: they keep their place in memory and
 * are written in place. A gradient that the program has read does not change: its bytes are copied for the reader before
 * they are overwritten.
 */
export class Parameter extends Variable {
  /** @internal */
  static override get name(): string {
    return "Parameter";
  }

  /** The pinned array that is `data`, unless a program has replaced that. */
  private value: NdArray;
  /** The pinned array for the gradient, whether or not there is one at present. */
  private block: NdArray | null = null;
  /** Whether the program has read the gradient and may still refer to it. */
  private gradientRead = false;

  constructor(data: NdArray, name: string | null = null) {
    super(data, name);
    this.value = pin(data);
    this.data = this.value;
  }

  override get grad(): Variable | null {
    this.gradientRead = true;
    return super.grad;
  }

  override set grad(value: Variable | null) {
    super.grad = value;
    this.gradientRead = true;
  }

  /** @internal The value, pinned also after a program has replaced it. */
  pinnedData(): NdArray {
    const { data } = this;
    if (!isNdArray(data)) throw new ValueError(`Parameter: data is an NdArray, got ${shown(data)}`);
    if (!isPinned(data) || data.strides !== null) {
      this.prepareValue(data);
      copyVersion(data, this.value); // a copy made from now on contains these values
      this.commit();
    }
    return this.data;
  }

  /**
   * @internal Prepares a new value, which {@link commit} makes visible. If there is no memory, this throws and the value
   * is unchanged.
   */
  prepareValue(data: NdArray): void {
    this.value = reuseOrReplace(this.value, true, data.dims, data.dtype);
    assign(this.value, data);
  }

  /** @internal Makes the prepared value the value, which cannot fail. */
  commit(): void {
    this.data = this.value;
  }

  /** @internal The gradient as an array that hooks may write in place, or null if there is none. */
  writableGradient(): NdArray | null {
    const { gradient } = this;
    if (gradient === null) return null;
    if (gradient.data !== this.block || this.gradientRead) this.setGradient(gradient.data);
    return this.block;
  }

  /** @internal The block in which a backward adds up the gradient in place, or null if there is a gradient already. */
  claimGradientBlock(shape: Shape, dtype: DType): NdArray | null {
    return this.gradient === null ? this.blockFor(shape, dtype) : null;
  }

  /** @internal Prepares the block for a gradient that a backward has found. Without memory, `grad` is unchanged. */
  prepareGradient(g: NdArray): void {
    if (g !== this.block) this.blockFor(g.dims, g.dtype);
  }

  /** @internal Makes a prepared array the gradient, which cannot fail. */
  commitGradient(g: NdArray): void {
    const block = this.block as NdArray;
    if (g !== block) assign(block, g);
    this.gradient = unrecorded(block);
  }

  private setGradient(g: NdArray): void {
    this.blockFor(g.dims, g.dtype);
    this.commitGradient(g);
  }

  /** The block of the gradient, with this shape and dtype, ready to be overwritten. */
  private blockFor(shape: Shape, dtype: DType): NdArray {
    this.block =
      this.block === null ? pinnedZeros(shape, dtype) : reuseOrReplace(this.block, this.gradientRead, shape, dtype);
    this.gradientRead = false;
    return this.block;
  }
}

/**
 * A pinned array of this shape and dtype, ready to be overwritten. If `pinned` has them, its block is used again; if
 * the program may refer to the values (`held`), these move out of it first.
 *
 * Else there is a new block, and that of `pinned` is given back after its values have moved out. That is not left to
 * the heap's FinalizationRegistry, whose callbacks wait until a synchronous loop has ended. The new block is allocated
 * first, so that a failed allocation changes nothing.
 */
function reuseOrReplace(pinned: NdArray, held: boolean, shape: Shape, dtype: DType): NdArray {
  if (pinned.dtype === dtype && sameShape(pinned.dims, shape)) return held ? vacate(pinned) : pinned;
  const other = pinnedZeros(shape, dtype);
  unpin(pinned);
  return other;
}
