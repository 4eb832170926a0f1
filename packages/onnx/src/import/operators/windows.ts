/**
 * Convolution, pooling and normalization.
 *
 * @module
 */
import { getItem, reshape, type Variable, variable } from "@dz/core";
import * as F from "@dz/functions";
import { onesLike, slice } from "@dz/ndarray";
import type { NodeReader } from "../node-reader.ts";
import { type ImportOperator, type ImportOperators, needed } from "../operator.ts";

/** How a window moves: strides, and pads at the beginning and the end of each axis. */
interface Movement {
  readonly strides: readonly number[] | null;
  readonly pads: readonly number[] | null;
}

function movementOf(node: NodeReader): Movement {
  node.only("auto_pad", "NOTSET");
  return { strides: node.ints("strides"), pads: node.ints("pads") };
}

/** The movement for images of two axes, and whether the pads of both ends agree. */
function inTwo(
  { strides, pads }: Movement,
  axes: number,
): { stride: [number, number]; before: number[]; after: number[] } {
  const [s, p] = [strides ?? Array<number>(axes).fill(1), pads ?? Array<number>(2 * axes).fill(0)];
  const wide = (list: readonly number[], otherwise: number): [number, number] =>
    axes === 1 ? [otherwise, list[0] as number] : (list.slice(0, 2) as [number, number]);
  return { stride: wide(s, 1), before: wide(p.slice(0, axes), 0), after: wide(p.slice(axes), 0) };
}

/** Sequences [n, c, length] as images of height 1. */
const asImages = (x: Variable): Variable =>
  x.ndim === 3 ? reshape(x, [x.shape[0] as number, x.shape[1] as number, 1, x.shape[2] as number]) : x;

/** Images of height 1 as sequences, if `x` was one. */
const like = (y: Variable, x: Variable): Variable =>
  x.ndim === 3 ? reshape(y, [y.shape[0] as number, y.shape[1] as number, y.shape[3] as number]) : y;

function padded(x: Variable, before: readonly number[], after: readonly number[], value: number): Variable {
  if ([...before, ...after].every((n) => n === 0)) return x;
  return F.pad(x, [[0, 0], [0, 0], ...before.map((n, i) => [n, after[i] as number] as const)], { value });
}

/** Refuses anything but sequences [n, c, length] and images [n, c, h, w]. */
function checkImages(x: Variable, node: NodeReader): void {
  if (x.ndim !== 3 && x.ndim !== 4) throw node.refusal(`of an input with ${x.ndim} axes, and dz has only 3 and 4`);
}

/** Refuses windows with gaps. */
function withoutGaps(node: NodeReader): void {
  const dilations = node.ints("dilations");
  if (dilations?.some((dilation) => dilation !== 1))
    throw node.refusal(`with dilations ${dilations}, and dz has only 1`);
}

/** Filters with zeros between their elements. */
function dilated(W: Variable, dilations: readonly number[] | null): Variable {
  if (dilations === null || dilations.every((d) => d === 1)) return W;
  const [oc, c, kh, kw] = W.shape as readonly number[] as [number, number, number, number];
  const [dh, dw] = dilations.length === 1 ? [1, dilations[0] as number] : (dilations as [number, number]);
  const apart = F.pad(reshape(W, [oc, c, kh, 1, kw, 1]), [
    [0, 0],
    [0, 0],
    [0, 0],
    [0, dh - 1],
    [0, 0],
    [0, dw - 1],
  ]);
  const wide = reshape(apart, [oc, c, kh * dh, kw * dw]);
  return getItem(wide, slice(), slice(), slice(0, (kh - 1) * dh + 1), slice(0, (kw - 1) * dw + 1));
}

const same = (a: readonly number[], b: readonly number[]): boolean => a.every((n, i) => n === b[i]);

/** A convolution in groups: each has its channels and its filters. */
function inGroups(x: Variable, W: Variable, group: number, convolve: (x: Variable, W: Variable) => Variable): Variable {
  if (group === 1) return convolve(x, W);
  const [xs, Ws] = [F.split(x, group, { axis: 1 }), F.split(W, group)];
  return F.concat(
    xs.map((part, i) => convolve(part, Ws[i] as Variable)),
    { axis: 1 },
  );
}

const perChannel = (b: Variable, ndim: number): Variable => reshape(b, [1, b.size, ...Array<number>(ndim - 2).fill(1)]);

const conv: ImportOperator = (node) => {
  const [movement, group, dilations] = [movementOf(node), node.int("group", 1), node.ints("dilations")];
  node.ignore("kernel_shape");
  return (inputs) => {
    const [x, W, b] = [needed(inputs, 0, node), needed(inputs, 1, node), inputs[2]];
    checkImages(x, node);
    const { stride, before, after } = inTwo(movement, x.ndim - 2);
    const symmetric = same(before, after);
    const from = symmetric ? asImages(x) : padded(asImages(x), before, after, 0);
    const pad = symmetric ? (before as [number, number]) : 0;
    const bias = group === 1 ? (b ?? null) : null;
    const filters = dilated(asImages(W), dilations);
    const y = inGroups(from, filters, group, (part, own) => F.conv2d(part, own, bias, { stride, pad }));
    return like(b === undefined || bias !== null ? y : y.add(perChannel(b, 4)), x);
  };
};

