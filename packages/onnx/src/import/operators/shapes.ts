/**
 * Operators that move, cut and join arrays, and those that compute with shapes.
 *
 * @module
 */
import { broadcastTo, getItem, reshape, transpose, type Variable, variable } from "@dz/core";
import * as F from "@dz/functions";
import { arange, array, full, type NdArray, sizeOf, slice, where as whereArray } from "@dz/ndarray";
import { type ImportOperator, type ImportOperators, needed, plain, wholeNumbers } from "../operator.ts";

const int32 = (values: readonly number[]): Variable => variable(array([...values], { dtype: "int32" }));

/** Elements beyond which a node that asks for a size by a number is refused: 256 MB of float32. */
const MOST = 2 ** 26;

const axisOf = (axis: number, ndim: number): number => (axis < 0 ? axis + ndim : axis);

const reshaped: ImportOperator = (node) => {
  const asIs = node.int("allowzero", 0) === 1;
  return (inputs) => {
    const x = needed(inputs, 0, node);
    const given = wholeNumbers(inputs, 1, null) ?? [];
    const shape = given.map((n, i) => (n === 0 && !asIs ? (x.shape[i] ?? 0) : n));
    const known = shape.filter((n) => n !== -1);
    const rest = x.size / (sizeOf(known) || 1);
    return reshape(x, known.length === shape.length ? shape : shape.map((n) => (n === -1 ? rest : n)));
  };
};

const flatten: ImportOperator = (node) => {
  const axis = node.int("axis", 1);
  return (inputs) => {
    const x = needed(inputs, 0, node);
    const at = axisOf(axis, x.ndim);
    return reshape(x, [sizeOf(x.shape.slice(0, at)), sizeOf(x.shape.slice(at))]);
  };
};

const squeeze: ImportOperator = (node) => {
  const attribute = node.ints("axes");
  return (inputs) => {
    const x = needed(inputs, 0, node);
    const axes = wholeNumbers(inputs, 1, attribute);
    return axes === null ? F.squeeze(x) : F.squeeze(x, { axis: axes });
  };
};

const unsqueeze: ImportOperator = (node) => {
  const attribute = node.ints("axes");
  return (inputs) => {
    const x = needed(inputs, 0, node);
    const axes = wholeNumbers(inputs, 1, attribute) ?? [];
    const ndim = x.ndim + axes.length;
    const at = new Set(axes.map((axis) => axisOf(axis, ndim)));
    const rest = [...x.shape];
    return reshape(
      x,
      Array.from({ length: ndim }, (_, i) => (at.has(i) ? 1 : (rest.shift() as number))),
    );
  };
};

const transposed: ImportOperator = (node) => {
  const perm = node.ints("perm");
  return (inputs) => transpose(needed(inputs, 0, node), perm ?? undefined);
};

const concat: ImportOperator = (node) => {
  const axis = node.int("axis", 0);
  return (inputs) =>
    F.concat(
      inputs.map((_, i) => needed(inputs, i, node)),
      { axis },
    );
};

const split: ImportOperator = (node) => {
  const [axis, attribute] = [node.int("axis", 0), node.ints("split")];
  node.ignore("num_outputs");
  return (inputs) => {
    const x = needed(inputs, 0, node);
    const lengths = wholeNumbers(inputs, 1, attribute);
    if (lengths === null) return F.split(x, node.outputs, { axis });
    let end = 0;
    const ends = lengths.map((length) => {
      end += length;
      return end;
    });
    return F.split(x, ends.slice(0, -1), { axis });
  };
};

