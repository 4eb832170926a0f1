/** Matrix products, recurrent cells, convolutions and pooling. */
import type { Variable } from "@dz/core";
import * as F from "@dz/functions";
import * as nd from "@dz/ndarray";
import type { Sketch } from "../sketch.ts";
import type { Entry } from "./entry.ts";

/** The sizes of a product: rows, inner dimension, columns. */
const lengths = (s: Sketch): [number, number, number] => [s.integer(1, 3), s.integer(1, 3), s.integer(1, 3)];

/** Images, a window that fits into them, and its stride and padding. */
function images(s: Sketch): { x: number[]; kernelSize: readonly [number, number]; options: nd.WindowOptions } {
  const x = [s.integer(1, 2), s.integer(1, 2), s.integer(2, 4), s.integer(2, 4)];
  const kernelSize = [s.integer(1, 2), s.integer(1, 2)] as const;
  return { x, kernelSize, options: { stride: s.integer(1, 2), pad: s.below(2) } };
}

/** The number of window positions along height and width. */
const places = ([, , h, w]: readonly number[], kernelSize: nd.Pair, options: nd.WindowOptions): nd.Size =>
  nd.convOutSize([h as number, w as number], kernelSize, options);

const several = (s: Sketch, n: number, ...shape: number[]): Variable[] =>
  Array.from({ length: n }, () => s.of(...shape));

