import { type DType, isNdArray, type NdArray, type Shape, sameShape, shown, ValueError } from "@dz/ndarray";
import { assign, copyVersion, isPinned, pin, pinnedZeros, unpin, vacate } from "@dz/ndarray/memory";
import { Variable } from "./variable.ts";

/**
 * A Variable that a layer owns and an optimizer updates.
 *
 * Its value and its gradient are pinned: they stay where they are and are written in place. A gradient that somebody has
 * read is left alone; its bytes are copied for the reader before they are written again.
 */
export class Parameter extends Variable {
  /** The pinned array that `data` is, unless a program has replaced it. */
  private value: NdArray;
  /** The pinned array for the gradient, whether or not there is one. */
  private block: NdArray | null = null;
  /** Whether somebody has asked for the gradient and may still hold it. */
  private gradientSeen = false;

  constructor(data: NdArray, name: string | null = null) {
    super(data, name);
    this.value = pin(data);
    this.data = this.value;
  }

  override get grad(): Variable | null {
    this.gradientSeen = true;
    return super.grad;
  }

  override set grad(value: Variable | null) {
    super.grad = value;
    this.gradientSeen = true;
  }

  /** @internal The value, pinned also after a program has replaced it. */
  pinnedData(): NdArray {
    const { data } = this;
    if (!isPinned(data) || data.strides !== null) {
      if (!isNdArray(data)) throw new ValueError(`Parameter: data is an NdArray, got ${shown(data)}`);
      this.stage(data);
      copyVersion(data, this.value); // a copy that is made now has no newer values
      this.commit();
    }
    return this.data;
  }

  /**
   * @internal Writes what is to become the value where {@link commit} finds it. The value stays what it is, also if there
   * is no room and this throws.
   */
  stage(data: NdArray): void {
    this.value = writable(this.value, true, data.dims, data.dtype);
    assign(this.value, data);
  }

  /** @internal Makes what was staged the value, which cannot fail. */
  commit(): void {
    this.data = this.value;
  }

  /** @internal The gradient as an array that hooks may write in place, or null if there is none. */
  writableGradient(): NdArray | null {
    const { gradient } = this;
    if (gradient === null) return null;
    if (gradient.data !== this.block || this.gradientSeen) this.setGradient(gradient.data);
    return this.block;
  }

  /** @internal */
  override gradientTarget(shape: Shape, dtype: DType): NdArray | null {
    return this.gradient === null ? this.room(shape, dtype) : null;
  }

  /** @internal */
  override settleGradient(g: NdArray): NdArray {
    if (g !== this.block) this.room(g.dims, g.dtype);
    return g;
  }

  /** @internal */
  override publishGradient(g: NdArray): void {
    const block = this.block as NdArray;
    if (g !== block) assign(block, g);
    this.gradient = new Variable(block);
  }

  private setGradient(g: NdArray): void {
    this.room(g.dims, g.dtype);
    this.publishGradient(g);
  }

  /** The block of the gradient, to be written. */
  private room(shape: Shape, dtype: DType): NdArray {
    this.block =
      this.block === null ? pinnedZeros(shape, dtype) : writable(this.block, this.gradientSeen, shape, dtype);
    this.gradientSeen = false;
    return this.block;
  }
}

/**
 * A pinned array of this shape and dtype, `pinned` if it has them. If it may be held by somebody, the values move out
 * first. A block that is not used again is freed here, because nothing is garbage before a synchronous loop ends, and
 * not before there is another, so that no room for it changes nothing.
 */
function writable(pinned: NdArray, held: boolean, shape: Shape, dtype: DType): NdArray {
  if (pinned.dtype === dtype && sameShape(pinned.dims, shape)) return held ? vacate(pinned) : pinned;
  const other = pinnedZeros(shape, dtype);
  unpin(pinned);
  return other;
}
