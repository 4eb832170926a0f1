/**
 * What an index selects, as steps for the operators of ONNX.
 *
 * @module
 */
import { array, ellipsis, type NdArray, newAxis, ValueError } from "@dz/ndarray";
import type { GraphValue } from "../../trace/graph.ts";
import type { Size } from "../../trace/size.ts";
import { isValue } from "../../trace/value.ts";
import { UnknownSizeError } from "../graph-writer.ts";
import { type AxisSlice, type GivenSlice, slicesOf } from "./slices.ts";

/** Positions along an axis: a value of the graph, an array, or a list in which numbers are symbolic. */
export type Positions = GraphValue | NdArray | readonly Size[];

/** What an index selects. Axes count in the array, before anything is taken. */
export interface IndexPlan {
  readonly slices: readonly AxisSlice[];
  /** Axes of which one element is taken: at a number, or where a scalar of the graph says. */
  readonly integers: readonly { readonly axis: number; readonly position: Size | GraphValue }[];
  /** Index arrays. */
  readonly arrays: readonly { readonly axis: number; readonly positions: Positions }[];
  /** The axes of the result that do not come from index arrays: whether each is new. */
  readonly kept: readonly boolean[];
  /** How many of them are before those of the index arrays. */
  readonly before: number;
}

type Part =
  | { readonly kind: "integer"; readonly position: Size | GraphValue }
  | { readonly kind: "slice"; readonly slice: GivenSlice }
  | { readonly kind: "new" }
  | { readonly kind: "rest" }
  /** Index arrays for one axis each: one, or those that a mask stands for. */
  | { readonly kind: "arrays"; readonly columns: readonly Positions[] };

/**
 * The plan of an index of an array of this shape, by NumPy's rules: the axes of index arrays stand at the position of the
 * first of them, or in front if another part comes between two of them; beside them, an integer counts as one.
 *
 * Throws {@link ValueError} for a mask that depends on the inputs.
 */
export function planIndex(index: readonly unknown[], shape: readonly (Size | null)[]): IndexPlan {
  const parts = index.map(readPart);
  if (!parts.some(({ kind }) => kind === "rest")) parts.push({ kind: "rest" });
  const rest = shape.length - parts.reduce((count, part) => count + axesOf(part), 0);
  const slices: AxisSlice[] = [];
  const integers: IndexPlan["integers"][number][] = [];
  const arrays: IndexPlan["arrays"][number][] = [];
  const kept: boolean[] = [];
  let axis = 0;
  for (const part of parts) {
    if (part.kind === "integer") integers.push({ axis, position: part.position });
    else if (part.kind === "slice") slices.push(...slicesOf(part.slice, axis, shape[axis] ?? null));
    else if (part.kind === "arrays")
      arrays.push(...part.columns.map((positions, i) => ({ axis: axis + i, positions })));
    if (part.kind === "slice" || part.kind === "new") kept.push(part.kind === "new");
    if (part.kind === "rest") kept.push(...Array.from({ length: rest }, () => false));
    axis += part.kind === "rest" ? rest : axesOf(part);
  }
  return { slices, integers, arrays, kept, before: beforeArrays(parts, rest) };
}

/** How many kept axes come before those of the index arrays. */
function beforeArrays(parts: readonly Part[], rest: number): number {
  const isIndex = ({ kind }: Part): boolean => kind === "integer" || kind === "arrays";
  const first = parts.findIndex(isIndex);
  const last = parts.findLastIndex(isIndex);
  if (first < 0 || !parts.slice(first, last + 1).every(isIndex)) return 0;
  return parts.slice(0, first).reduce((count, { kind }) => count + (kind === "rest" ? rest : 1), 0);
}

function axesOf(part: Part): number {
  if (part.kind === "arrays") return part.columns.length;
  return part.kind === "integer" || part.kind === "slice" ? 1 : 0;
}

function readPart(part: unknown): Part {
  if (part === ellipsis) return { kind: "rest" };
  if (part === newAxis) return { kind: "new" };
  if (isValue(part)) return ofValue(part as GraphValue);
  if (Array.isArray(part)) return ofList(part);
  if (typeof part === "object" && part !== null && "step" in part) return { kind: "slice", slice: part as GivenSlice };
  return { kind: "integer", position: part as Size };
}

function ofValue(value: GraphValue): Part {
  if (value.dtype !== "bool") {
    return value.shape.length === 0 ? { kind: "integer", position: value } : { kind: "arrays", columns: [value] };
  }
  if (value.origin.kind === "constant") return ofMask(value.array);
  if (value.origin.kind === "filled") throw new UnknownSizeError();
  throw refused("a mask that depends on the inputs selects a number of elements that no shape tells; use where(...)");
}

function ofList(list: readonly unknown[]): Part {
  const elements = list.flat(Number.POSITIVE_INFINITY);
  if (elements.some((each) => typeof each === "boolean")) return ofMask(array(list as boolean[]));
  if (elements.every((each) => typeof each === "number")) {
    return { kind: "arrays", columns: [array(list as number[], { dtype: "int32" })] };
  }
  if (elements.length > list.length) throw new UnknownSizeError();
  return { kind: "arrays", columns: [list as readonly Size[]] };
}

/** The positions of the true elements of a mask, along each of its axes. */
function ofMask(mask: NdArray): Part {
  if (mask.ndim === 0) throw refused("a mask without axes; select with a mask of at least one");
  const values = mask.toTypedArray();
  const hits = Array.from(values.keys()).filter((i) => values[i] !== 0);
  let stride = mask.size;
  const columns = mask.shape.map((length) => {
    stride /= length;
    const along = stride;
    return array(
      hits.map((i) => Math.floor(i / along) % length),
      { dtype: "int32" },
    );
  });
  return { kind: "arrays", columns };
}

function refused(why: string): ValueError {
  return new ValueError(`exportOnnx: GetItem cannot be written as ONNX: ${why}`);
}
