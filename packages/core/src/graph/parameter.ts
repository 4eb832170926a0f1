import { type DType, isNdArray, type NdArray, type Shape, sameShape, shown, ValueError } from "@dz/ndarray";
import { assign, copyVersion, isPinned, pin, pinnedZeros, unpin, vacate } from "@dz/ndarray/memory";
import { Variable } from "./variable.ts";

/**
 * A Variable that a layer owns and an optimizer updates.
 *
 * Its value and its gradient are pinned: they keep their place in memory and are written in place. A gradient that the
 * program has read does not change: its bytes are copied for the reader before they are overwritten.
 */
export class Parameter extends Variable {
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
    if (!isPinned(data) || data.strides !== null) {
      if (!isNdArray(data)) throw new ValueError(`Parameter: data is an NdArray, got ${shown(data)}`);
      this.prepare(data);
      copyVersion(data, this.value); // a copy made from now on contains these values
      this.commit();
    }
    return this.data;
  }

  /**
   * @internal Prepares a new value, which {@link commit} makes visible. If there is no memory, this throws and the value
   * is unchanged.
   */
  prepare(data: NdArray): void {
    this.value = writable(this.value, true, data.dims, data.dtype);
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
  gradientTarget(shape: Shape, dtype: DType): NdArray | null {
    return this.gradient === null ? this.room(shape, dtype) : null;
  }

  /** @internal Makes room for a gradient that a backward has found. If there is no memory, `grad` is unchanged. */
  prepareGradient(g: NdArray): void {
    if (g !== this.block) this.room(g.dims, g.dtype);
  }

  /** @internal Makes a prepared array the gradient, which cannot fail. */
  commitGradient(g: NdArray): void {
    const block = this.block as NdArray;
    if (g !== block) assign(block, g);
    this.gradient = new Variable(block);
  }

  private setGradient(g: NdArray): void {
    this.room(g.dims, g.dtype);
    this.commitGradient(g);
  }

  /** The block of the gradient, ready to be written. */
  private room(shape: Shape, dtype: DType): NdArray {
    this.block =
      this.block === null ? pinnedZeros(shape, dtype) : writable(this.block, this.gradientRead, shape, dtype);
    this.gradientRead = false;
    return this.block;
  }
}

/**
 * A pinned array of this shape and dtype: `pinned` itself if it has them. If the program may refer to it (`held`), its
 * values move to another place first. A block that is no longer used is freed here, since the garbage collector frees
 * nothing before a synchronous loop ends, and only after its successor exists, so that a failed allocation changes
 * nothing.
 */
function writable(pinned: NdArray, held: boolean, shape: Shape, dtype: DType): NdArray {
  if (pinned.dtype === dtype && sameShape(pinned.dims, shape)) return held ? vacate(pinned) : pinned;
  const other = pinnedZeros(shape, dtype);
  unpin(pinned);
  return other;
}
