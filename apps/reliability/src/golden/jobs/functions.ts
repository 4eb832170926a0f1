import { type Variable, variable } from "@dz/core";
import * as F from "@dz/functions";
import { astype, type FloatDType, linspace, type NdArray, RandomState, reshape } from "@dz/ndarray";
import type { Job, Results } from "../job.ts";

const anywhere: Readonly<Record<string, (x: Variable) => Variable>> = {
  ...{ exp: F.exp, expm1: F.expm1, sin: F.sin, cos: F.cos, tan: F.tan, sinh: F.sinh, cosh: F.cosh, tanh: F.tanh },
  ...{ atan: F.atan, sigmoid: F.sigmoid, logSigmoid: F.logSigmoid, softplus: F.softplus, softsign: F.softsign },
  ...{ elu: F.elu, celu: F.celu, selu: F.selu, gelu: F.gelu, silu: F.silu, mish: F.mish },
  geluByTanh: (x) => F.gelu(x, { approximate: "tanh" }),
};
const positive: Readonly<Record<string, (x: Variable) => Variable>> = {
  ...{ log: F.log, log2: F.log2, log1p: F.log1p, sqrt: F.sqrt },
  pow: (x) => x.pow(2.7),
  inversePow: (x) => x.pow(-1.3),
};
const small: Readonly<Record<string, (x: Variable) => Variable>> = { asin: F.asin, acos: F.acos };
const ofRows: Readonly<Record<string, (x: Variable) => Variable>> = {
  softmax: (x) => F.softmax(x),
  logSoftmax: (x) => F.logSoftmax(x),
  logSumExp: (x) => F.logSumExp(x),
  norm: (x) => F.norm(x),
  variance: (x) => F.variance(x, { axis: 0 }),
  l2Normalize: (x) => F.l2Normalize(x),
  crossEntropy: (x) => F.softmaxCrossEntropy(x, new RandomState(3).randint(0, 7, [13], { dtype: "int32" })),
  sigmoidCrossEntropy: (x) => F.sigmoidCrossEntropy(x, 1),
};

/** The values and gradients of all functions of one kind. */
function valuesAndGradients(f: (x: Variable) => Variable, x: Variable): Results[string] {
  const y = f(x);
  y.sum().backward();
  return [y.data, (x.grad as Variable).data];
}

function results(dtype: FloatDType): Results {
  const between = (low: number, high: number): NdArray => astype(linspace(low, high, 91), dtype);
  const all = (table: typeof anywhere, x: NdArray): Results =>
    Object.fromEntries(Object.entries(table).map(([name, f]) => [name, valuesAndGradients(f, variable(x))]));
  return {
    ...all(anywhere, between(-6.3, 5.9)),
    ...all(positive, between(0.01, 30)),
    ...all(small, between(-0.99, 0.98)),
    ...all(ofRows, reshape(between(-3, 4), [13, 7])),
  };
}

export const functions: readonly Job[] = (["float64", "float32"] as const).map((dtype) => ({
  name: `functions, ${dtype}`,
  run: () => results(dtype),
}));
