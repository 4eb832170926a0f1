/**
 * Weights and images from a formula that other languages compute to the same digit.
 *
 * @module
 */
import { fromTypedArray, type NdArray, type Shape, saveNpz, sizeOf } from "@dz/ndarray";

/** `((7919 i + 104729 k) mod 1009) / 1009 − 0.5`: spread over [−0.5, 0.5) without randomness. */
function spread(i: number, k: number): number {
  return ((i * 7919 + k * 104729) % 1009) / 1009 - 0.5;
}

/** How the element of a parameter is made of a number u of {@link spread}, by the last part of the name of the parameter. */
function rule(name: string, shape: Shape): readonly [offset: number, factor: number] {
  const last = name.slice(name.lastIndexOf("/") + 1);
  if (last === "gamma") return [0.5, 0.2];
  if (last === "avg_var") return [1, 1];
  if (last === "b") return [0, 0.1];
  // Of variance 2 / inputs: signals keep their size through ReLUs.
  if (last === "W") return [0, Math.sqrt(24 / (shape.length === 2 ? (shape[0] as number) : sizeOf(shape.slice(1))))];
  return [0, 1];
}

/** A file of weights for parameters of given names and shapes; the k-th in alphabetical order is different for each k. */
export function formulaWeights(shapes: Readonly<Record<string, Shape>>): Uint8Array<ArrayBuffer> {
  const arrays = Object.keys(shapes)
    .sort()
    .map((name, k): [string, NdArray] => {
      const shape = shapes[name] as Shape;
      const [offset, factor] = rule(name, shape);
      const values = new Float32Array(sizeOf(shape));
      for (let i = 0; i < values.length; i++) values[i] = offset + factor * spread(i, k);
      return [name, fromTypedArray(values, shape)];
    });
  return saveNpz(arrays);
}

/** An image with elements in [−1, 1), float32. */
export function formulaImage(shape: Shape): NdArray<"float32"> {
  const values = Float32Array.from({ length: sizeOf(shape) }, (_, i) => 2 * spread(i, 7));
  return fromTypedArray(values, shape);
}

/** The largest distance of two rows of numbers, beside the largest number of the second. */
export function relativeError(got: readonly number[], want: readonly number[]): number {
  if (got.length !== want.length) return Number.POSITIVE_INFINITY;
  const scale = Math.max(...want.map(Math.abs));
  return Math.max(...want.map((w, i) => Math.abs((got[i] as number) - w))) / scale;
}
