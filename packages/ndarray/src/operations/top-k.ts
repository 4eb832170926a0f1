import { checkArray } from "../array/check.ts";
import { fromTypedArray } from "../array/creation.ts";
import type { DType } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { formatShape, normalizeAxis, sizeOf } from "../array/shape.ts";
import { shown } from "../errors/describe.ts";
import { ValueError } from "../errors/errors.ts";
import type { OptionTable } from "../errors/option-table.ts";
import { readOptions } from "../errors/read-options.ts";
import { room } from "../host/room.ts";
import { eachLane, readLane, writeLane } from "./lanes.ts";
import { orderOf } from "./sort.ts";

/** Options of {@link topK}. */
export interface TopKOptions {
  /** The axis along which to look (default -1, the last). */
  readonly axis?: number;
  /** Whether to take the largest elements, else the smallest (default true). */
  readonly largest?: boolean;
}

const topKOptions = {
  axis: { default: -1, kind: "any" }, // checked with the shape
  largest: { default: true },
} satisfies OptionTable<TopKOptions>;

/** The result of {@link topK}. */
export interface TopK<D extends DType = DType> {
  /** The elements, the largest first (the smallest without `largest`). */
  readonly values: NdArray<D>;
  /** Their places along the axis (int32). */
  readonly indices: NdArray<"int32">;
}

/**
 * The k largest (or smallest) elements along an axis, and their places: the first k of `argSort`. So NaN is only taken
 * where there are too few numbers, and of equal elements the first. Both results have length k on the axis.
 *
 * Throws {@link AxisError} for an axis out of range and {@link ValueError} for a k that is not a whole number from 0 to
 * its length.
 */
export function topK<D extends DType>(a: NdArray<D>, k: number, options?: TopKOptions): TopK<D> {
  checkArray(a, "topK");
  const { axis, largest } = readOptions("topK", topKOptions, options);
  const along = normalizeAxis(axis, a.ndim, "topK", a.dims);
  const length = a.dims[along] as number;
  if (!Number.isInteger(k) || k < 0 || k > length) {
    const where = `axis ${along} of shape ${formatShape(a.dims)}`;
    throw new ValueError(`topK: k is ${shown(k)}, expected a whole number from 0 to ${length}, the length of ${where}`);
  }
  const shape = a.dims.map((n, i) => (i === along ? k : n));
  const from = a.toTypedArray();
  const [lane, places] = [room(length, a.dtype, "topK"), room(length, "int32", "topK")];
  const values = room(sizeOf(shape), a.dtype, "topK");
  const indices = room(sizeOf(shape), "int32", "topK");
  eachLane(a.dims, along, (number, start, step) => {
    readLane(from, start, step, lane);
    orderOf(lane, places, largest);
    const to = Math.floor(number / step) * k * step + (number % step);
    writeLane(indices, to, step, places, k);
    for (let i = 0; i < k; i++) values[to + i * step] = lane[places[i] as number] as number;
  });
  return {
    values: fromTypedArray(values, shape) as NdArray as NdArray<D>,
    indices: fromTypedArray(indices, shape),
  };
}
