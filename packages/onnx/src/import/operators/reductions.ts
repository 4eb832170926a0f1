/**
 * Products, reductions, and orders.
 *
 * @module
 */
import { astype, matmul, sum, type Variable } from "@dz/core";
import * as F from "@dz/functions";
import { isFloat } from "@dz/ndarray";
import { type ImportOperator, type ImportOperators, needed, plain, wholeNumbers } from "../operator.ts";

interface Over {
  readonly axis?: readonly number[];
  readonly keepdims: boolean;
}

/** A reduction; its axes are an attribute in older files and an input in newer ones. */
function reduced(fn: (x: Variable, over: Over) => Variable): ImportOperator {
  return (node) => {
    const [attribute, keepdims] = [node.ints("axes"), node.int("keepdims", 1) === 1];
    const noop = node.int("noop_with_empty_axes", 0) === 1;
    return (inputs) => {
      const x = needed(inputs, 0, node);
      const axes = wholeNumbers(inputs, 1, attribute) ?? [];
      if (axes.length === 0 && noop) return x;
      return fn(x, axes.length === 0 ? { keepdims } : { axis: axes, keepdims });
    };
  };
}

const gemm: ImportOperator = (node) => {
  const [alpha, beta] = [node.float("alpha", 1), node.float("beta", 1)];
  const [transA, transB] = [node.int("transA", 0) === 1, node.int("transB", 0) === 1];
  return (inputs) => {
    const [A, B, C] = [needed(inputs, 0, node), needed(inputs, 1, node), inputs[2]];
    const [left, right] = [transA ? A.T : A, transB ? B.T : B];
    // One node of the graph where it is what a Linear layer computes.
    if (alpha === 1 && beta === 1 && C?.ndim === 1) return F.linear(left, right, C);
    const product = matmul(left, right);
    const scaled = alpha === 1 ? product : product.mul(alpha);
    return C === undefined ? scaled : scaled.add(beta === 1 ? C : C.mul(beta));
  };
};

/** Softmax along an axis; before opset 13, over all axes from that one on, as one. */
function softmax(fn: (x: Variable, options: { readonly axis: number }) => Variable): ImportOperator {
  return (node) => {
    const axis = node.int("axis", node.opset < 13 ? 1 : -1);
    return (inputs) => {
      const x = needed(inputs, 0, node);
      if (node.opset >= 13) return fn(x, { axis });
      const from = axis < 0 ? axis + x.ndim : axis;
      if (from === x.ndim - 1) return fn(x, { axis: from });
      const rows = x.shape.slice(0, from).reduce((a, b) => a * b, 1);
      return fn(x.reshape(rows, x.size / rows), { axis: 1 }).reshape(...x.shape);
    };
  };
}

function place(fn: (x: Variable, options: { readonly axis: number }) => Variable): ImportOperator {
  return (node) => {
    const [axis, keepdims] = [node.int("axis", 0), node.int("keepdims", 1) === 1];
    node.only("select_last_index", 0);
    return (inputs) => {
      const y = fn(needed(inputs, 0, node), { axis });
      return keepdims ? F.expandDims(y, { axis: axis < 0 ? axis + y.ndim + 1 : axis }) : y;
    };
  };
}

const topK: ImportOperator = (node) => {
  const [axis, largest] = [node.int("axis", -1), node.int("largest", 1) === 1];
  const count = node.has("k") ? node.int("k", 1) : null;
  node.only("sorted", 1);
  return (inputs) => {
    const { values, indices } = F.topK(needed(inputs, 0, node), count ?? needed(inputs, 1, node).item(), {
      axis,
      largest,
    });
    return [values, indices];
  };
};

const cumsum: ImportOperator = (node) => {
  const reverse = node.int("reverse", 0) === 1;
  node.only("exclusive", 0);
  return (inputs) => F.cumsum(needed(inputs, 0, node), { axis: needed(inputs, 1, node).item(), reverse });
};

const einsum: ImportOperator = (node) => {
  const equation = node.text("equation", "");
  return (inputs) => F.einsum(equation.replaceAll(" ", ""), ...inputs.map((_, i) => needed(inputs, i, node)));
};

/** Means of whole numbers are whole numbers in ONNX. */
const mean = (x: Variable, over: Over): Variable =>
  isFloat(x.dtype) ? F.mean(x, over) : astype(F.mean(x, over), x.dtype);

export const reductions: ImportOperators = {
  MatMul: plain(matmul),
  Gemm: gemm,
  Einsum: einsum,
  Softmax: softmax(F.softmax),
  LogSoftmax: softmax(F.logSoftmax),
  ReduceSum: reduced(sum),
  ReduceMean: reduced(mean),
  ReduceMax: reduced(F.max),
  ReduceMin: reduced(F.min),
  ReduceProd: reduced(F.prod),
  ReduceL1: reduced((x, over) => sum(F.abs(x), over)),
  ReduceL2: reduced(F.norm),
  ReduceSumSquare: reduced((x, over) => sum(F.square(x), over)),
  ReduceLogSum: reduced((x, over) => F.log(sum(x, over))),
  ReduceLogSumExp: reduced(F.logSumExp),
  ArgMax: place(F.argMax),
  ArgMin: place(F.argMin),
  TopK: topK,
  CumSum: cumsum,
};
