/**
 * NumPy's indexing on plain arrays: the elements that an index selects, computed position by position.
 *
 * @module
 */
import { broadcast, flat, get, make, type Naive, spread } from "./naive.ts";

/** One part of an index, in NumPy's terms. */
export type NaivePart =
  | { readonly kind: "number"; readonly at: number }
  | { readonly kind: "slice"; readonly bounds: readonly [number | null, number | null, number | null] }
  | { readonly kind: "ellipsis" }
  | { readonly kind: "newAxis" }
  | { readonly kind: "list"; readonly list: Naive }
  | { readonly kind: "mask"; readonly list: Naive };

/** The effect of one part: it makes an axis of the result from some axes of the array, or joins the index lists. */
interface Step {
  /** The positions along an axis of the array, for each position along one of the result; null for a new axis. */
  readonly ranges: readonly (readonly number[] | null)[];
  /** Indexes along axes of the array, or null. */
  readonly lists: readonly Naive[] | null;
}

const range = (length: number): number[] => Array.from({ length }, (_, i) => i);

/** Python's `range(length)[start:stop:step]`, by iteration. */
function sliced(length: number, [start, stop, step]: readonly (number | null)[]): number[] {
  const by = step ?? 1;
  const bound = (x: number): number => (x < 0 ? x + length : x);
  let i = start === null || start === undefined ? (by > 0 ? 0 : length - 1) : bound(start);
  const end = stop === null || stop === undefined ? (by > 0 ? length : -1) : Math.max(bound(stop), -1);
  if (by > 0) i = Math.max(i, 0);
  else i = Math.min(i, length - 1);
  const out: number[] = [];
  for (; by > 0 ? i < Math.min(end, length) : i > end && i >= 0; i += by) out.push(i);
  return out;
}

/** The indexes of the true elements of a mask, one list for each of its axes. */
function nonzero(mask: Naive): Naive[] {
  const hits: number[][] = [];
  make(mask.shape, (place) => {
    if (get(mask, place) !== 0) hits.push(place);
    return 0;
  });
  if (mask.shape.length === 0) return [{ shape: [hits.length], values: hits.map(() => 0) }];
  return mask.shape.map((_, axis) => ({ shape: [hits.length], values: hits.map((place) => place[axis] as number) }));
}

/** The row-major positions that an index selects in an array of this shape, in the shape of the result. */
export function pick(shape: readonly number[], parts: readonly NaivePart[]): Naive {
  const axesOf = (part: NaivePart): number => {
    if (part.kind === "mask") return part.list.shape.length;
    return part.kind === "newAxis" || part.kind === "ellipsis" ? 0 : 1;
  };
  const whole = parts.some((part) => part.kind === "ellipsis") ? parts : [...parts, { kind: "ellipsis" } as const];
  const named = whole.reduce((sum, part) => sum + axesOf(part), 0);
  const fancy = parts.some(({ kind }) => kind === "list" || kind === "mask");

  let axis = 0;
  const steps = whole.map((part): Step => {
    const length = shape[axis] ?? 0;
    const first = axis;
    axis += part.kind === "ellipsis" ? shape.length - named : axesOf(part);
    switch (part.kind) {
      case "newAxis":
        return { ranges: [null], lists: null };
      case "ellipsis":
        return { ranges: shape.slice(first, axis).map(range), lists: null };
      case "slice":
        return { ranges: [sliced(length, part.bounds)], lists: null };
      case "number":
        return { ranges: [], lists: [{ shape: [], values: [part.at] }] };
      case "list":
        return { ranges: [], lists: [part.list] };
      default:
        return { ranges: [], lists: nonzero(part.list) };
    }
  });

  const lists = steps.flatMap((step) => step.lists ?? []);
  const common = lists.map((list) => list.shape).reduce((a, b) => broadcast(a, b) as readonly number[], []);
  // The index lists are one axis of the result: at the position of the first, or in front if other parts come between
  // them.
  const indexed = steps.flatMap((step, i) => (step.lists === null ? [] : [i]));
  const [first = 0, last = 0] = [indexed[0], indexed.at(-1)];
  const before =
    !fancy || last - first + 1 === indexed.length ? steps.slice(0, first).flatMap((s) => s.ranges).length : 0;
  const ranges = steps.flatMap((step) => step.ranges);
  const lengths = ranges.map((places) => places?.length ?? 1);

  return make([...lengths.slice(0, before), ...common, ...lengths.slice(before)], (place) => {
    const among = place.slice(before, before + common.length);
    const along = [...place.slice(0, before), ...place.slice(before + common.length)];
    const source: number[] = [];
    let r = 0;
    for (const [i, step] of steps.entries()) {
      for (const places of step.ranges) {
        const at = along[r++] as number;
        if (places !== null) source.push(places[at] as number);
      }
      // A mask without axes selects along a new axis, whose length is 1 if it is true, else 0.
      const part = whole[i] as NaivePart;
      if (part.kind === "mask" && part.list.shape.length === 0) continue;
      for (const list of step.lists ?? []) source.push(get(spread(list, common), among));
    }
    return flat(
      shape,
      source.map((i, k) => (i < 0 ? i + (shape[k] as number) : i)),
    );
  });
}