export const products: Readonly<Record<string, Entry>> = {
  averagePooling: (s) => {
    const { x, kernelSize, options } = images(s);
    return F.averagePooling(s.of(...x), kernelSize, options);
  },
  col2im: (s) => {
    const { x, kernelSize, options } = images(s);
    const [n, c] = x as [number, number];
    const [kh, kw] = kernelSize;
    const [oh, ow] = places(x, kernelSize, options);
    if (s.flag()) return F.col2im(s.of(n * oh * ow, c * kh * kw), x, kernelSize, options);
    return F.col2im(s.of(n, c, kh, kw, oh, ow), x, kernelSize, { ...options, toMatrix: false });
  },
  conv1d: (s) => {
    const [n, c, oc, k] = [s.integer(1, 2), s.integer(1, 2), s.integer(1, 2), s.integer(1, 2)];
    const options = { stride: s.integer(1, 2), pad: s.below(2) };
    return F.conv1d(s.of(n, c, s.integer(2, 4)), s.of(oc, c, k), s.flag() ? null : s.of(oc), options);
  },
  conv2d: (s) => {
    const { x, kernelSize, options } = images(s);
    const oc = s.integer(1, 2);
    const W = s.of(oc, x[1] as number, ...kernelSize);
    return F.conv2d(s.of(...x), W, s.flag() ? null : s.of(oc), options);
  },
  conv2dGradWeight: (s) => {
    const { x, kernelSize, options } = images(s);
    const gy = s.of(x[0] as number, s.integer(1, 2), ...places(x, kernelSize, options));
    return F.conv2dGradWeight(s.of(...x), gy, kernelSize, options);
  },
  deconv2d: (s) => {
    const { x, kernelSize, options } = images(s);
    const oc = s.integer(1, 2);
    const W = s.of(x[1] as number, oc, ...kernelSize);
    // Padding would leave nothing of the smallest results.
    return F.deconv2d(s.of(...x), W, s.flag() ? null : s.of(oc), { ...options, pad: 0 });
  },
  dot: (s) => {
    const [m, k, n] = lengths(s);
    const [a, b] = s.one<[number[], number[]]>([
      [[], [m]],
      [[k], [k]],
      [[m, k], [k]],
      [
        [m, k],
        [k, n],
      ],
      [
        [m, k],
        [2, k, n],
      ],
    ]);
    return F.dot(s.of(...a), s.of(...b));
  },
  einsum: (s) => {
    const [m, k, n] = lengths(s);
    switch (s.below(6)) {
      case 0:
        return F.einsum("ij,jk->ik", s.of(m, k), s.of(k, n));
      case 3:
        return F.einsum("iji->ij", s.of(m, k, m));
      case 4:
        return F.einsum("ii,ij->ij", s.of(m, m), s.of(s.flag() ? 1 : m, k));
      case 1:
        return F.einsum("bij,bjk->bki", s.of(2, m, k), s.of(2, k, n));
      case 2:
        return F.einsum("ij->j", s.of(m, k));
      default:
        return F.einsum("i,j,ij->", s.of(m), s.of(k), s.of(m, k));
    }
  },
  embedId: (s) => F.embedId(s.of(4, s.integer(1, 3)), s.indexes(s.shape(0, 2), 4)),
  globalAveragePooling: (s) => F.globalAveragePooling(s.of(...images(s).x)),
  gruCell: (s) => {
    const [n, k, h] = lengths(s);
    const [Wx, Wh] = [several(s, 3, k, h), several(s, 3, h, h)];
    return F.gruCell(s.of(n, k), s.of(n, h), Wx, Wh, several(s, 3, h), several(s, 3, h));
  },
  im2col: (s) => {
    const { x, kernelSize, options } = images(s);
    return F.im2col(s.of(...x), kernelSize, { ...options, toMatrix: s.flag() });
  },
  linear: (s) => {
    const [m, k, n] = lengths(s);
    return F.linear(s.of(...s.shape(0, 1), m, k), s.of(k, n), s.flag() ? null : s.of(n));
  },
  lstmCell: (s) => {
    const [n, k, h] = lengths(s);
    const [Wx, Wh] = [several(s, 4, k, h), several(s, 4, h, h)];
    return F.lstmCell(s.of(n, k), s.of(n, h), s.of(n, h), Wx, Wh, several(s, 4, h));
  },
  matmul: (s) => {
    const [m, k, n] = lengths(s);
    const [a, b] = s.one<[number[], number[]]>([
      [
        [m, k],
        [k, n],
      ],
      [[k], [k, n]],
      [
        [2, m, k],
        [1, k, n],
      ],
      [[2, m, k], [k]],
    ]);
    return s.flag() ? F.matmul(s.of(...a), s.of(...b)) : F.matmul(F.transpose(s.of(k, m)), F.transpose(s.of(n, k)));
  },
  outer: (s) => F.outer(s.of(s.integer(1, 3)), s.of(s.integer(1, 3))),
  pooling: (s) => {
    const { x, kernelSize, options } = images(s);
    // Without padding, whose zeros the windows at the border would include: elements are kept apart only from each
    // other.
    return F.pooling(s.apart(s.of(...x)), kernelSize, { ...options, pad: 0 });
  },
  rnnCell: (s) => {
    const [n, k, h] = lengths(s);
    return F.rnnCell(s.of(n, k), s.of(n, h), s.of(k, h), s.of(h, h), s.of(h));
  },
  scaledDotProductAttention: (s) => {
    const lead = s.shape(0, 1);
    const [queries, keys, size] = lengths(s);
    const [q, k, v] = [s.of(...lead, queries, size), s.of(...lead, keys, size), s.of(...lead, keys, s.integer(1, 3))];
    const [bools, floats] = [s.mask([queries, keys]), s.constants([queries, keys], -1, 1)];
    const mask = s.one([null, bools, floats, nd.where(bools, floats, -Infinity)]);
    const random = new nd.RandomState(s.below(1000));
    return F.scaledDotProductAttention(q, k, v, { mask, causal: s.flag(), dropoutRatio: s.flag() ? 0.3 : 0, random });
  },
  tensordot: (s) => {
    const [m, k, n] = lengths(s);
    if (s.flag()) return F.tensordot(s.of(m, k), s.of(k, n), { axes: 1 });
    return F.tensordot(s.of(m, k, n), s.of(n, 2, m), {
      axes: [
        [0, 2],
        [2, 0],
      ],
    });
  },
};
