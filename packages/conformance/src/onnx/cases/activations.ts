import type { Variable, VariableLike } from "@dz/core";
import * as F from "@dz/functions";
import { floats, normal } from "../draw.ts";
import type { ExportCase } from "../measure.ts";

const x = normal(1, 3, 4);
const hard = floats(-1e30, -100, -20, -1, -1e-6, 0, 1e-6, 1, 3, 20, 100, 1e30);
const images = normal(2, 2, 3, 4, 4);

type Unary = (x: VariableLike) => Variable;
const unary: Readonly<Record<string, Unary>> = {
  relu: F.relu,
  tanh: F.tanh,
  sigmoid: F.sigmoid,
  softsign: F.softsign,
  softplus: F.softplus,
  hardSigmoid: F.hardSigmoid,
  hardSwish: F.hardSwish,
  hardTanh: F.hardTanh,
  logSigmoid: F.logSigmoid,
  mish: F.mish,
  silu: F.silu,
  selu: F.selu,
  elu: F.elu,
  celu: F.celu,
  gelu: F.gelu,
  leakyRelu: F.leakyRelu,
};

/** Activations. */
export const activationCases: readonly ExportCase[] = [
  ...Object.entries(unary).flatMap(([name, fn]) => [
    { name, make: () => fn, inputs: [x] },
    { name: `${name}: far and near 0`, make: () => fn, inputs: [hard] },
  ]),
  { name: "softplus: beta", make: () => (a) => F.softplus(a, { beta: 3 }), inputs: [hard] },
  { name: "elu: alpha", make: () => (a) => F.elu(a, { alpha: 0.5 }), inputs: [hard] },
  { name: "celu: alpha", make: () => (a) => F.celu(a, { alpha: 0.5 }), inputs: [hard] },
  { name: "gelu: tanh", make: () => (a) => F.gelu(a, { approximate: "tanh" }), inputs: [hard] },
  { name: "leakyRelu: slope", make: () => (a) => F.leakyRelu(a, { slope: 0 }), inputs: [hard] },
  { name: "prelu", make: () => (a) => F.prelu(a, floats(0.1, 0.2, 0.3)), inputs: [images] },
  { name: "prelu: one slope", make: () => (a) => F.prelu(a, floats(0.25)), inputs: [x] },
  { name: "softmax", make: () => (a) => F.softmax(a), inputs: [x] },
  { name: "softmax: axis", make: () => (a) => F.softmax(a, { axis: 1 }), inputs: [images] },
  { name: "logSoftmax", make: () => (a) => F.logSoftmax(a), inputs: [x] },
  { name: "logSoftmax: far", make: () => (a) => F.logSoftmax(a.mul(100), { axis: 0 }), inputs: [x] },
];