const cut: ImportOperator = (node) => {
  const [from, to, along] = [node.ints("starts"), node.ints("ends"), node.ints("axes")];
  return (inputs) => {
    const x = needed(inputs, 0, node);
    const starts = wholeNumbers(inputs, 1, from) ?? [];
    const ends = wholeNumbers(inputs, 2, to) ?? [];
    const axes = wholeNumbers(inputs, 3, along) ?? starts.map((_, i) => i);
    const steps = wholeNumbers(inputs, 4, null) ?? starts.map(() => 1);
    const parts = x.shape.map(() => slice());
    for (const [i, axis] of axes.entries()) {
      const at = axisOf(axis, x.ndim);
      const step = steps[i] as number;
      const end = ends[i] as number;
      // Going backwards, an end before the first element is none in Python.
      const length = x.shape[at] as number;
      const stop = step < 0 && end < -length ? null : end;
      parts[at] = slice(starts[i] as number, stop, step);
    }
    return getItem(x, ...parts);
  };
};

/** Index arrays that count from the end with negative numbers, as dz's do. */
const gather: ImportOperator = (node) => {
  const axis = node.int("axis", 0);
  return (inputs) => {
    const [x, at] = [needed(inputs, 0, node), needed(inputs, 1, node)];
    const before = Array.from({ length: axisOf(axis, x.ndim) }, () => slice());
    return getItem(x, ...before, at.ndim === 0 ? at.item() : at);
  };
};

const gatherElements: ImportOperator = (node) => {
  const axis = node.int("axis", 0);
  return (inputs) => {
    const [x, at] = [needed(inputs, 0, node), needed(inputs, 1, node)];
    const along = axisOf(axis, x.ndim);
    // Other axes of the indices may be shorter than those of x.
    const parts = x.shape.map((length, i) =>
      i === along ? slice() : slice(0, Math.min(at.shape[i] ?? length, length)),
    );
    return F.takeAlongAxis(getItem(x, ...parts), at, { axis: along });
  };
};

const gatherND: ImportOperator = (node) => {
  node.only("batch_dims", 0);
  return (inputs) => {
    const [x, at] = [needed(inputs, 0, node), needed(inputs, 1, node)];
    const parts = F.split(at, at.shape.at(-1) as number, { axis: -1 });
    return getItem(x, ...parts.map((part) => F.squeeze(part, { axis: -1 })));
  };
};

const expand: ImportOperator = (node) => (inputs) => {
  const x = needed(inputs, 0, node);
  const wanted = wholeNumbers(inputs, 1, null) ?? [];
  const ndim = Math.max(x.ndim, wanted.length);
  const pad = (shape: readonly number[]): number[] => [...Array<number>(ndim - shape.length).fill(1), ...shape];
  const [own, other] = [pad(x.shape), pad(wanted)];
  const shape = own.map((n, i) => (n === 1 ? (other[i] as number) : n));
  if (sizeOf(shape) > MOST) throw node.refusal(`to ${sizeOf(shape)} elements, which is too many`);
  return broadcastTo(reshape(x, own), shape);
};

const tile: ImportOperator = (node) => (inputs) => {
  const x = needed(inputs, 0, node);
  const counts = wholeNumbers(inputs, 1, null) ?? [];
  if (x.size * sizeOf(counts) > MOST) throw node.refusal(`to ${x.size * sizeOf(counts)} elements, which is too many`);
  return F.tile(x, counts);
};

const shape: ImportOperator = (node) => {
  const [start, end] = [node.int("start", 0), node.has("end") ? node.int("end", 0) : undefined];
  return (inputs) => int32(needed(inputs, 0, node).shape.slice(start, end));
};

const constant: ImportOperator = (node) => {
  const value = node.tensor("value");
  const [int, ints] = [node.has("value_int") ? [node.int("value_int", 0)] : null, node.ints("value_ints")];
  const number = node.has("value_float") ? node.float("value_float", 0) : null;
  let made: NdArray | null = value;
  if (int !== null) made = array(int[0] as number, { dtype: "int32" });
  if (ints !== null) made = array(ints, { dtype: "int32" });
  if (number !== null) made = array(number, { dtype: "float32" });
  if (made === null) throw node.refusal("without a tensor or a number");
  const held = variable(made);
  return () => held;
};

