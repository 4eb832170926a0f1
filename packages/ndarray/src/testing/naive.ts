/**
 * NumPy's operations on plain arrays, as loops over indexes: the oracle of the property tests. Nothing here is fast,
 * and nothing uses dz.
 *
 * @module
 */

/** The lengths of axes, or the position of one element. */
type Whole = readonly number[];

/** Numbers in row-major order. */
export interface Naive {
  readonly shape: Whole;
  readonly values: readonly number[];
}

/** The number of elements of a shape. */
export function count(shape: Whole): number {
  return shape.reduce((n, length) => n * length, 1);
}

/** The position of element `at` of a shape, counted in row-major order. */
function placeOf(at: number, shape: Whole): number[] {
  const place = shape.map(() => 0);
  let rest = at;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    place[axis] = rest % (shape[axis] as number);
    rest = Math.floor(rest / (shape[axis] as number));
  }
  return place;
}

/** The row-major index of the element at a position. */
export function flat(shape: Whole, place: Whole): number {
  return place.reduce((at, i, axis) => at * (shape[axis] as number) + i, 0);
}

/** The element at a position. */
export function get(a: Naive, place: Whole): number {
  return a.values[flat(a.shape, place)] as number;
}

/** An array whose elements `f` gives, position by position. */
export function make(shape: Whole, f: (place: number[]) => number): Naive {
  return { shape, values: Array.from({ length: count(shape) }, (_, at) => f(placeOf(at, shape))) };
}

/** The shape that two broadcast to, or null. */
export function broadcast(a: Whole, b: Whole): Whole | null {
  const ndim = Math.max(a.length, b.length);
  const aligned = (shape: Whole): Whole => [...new Array<number>(ndim - shape.length).fill(1), ...shape];
  const [x, y] = [aligned(a), aligned(b)];
  if (x.some((length, i) => length !== y[i] && length !== 1 && y[i] !== 1)) return null;
  return x.map((length, i) => (length === 1 ? (y[i] as number) : length));
}

/** An array repeated to a shape that it broadcasts to. */
export function spread(a: Naive, shape: Whole): Naive {
  return make(shape, (place) =>
    get(
      a,
      place.slice(shape.length - a.shape.length).map((i, axis) => (a.shape[axis] === 1 ? 0 : i)),
    ),
  );
}

/** `f` of the elements of arrays that broadcast. */
export function each(f: (...xs: number[]) => number, ...arrays: readonly Naive[]): Naive {
  const shape = arrays.map((a) => a.shape).reduce((a, b) => broadcast(a, b) as Whole);
  const wide = arrays.map((a) => spread(a, shape));
  return make(shape, (place) => f(...wide.map((a) => get(a, place))));
}

/** `f` of the elements that differ only in their positions along `axes`. */
export function reduce(a: Naive, axes: Whole, keepdims: boolean, f: (xs: number[]) => number): Naive {
  const kept = a.shape.map((length, axis) => (axes.includes(axis) ? 1 : length));
  const along = a.shape.map((length, axis) => (axes.includes(axis) ? length : 1));
  const { values } = make(kept, (place) =>
    f(
      make(along, (step) =>
        get(
          a,
          place.map((i, axis) => i + (step[axis] as number)),
        ),
      ).values as number[],
    ),
  );
  return { shape: keepdims ? kept : a.shape.filter((_, axis) => !axes.includes(axis)), values };
}

/** The axes in another order: axis `i` of the result is axis `order[i]` of the array. */
export function transpose(a: Naive, order: Whole): Naive {
  return make(
    order.map((axis) => a.shape[axis] as number),
    (place) =>
      get(
        a,
        a.shape.map((_, axis) => place[order.indexOf(axis)] as number),
      ),
  );
}

/** Arrays joined along an axis. */
export function concat(arrays: readonly Naive[], axis: number): Naive {
  const [first] = arrays as [Naive];
  const total = arrays.reduce((sum, a) => sum + (a.shape[axis] as number), 0);
  return make(
    first.shape.map((length, i) => (i === axis ? total : length)),
    (place) => {
      let at = place[axis] as number;
      for (const a of arrays) {
        const length = a.shape[axis] as number;
        if (at < length)
          return get(
            a,
            place.map((i, k) => (k === axis ? at : i)),
          );
        at -= length;
      }
      throw new RangeError("naive: no array has this place");
    },
  );
}

/** The cumulative sums along an axis, or those from each element to the end. */
export function cumsum(a: Naive, axis: number, reverse: boolean): Naive {
  return make(a.shape, (place) => {
    const last = place[axis] as number;
    const [from, to] = reverse ? [last, (a.shape[axis] as number) - 1] : [0, last];
    let total = 0;
    for (let i = from; i <= to; i++)
      total += get(
        a,
        place.map((k, at) => (at === axis ? i : k)),
      );
    return total;
  });
}

/** An array with a margin of `value`. */
export function pad(a: Naive, widths: readonly Whole[], value: number): Naive {
  return make(
    a.shape.map((length, axis) => length + (widths[axis]?.[0] as number) + (widths[axis]?.[1] as number)),
    (place) => {
      const inner = place.map((i, axis) => i - (widths[axis]?.[0] as number));
      return inner.every((i, axis) => i >= 0 && i < (a.shape[axis] as number)) ? get(a, inner) : value;
    },
  );
}

/** `a @ b`: one axis of each is summed over, a vector is a row on the left and a column on the right. */
export function matmul(a: Naive, b: Naive): Naive {
  const x = a.shape.length === 1 ? { shape: [1, ...a.shape], values: a.values } : a;
  const y = b.shape.length === 1 ? { shape: [...b.shape, 1], values: b.values } : b;
  const batch = broadcast(x.shape.slice(0, -2), y.shape.slice(0, -2)) as Whole;
  const [m, k] = x.shape.slice(-2) as [number, number];
  const n = y.shape.at(-1) as number;
  const [p, q] = [spread(x, [...batch, m, k]), spread(y, [...batch, k, n])];
  const full = make([...batch, m, n], (place) => {
    const lead = place.slice(0, -2);
    const [row, column] = place.slice(-2) as [number, number];
    let total = 0;
    for (let i = 0; i < k; i++) total += get(p, [...lead, row, i]) * get(q, [...lead, i, column]);
    return total;
  });
  const shape = [...batch, ...(a.shape.length === 1 ? [] : [m]), ...(b.shape.length === 1 ? [] : [n])];
  return { shape, values: full.values };
}
