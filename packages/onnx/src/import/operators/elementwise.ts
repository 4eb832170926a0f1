/**
 * Operators that go element by element.
 *
 * @module
 */
import { add, astype, div, log, mul, neg, pow, sub, type Variable, where } from "@dz/core";
import * as F from "@dz/functions";
import { type DType, isFloat } from "@dz/ndarray";
import { TensorProto_DataType as Type } from "../../generated/onnx_pb.js";
import { type ImportOperator, type ImportOperators, needed, plain } from "../operator.ts";

/** The dtype for each element type of a Cast. */
const dtypes: Partial<Record<number, DType>> = {
  [Type.FLOAT]: "float32",
  [Type.DOUBLE]: "float64",
  [Type.INT64]: "int32",
  [Type.INT32]: "int32",
  [Type.BOOL]: "bool",
};

/** Folds any number of inputs, each with the next. */
function folded(fn: (a: Variable, b: Variable) => Variable): ImportOperator {
  return plain((...inputs) => inputs.reduce(fn));
}

const whole = ({ dtype }: Variable): boolean => !isFloat(dtype);

/** A quotient; that of whole numbers is cut off at the point. */
function quotient(a: Variable, b: Variable): Variable {
  if (!whole(a) || !whole(b)) return div(a, b);
  const exact = div(a, b);
  return astype(F.sign(exact).mul(F.floor(F.abs(exact))), "int32");
}

/** The last elements of dims that vary, with a scale for negative ones: `x` above 0, else `slope · x`. */
function prelu(x: Variable, slope: Variable): Variable {
  return where(F.greater(x, 0), x, mul(x, slope));
}

const clip: ImportOperator = (node) => {
  const [low, high] = [node.float("min", Number.NEGATIVE_INFINITY), node.float("max", Number.POSITIVE_INFINITY)];
  return (inputs) => {
    const bounds = [inputs[1]?.item() ?? low, inputs[2]?.item() ?? high] as const;
    return F.clip(needed(inputs, 0, node), ...bounds);
  };
};

const cast: ImportOperator = (node) => {
  const to = node.int("to", 0);
  node.ignore("saturate");
  const dtype = dtypes[to];
  if (dtype === undefined) throw node.refusal(`to ${Type[to] ?? to}, which dz has not`);
  return (inputs) => astype(needed(inputs, 0, node), dtype);
};

/** A function of one input with numbers as attributes, each with its default. */
function tuned(
  defaults: Readonly<Record<string, number>>,
  make: (x: Variable, numbers: Record<string, number>) => Variable,
): ImportOperator {
  return (node) => {
    const numbers = Object.fromEntries(
      Object.entries(defaults).map(([name, value]) => [name, node.float(name, value)]),
    );
    return (inputs) => make(needed(inputs, 0, node), numbers);
  };
}

/** Identity in test mode, which is the only one that dz imports. */
const dropout: ImportOperator = (node) => {
  node.ignore("ratio", "seed");
  if (node.outputs > 1) throw node.refusal("with a mask as output, which only a training needs");
  return (inputs) => needed(inputs, 0, node);
};

export const elementwise: ImportOperators = {
  Add: plain(add),
  Sub: plain(sub),
  Mul: plain(mul),
  Div: plain(quotient),
  Pow: plain(pow),
  Neg: plain(neg),
  Log: plain(log),
  Sum: folded(add),
  Mean: plain((...inputs) => inputs.reduce((a, b) => add(a, b)).div(inputs.length)),
  Max: folded(F.maximum),
  Min: folded(F.minimum),
  Abs: plain(F.abs),
  Exp: plain(F.exp),
  Sqrt: plain(F.sqrt),
  Sin: plain(F.sin),
  Cos: plain(F.cos),
  Tan: plain(F.tan),
  Asin: plain(F.asin),
  Acos: plain(F.acos),
  Atan: plain(F.atan),
  Sinh: plain(F.sinh),
  Cosh: plain(F.cosh),
  Floor: plain(F.floor),
  Ceil: plain(F.ceil),
  Round: plain(F.round),
  Sign: plain(F.sign),
  Erf: plain(F.erf),
  Reciprocal: plain((x) => div(1, x)),
  Tanh: plain(F.tanh),
  Sigmoid: plain(F.sigmoid),
  Relu: plain(F.relu),
  Softplus: plain((x) => F.softplus(x)),
  Softsign: plain(F.softsign),
  HardSwish: plain(F.hardSwish),
  Mish: plain(F.mish),
  PRelu: plain(prelu),
  Identity: plain((x) => x),
  Equal: plain(F.equal),
  Less: plain(F.less),
  LessOrEqual: plain(F.lessEqual),
  Greater: plain(F.greater),
  GreaterOrEqual: plain(F.greaterEqual),
  And: plain(F.logicalAnd),
  Or: plain(F.logicalOr),
  Xor: plain(F.logicalXor),
  Not: plain(F.logicalNot),
  Where: plain(where),
  LeakyRelu: tuned({ alpha: 0.01 }, (x, { alpha }) => F.leakyRelu(x, { slope: alpha as number })),
  Elu: tuned({ alpha: 1 }, (x, { alpha }) => F.elu(x, { alpha: alpha as number })),
  Celu: tuned({ alpha: 1 }, (x, { alpha }) => F.celu(x, { alpha: alpha as number })),
  Selu: tuned({ alpha: 1.6732632423543772, gamma: 1.0507009873554805 }, (x, { alpha, gamma = 1 }) =>
    F.elu(x, { alpha: alpha as number }).mul(gamma),
  ),
  HardSigmoid: tuned({ alpha: 0.2, beta: 0.5 }, (x, { alpha = 0, beta = 0 }) => F.clip(x.mul(alpha).add(beta), 0, 1)),
  ThresholdedRelu: tuned({ alpha: 1 }, (x, { alpha = 1 }) => where(F.greater(x, alpha), x, 0)),
  Clip: clip,
  Cast: cast,
  Dropout: dropout,
};