const constantOfShape: ImportOperator = (node) => {
  const value = node.tensor("value");
  return (inputs) => {
    const lengths = wholeNumbers(inputs, 0, null) ?? [];
    if (sizeOf(lengths) > MOST) throw node.refusal(`of ${sizeOf(lengths)} elements, which is too many`);
    return variable(full(lengths, value?.item() ?? 0, { dtype: value?.dtype ?? "float32" }));
  };
};

const range: ImportOperator = (node) => (inputs) => {
  const [start, limit, delta] = [0, 1, 2].map((i) => needed(inputs, i, node).item()) as [number, number, number];
  if ((limit - start) / delta > MOST) throw node.refusal("of too many numbers");
  return variable(arange(start, limit, delta, { dtype: needed(inputs, 0, node).dtype }));
};

const pad: ImportOperator = (node) => {
  const attribute = node.ints("pads");
  const number = node.float("value", 0);
  node.only("mode", "constant");
  return (inputs) => {
    const x = needed(inputs, 0, node);
    if (inputs[3] !== undefined) throw node.refusal("with axes, which dz does not know");
    const pads = wholeNumbers(inputs, 1, attribute) ?? [];
    const [before, after] = [pads.slice(0, x.ndim), pads.slice(x.ndim)];
    const cutOff = before.map((n, i) =>
      slice(Math.max(-n, 0), after[i] !== undefined && after[i] < 0 ? after[i] : null),
    );
    const rest = pads.some((n) => n < 0) ? getItem(x, ...cutOff) : x;
    const widths = before.map((n, i) => [Math.max(n, 0), Math.max(after[i] as number, 0)] as const);
    const grown = rest.shape.reduce((n, length, i) => n * (length + (widths[i]?.[0] ?? 0) + (widths[i]?.[1] ?? 0)), 1);
    if (grown > MOST) throw node.refusal(`to ${grown} elements, which is too many`);
    return F.pad(rest, widths, { value: inputs[2]?.item() ?? number });
  };
};

const trilu: ImportOperator = (node) => {
  const upper = node.int("upper", 1) === 1;
  return (inputs) => {
    const [x, k] = [needed(inputs, 0, node), inputs[1]?.item() ?? 0];
    return upper ? F.triu(x, { k }) : F.tril(x, { k });
  };
};

const oneHot: ImportOperator = (node) => {
  const axis = node.int("axis", -1);
  return (inputs) => {
    const [labels, depth, values] = [0, 1, 2].map((i) => needed(inputs, i, node)) as [Variable, Variable, Variable];
    const classes = depth.item();
    if (labels.size * classes > MOST) throw node.refusal(`of ${labels.size * classes} elements, which is too many`);
    const [off, on] = Array.from(values.data.toTypedArray(), Number) as [number, number];
    const at = F.equal(F.expandDims(labels, { axis: -1 }), arange(classes, { dtype: "int32" }));
    const fromEnd = F.equal(F.expandDims(labels.add(classes), { axis: -1 }), arange(classes, { dtype: "int32" }));
    const y = variable(whereArray(F.logicalOr(at, fromEnd).data, full([], on, { dtype: values.dtype }), off));
    return F.moveAxis(y, -1, axis < 0 ? axis + y.ndim : axis);
  };
};

export const shapes: ImportOperators = {
  Reshape: reshaped,
  Flatten: flatten,
  Squeeze: squeeze,
  Unsqueeze: unsqueeze,
  Transpose: transposed,
  Concat: concat,
  Split: split,
  Slice: cut,
  Gather: gather,
  GatherElements: gatherElements,
  GatherND: gatherND,
  Expand: expand,
  Tile: tile,
  Shape: shape,
  Size: plain((x) => variable(array(x.size, { dtype: "int32" }))),
  Constant: constant,
  ConstantOfShape: constantOfShape,
  Range: range,
  Pad: pad,
  Trilu: trilu,
  OneHot: oneHot,
};
