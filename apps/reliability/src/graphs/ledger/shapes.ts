/** The ops that move elements, and those that reduce them. */
import * as F from "@dz/functions";
import * as nd from "@dz/ndarray";
import type { Sketch } from "../sketch.ts";
import type { Entry } from "./entry.ts";

/** An index of an axis; index lists have `count` elements, so that they are compatible. */
function indexOf(s: Sketch, length: number, count: number): nd.Index {
  switch (s.below(4)) {
    case 0:
      return s.integer(-length, length - 1);
    case 1:
      return nd.slice(s.below(length), null, s.integer(1, 2));
    case 2:
      return nd.slice(null, null, -1);
    default:
      return s.indexes([count], length);
  }
}

export const shapes: Readonly<Record<string, Entry>> = {
  astype: (s) => {
    const x = s.any();
    return F.astype(F.astype(x, "float64"), x.dtype);
  },
  broadcastTo: (s) => {
    const x = s.of(...s.shape(0, 2));
    return F.broadcastTo(x, [...s.shape(0, 1), ...x.shape.map((n) => (n === 1 ? s.integer(1, 3) : n))]);
  },
  concat: (s) => {
    const shape = s.shape(1, 3);
    const axis = s.below(shape.length);
    const parts = Array.from({ length: s.integer(1, 3) }, () =>
      s.of(...shape.map((n, i) => (i === axis ? s.integer(1, 3) : n))),
    );
    return F.concat(parts, { axis: s.flag() ? axis : axis - shape.length });
  },
  cumsum: (s) => {
    const x = s.of(...s.shape(1, 3));
    return F.cumsum(x, { axis: s.flag() ? null : s.axis(x), reverse: s.flag() });
  },
  diagonal: (s) => F.diagonal(s.of(...s.shape(0, 1), s.integer(2, 4), s.integer(2, 4)), { k: s.integer(-1, 1) }),
  expandDims: (s) => {
    const x = s.any();
    return F.expandDims(x, { axis: s.integer(-x.ndim - 1, x.ndim) });
  },
  flatten: (s) => F.flatten(s.of(...s.shape(1, 4))),
  flip: (s) => {
    const x = s.any();
    return F.flip(x, { axis: s.reduction(x).axis });
  },
  getItem: (s) => {
    const x = s.of(...s.shape(1, 3));
    if (s.below(4) === 0) return F.getItem(x, nd.logicalOr(s.mask(x.shape), firstOf(x.shape)));
    const count = s.integer(1, 3);
    const index = x.shape.slice(0, s.integer(1, x.ndim)).map((n) => indexOf(s, n, count));
    if (s.flag()) index.splice(s.below(index.length + 1), 0, nd.newAxis);
    if (s.flag()) index.push(nd.ellipsis);
    return F.getItem(x, ...index);
  },
  logSumExp: (s) => {
    const x = s.any();
    return F.logSumExp(x, s.reduction(x));
  },
  max: (s) => {
    const x = s.apart(s.any());
    return F.max(x, { ...s.reduction(x), ties: s.one(["split", "all"] as const) });
  },
  mean: (s) => {
    const x = s.any();
    return F.mean(x, s.reduction(x));
  },
  min: (s) => {
    const x = s.apart(s.any());
    return F.min(x, { ...s.reduction(x), ties: s.one(["split", "all"] as const) });
  },
  moveAxis: (s) => {
    const x = s.of(...s.shape(1, 3));
    return F.moveAxis(x, s.axis(x), s.axis(x));
  },
  norm: (s) => {
    const x = s.apart(s.any());
    return F.norm(x, s.reduction(x));
  },
  pad: (s) => {
    const x = s.of(...s.shape(1, 3));
    const widths = x.shape.map(() => [s.below(3), s.below(2)] as const);
    return F.pad(x, s.one<F.PadWidth>([1, [0, 2], widths]), { value: s.number(-1, 1) });
  },
  prod: (s) => {
    const x = s.any();
    return F.prod(x, s.reduction(x));
  },
  repeat: (s) => {
    const x = s.of(...s.shape(1, 3));
    return F.repeat(x, s.integer(1, 3), { axis: s.flag() ? null : s.axis(x) });
  },
  reshape: (s) => {
    const x = s.any();
    const { size } = x;
    const lengths = [1, 2, 3, 4, size].filter((n) => size % n === 0);
    const length = s.one(lengths);
    return F.reshape(x, s.flag() ? [length, size / length] : [size / length, 1, -1]);
  },
  sort: (s) => {
    const x = s.apart(s.of(...s.shape(1, 3)));
    return F.sort(x, { axis: s.axis(x), descending: s.flag() });
  },
  split: (s) => {
    const x = s.of(...s.shape(0, 1), s.integer(2, 4));
    if (s.flag()) return F.split(x, [1], { axis: -1 });
    return F.split(x, s.flag() ? 1 : (x.shape.at(-1) as number), { axis: -1 });
  },
  squeeze: (s) => {
    const x = s.of(...s.shape(0, 1), 1, ...s.shape(0, 2));
    return F.squeeze(x, { axis: s.flag() ? null : x.shape.indexOf(1) });
  },
  stack: (s) => {
    const shape = s.shape(0, 2);
    const parts = Array.from({ length: s.integer(1, 3) }, () => s.of(...shape));
    return F.stack(parts, { axis: s.integer(-shape.length - 1, shape.length) });
  },
  std: (s) => {
    const x = s.apart(s.of(s.integer(2, 3), s.integer(2, 3)));
    return F.std(x, { axis: s.one([null, 0, 1, -1]), keepdims: s.flag(), ddof: s.below(2) });
  },
  sum: (s) => {
    const x = s.any();
    return F.sum(x, s.reduction(x));
  },
  sumTo: (s) => {
    const x = s.of(...s.shape(0, 3));
    return F.sumTo(
      x,
      x.shape.slice(s.below(x.ndim + 1)).map((n) => (s.flag() ? 1 : n)),
    );
  },
  swapAxes: (s) => {
    const x = s.of(...s.shape(1, 3));
    return F.swapAxes(x, s.axis(x), s.axis(x));
  },
  takeAlongAxis: (s) => {
    const x = s.of(...s.shape(1, 3));
    const axis = s.below(x.ndim);
    const shape = x.shape.map((n, i) => (i === axis ? s.integer(1, 4) : s.flag() ? 1 : n));
    return F.takeAlongAxis(x, s.indexes(shape, x.shape[axis] as number), { axis });
  },
  tile: (s) => {
    const x = s.of(...s.shape(0, 2));
    return F.tile(x, s.flag() ? 2 : [2, ...x.shape.map(() => s.integer(1, 2))]);
  },
  topK: (s) => {
    const x = s.apart(s.of(...s.shape(1, 3)));
    const axis = s.axis(x);
    return F.topK(x, s.integer(1, x.shape.at(axis) as number), { axis, largest: s.flag() }).values;
  },
  trace: (s) => F.trace(s.of(s.integer(1, 4), s.integer(1, 4))),
  transpose: (s) => {
    const x = s.any();
    const [first = 0, ...rest] = x.shape.map((_, i) => i);
    return s.flag() || x.ndim === 0 ? F.transpose(x) : F.transpose(x, [...rest, first - x.ndim]);
  },
  tril: (s) => F.tril(s.of(...s.shape(0, 1), s.integer(1, 3), s.integer(1, 3)), { k: s.integer(-1, 1) }),
  triu: (s) => F.triu(s.of(...s.shape(0, 1), s.integer(1, 3), s.integer(1, 3)), { k: s.integer(-1, 1) }),
  variance: (s) => {
    const x = s.of(s.integer(2, 3), s.integer(2, 3));
    return F.variance(x, { axis: s.one([null, 0, 1, -1]), keepdims: s.flag(), ddof: s.below(2) });
  },
};

/** True for the first element only: a mask that selects something. */
function firstOf(shape: nd.Shape): nd.NdArray {
  return nd.equal(nd.arange(nd.sizeOf(shape)).reshape(shape), 0);
}
