/**
 * Weights and images from a formula that every language computes exactly alike.
 *
 * @module
 */
import { fromTypedArray, type NdArray, type Shape, saveNpz, sizeOf } from "@dz/ndarray";

/** `((7919 i + 104729 k) mod 1009) / 1009 − 0.5`: deterministic values spread over [−0.5, 0.5). */
function spread(i: number, k: number): number {
  return ((i * 7919 + k * 104729) % 1009) / 1009 - 0.5;
}

/** The offset and factor applied to a {@link spread} value u, by the last component of the parameter name. */
function rule(name: string, shape: Shape): readonly [offset: number, factor: number] {
  const last = name.slice(name.lastIndexOf("/") + 1);
  if (last === "gamma") return [0.5, 0.2];
  if (last === "avg_var") return [1, 1];
  if (last === "b") return [0, 0.1];
  // Variance 2 / fan-in, which preserves the size of signals through ReLUs.
  if (last === "W") return [0, Math.sqrt(24 / (shape.length === 2 ? (shape[0] as number) : sizeOf(shape.slice(1))))];
  return [0, 1];
}

/**
 * A weight file for parameters with given names and shapes; the values depend on the alphabetical position of the name.
 */
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

/** An image with values in [−1, 1), float32. */
export function formulaImage(shape: Shape): NdArray<"float32"> {
  const values = Float32Array.from({ length: sizeOf(shape) }, (_, i) => 2 * spread(i, 7));
  return fromTypedArray(values, shape);
}

/** The largest difference between two lists, relative to the largest value of the second. */
export function relativeError(got: readonly number[], want: readonly number[]): number {
  if (got.length !== want.length) return Number.POSITIVE_INFINITY;
  const scale = Math.max(...want.map(Math.abs));
  return Math.max(...want.map((w, i) => Math.abs((got[i] as number) - w))) / scale;
}
