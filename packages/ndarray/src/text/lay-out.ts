/**
 * The printing of arrays, to the character as in NumPy 2.
 *
 * @module
 */
import { type DType, isFloat, itemSize, typedArrayOf } from "../array/dtype.ts";
import type { NdArray } from "../array/ndarray.ts";
import { rowMajor } from "../array/shape.ts";
import { heap } from "../memory/heap.ts";
import { bufferOf } from "../memory/span.ts";
import { floatFormatter, formatFloat } from "./format-float.ts";

/** The width of a line, in characters. */
export const LINE = 75;
/** An array with more elements is printed in part. */
export const SUMMARIZE_ABOVE = 1000;
const EDGE = 3;

/** Reads elements at their present addresses. Valid until the next allocation; printing allocates nothing. */
export function reader(a: NdArray): (offset: number) => number {
  const { ptr, span, dtype } = a;
  const item = itemSize[dtype];
  const buffer = bufferOf(span);
  const all = buffer === null ? heap[dtype] : new typedArrayOf[dtype](buffer, 0, Math.floor(buffer.byteLength / item));
  const start = (buffer === null ? ptr : ptr - span.base) / item;
  return (offset) => all[start + offset] as number;
}

/** The nested brackets of a non-empty array, with `indent` columns taken on the first line. */
export function layOut(a: NdArray, separator: string, indent: number, width: number): string {
  const { shape, ndim } = a;
  const strides = a.strides ?? rowMajor(shape);
  const read = reader(a);
  const shown = shape.map((length) => shownIndexes(length, a.size > SUMMARIZE_ABOVE));

  const values: number[] = [];
  const collect = (axis: number, offset: number): void => {
    if (axis === ndim) values.push(read(offset));
    else for (const i of shown[axis] ?? []) if (i !== null) collect(axis + 1, offset + i * (strides[axis] as number));
  };
  collect(0, 0);
  const write = formatter(values, a.dtype, ndim);

  const nest = (axis: number, offset: number, hang: string, room: number): string => {
    if (axis === ndim) return write(read(offset));
    const pieces = (shown[axis] ?? []).map((i) =>
      i === null ? "..." : nest(axis + 1, offset + i * (strides[axis] as number), `${hang} `, room - 1),
    );
    if (axis === ndim - 1) return `[${wrap(pieces, separator, hang, room - 1)}]`;
    return `[${pieces.join(separator.trimEnd() + "\n".repeat(ndim - axis - 1) + hang)}]`;
  };
  return nest(0, 0, " ".repeat(indent + 1), width);
}

/** The indexes of an axis that are printed; null stands for those left out. */
function shownIndexes(length: number, summarize: boolean): (number | null)[] {
  if (!summarize || length <= 2 * EDGE) return Array.from({ length }, (_, i) => i);
  return [0, 1, 2, null, length - 3, length - 2, length - 1];
}

/** Joins items into lines of at most `width` characters; the first line is shorter by the length of `hang`. */
function wrap(pieces: readonly string[], separator: string, hang: string, width: number): string {
  let text = "";
  let line = hang;
  pieces.forEach((piece, i) => {
    if (line.length + piece.length > width && line.length > hang.length) {
      text += `${line.trimEnd()}\n`;
      line = hang;
    }
    line += i < pieces.length - 1 ? piece + separator : piece;
  });
  return (text + line).slice(hang.length);
}

function formatter(values: readonly number[], dtype: DType, ndim: number): (x: number) => string {
  if (isFloat(dtype)) return floatFormatter(values, dtype);
  const texts = values.map((x) => formatScalar(x, dtype));
  const width = dtype === "bool" && ndim > 0 ? 5 : texts.reduce((most, text) => Math.max(most, text.length), 0);
  return (x) => formatScalar(x, dtype).padStart(width);
}

/** A number as NumPy prints a scalar. */
export function formatScalar(x: number, dtype: DType): string {
  if (isFloat(dtype)) return formatFloat(x, dtype);
  if (dtype === "bool") return x === 0 ? "False" : "True";
  return String(x);
}