const convTranspose: ImportOperator = (node) => {
  const [movement, group, extra] = [movementOf(node), node.int("group", 1), node.ints("output_padding")];
  node.ignore("kernel_shape");
  withoutGaps(node);
  if (node.has("output_shape")) throw node.refusal("with an output_shape, which dz does not know");
  return (inputs) => {
    const [x, W, b] = [needed(inputs, 0, node), needed(inputs, 1, node), inputs[2]];
    checkImages(x, node);
    const { stride, before, after } = inTwo(movement, x.ndim - 2);
    if (!same(before, after)) throw node.refusal("with other pads at the end than at the beginning");
    const [from, filters] = [asImages(x), asImages(W)];
    const added = inTwo({ strides: extra ?? Array<number>(x.ndim - 2).fill(0), pads: null }, x.ndim - 2).stride;
    if (x.ndim === 3 && extra === null) added[0] = 0;
    const outSize = [0, 1].map((i) => {
      const [length, kernel] = [from.shape[2 + i] as number, filters.shape[2 + i] as number];
      const more = x.ndim === 3 && i === 0 ? 0 : (added[i] as number);
      return (stride[i] as number) * (length - 1) + kernel - 2 * (before[i] as number) + more;
    }) as [number, number];
    const options = { stride, pad: before as [number, number], outSize };
    const y = inGroups(from, filters, group, (part, own) => F.deconv2d(part, own, null, options));
    return like(b === undefined ? y : y.add(perChannel(b, 4)), x);
  };
};

function pooled(
  node: NodeReader,
  compute: (x: Variable, kernel: [number, number], how: ReturnType<typeof inTwo>) => Variable,
): ReturnType<ImportOperator> {
  const movement = movementOf(node);
  const kernel = node.ints("kernel_shape") ?? [];
  withoutGaps(node);
  node.only("ceil_mode", 0);
  return (inputs) => {
    const x = needed(inputs, 0, node);
    checkImages(x, node);
    const window = kernel.length === 1 ? [1, kernel[0] as number] : kernel;
    return like(compute(asImages(x), window as [number, number], inTwo(movement, x.ndim - 2)), x);
  };
}

const maxPool: ImportOperator = (node) => {
  node.only("storage_order", 0);
  if (node.outputs > 1) throw node.refusal("with places as output, which dz does not give");
  return pooled(node, (x, kernel, { stride, before, after }) =>
    F.pooling(padded(x, before, after, Number.NEGATIVE_INFINITY), kernel, { stride }),
  );
};

const averagePool: ImportOperator = (node) => {
  const counted = node.int("count_include_pad", 0) === 1;
  return pooled(node, (x, kernel, { stride, before, after }) => {
    const y = F.averagePooling(padded(x, before, after, 0), kernel, { stride });
    if (counted || [...before, ...after].every((n) => n === 0)) return y;
    const part = F.averagePooling(padded(variable(onesLike(x.data)), before, after, 0), kernel, { stride });
    return y.div(part.data);
  });
};

const batchNormalization: ImportOperator = (node) => {
  const eps = node.float("epsilon", 1e-5);
  node.ignore("momentum");
  node.only("training_mode", 0);
  node.only("spatial", 1);
  if (node.outputs > 1) throw node.refusal("of a training, which dz does not import; export the model in test mode");
  return (inputs) => {
    const [x, ...rest] = [0, 1, 2, 3, 4].map((i) => needed(inputs, i, node)) as [Variable, ...Variable[]];
    if (x.ndim < 2) throw node.refusal(`of an input with ${x.ndim} axes`);
    const [scale, shift, mean, variance] = rest.map((each) => perChannel(each, x.ndim)) as [
      Variable,
      Variable,
      Variable,
      Variable,
    ];
    return x
      .sub(mean.data)
      .mul(scale.div(F.sqrt(variance.detach().add(eps))))
      .add(shift);
  };
};

const instanceNormalization: ImportOperator = (node) => {
  const eps = node.float("epsilon", 1e-5);
  return (inputs) => F.instanceNorm(needed(inputs, 0, node), needed(inputs, 1, node), needed(inputs, 2, node), { eps });
};

const layerNormalization: ImportOperator = (node) => {
  const [axis, eps] = [node.int("axis", -1), node.float("epsilon", 1e-5)];
  node.only("stash_type", 1);
  if (node.outputs > 1) throw node.refusal("with mean and deviation as outputs, which only a training needs");
  return (inputs) => {
    const [x, scale, shift] = [needed(inputs, 0, node), needed(inputs, 1, node), inputs[2]];
    const from = axis < 0 ? axis + x.ndim : axis;
    const normal = F.standardize(x, { axis: x.shape.map((_, i) => i).slice(from), eps }).mul(scale);
    return shift === undefined ? normal : normal.add(shift);
  };
};

const globalMaxPool: ImportOperator = (node) => (inputs) => {
  const x = needed(inputs, 0, node);
  return F.max(x, { axis: x.shape.map((_, i) => i).slice(2), keepdims: true });
};

const globalAveragePool: ImportOperator = (node) => (inputs) => {
  const x = needed(inputs, 0, node);
  return F.mean(x, { axis: x.shape.map((_, i) => i).slice(2), keepdims: true });
};

export const windows: ImportOperators = {
  Conv: conv,
  ConvTranspose: convTranspose,
  MaxPool: maxPool,
  AveragePool: averagePool,
  GlobalMaxPool: globalMaxPool,
  GlobalAveragePool: globalAveragePool,
  BatchNormalization: batchNormalization,
  InstanceNormalization: instanceNormalization,
  LayerNormalization: layerNormalization,
};
