import * as core from "@dz/core";
import { exportsOf, matrix, property, type Subject, subject, vector } from "./subject.ts";

const v = (): core.Variable =>
  core.variable([
    [1, 2],
    [3, 4],
  ] as never);
const loss = (): core.Variable => core.variable([1, 2], { name: "x" }).mul(2).sum();
const binary = ["add", "sub", "mul", "div", "matmul"] as const;

const functions = exportsOf(core, {
  ...Object.fromEntries(binary.map((name) => [name, () => [v(), v()]])),
  "add 2": () => [1, v()],
  "mul 2": () => [v(), 2],
  asArray: () => [matrix()],
  asVariable: () => [matrix()],
  astype: () => [v(), "float32"],
  broadcastTo: () => [vector(), [2, 2]],
  getItem: () => [v(), 0],
  grad: () => {
    const x = v();
    return [x.mul(2), x, { createGraph: true, allowUnused: true, gy: v() }];
  },
  "grad 2": () => {
    const x = v();
    return [x.mul(2), [x]];
  },
  log: () => [v()],
  neg: () => [v()],
  pow: () => [v(), 2],
  "pow 2": () => [v(), v()],
  reshape: () => [v(), [4]],
  sum: () => [v(), { axis: 0, keepdims: true }],
  sumTo: () => [v(), [2]],
  toDot: () => [loss(), { verbose: true }],
  transpose: () => [v(), [1, 0]],
  usingConfig: () => ["train", false, () => 1],
  noGrad: () => [() => 1],
  testMode: () => [() => 1],
  detectAnomaly: () => [() => 1],
  variable: () => [[1, 2], { dtype: "float32", name: "x" }],
  where: () => [matrix(), v(), v()],
  Parameter: () => [matrix(), "W"],
  Variable: () => [matrix(), "x"],
});

const methods: Subject[] = [
  ...(["add", "sub", "mul", "div", "pow", "matmul"] as const).map((name) =>
    subject(`Variable.${name}`, (o: core.Variable) => v()[name](o), v),
  ),
  subject(
    "Variable.sum",
    (o: object) => v().sum(o),
    () => ({ axis: 0, keepdims: true }),
  ),
  subject(
    "Variable.reshape",
    (s: number[]) => v().reshape(s),
    () => [4],
  ),
  subject(
    "Variable.transpose",
    (s: number[]) => v().transpose(s),
    () => [1, 0],
  ),
  subject(
    "Variable.backward",
    (o: object) => loss().backward(o),
    () => ({ retainGrad: true, createGraph: true }),
  ),
  property("Variable.grad", v, null),
  property("Variable.data", v, matrix()),
  property("Variable.name", v, "x"),
  property("Parameter.data", () => new core.Parameter(matrix()), matrix()),
  property("Parameter.grad", () => new core.Parameter(matrix()), null),
  ...(["enableBackprop", "train", "detectAnomaly"] as const).map((name) =>
    property(`config.${name}`, () => core.config, Reflect.get(core.config, name) as unknown),
  ),
  property("config.lossBroadcast", () => core.config, "warn"),
];

export const coreCalls: readonly Subject[] = [...functions, ...methods];
