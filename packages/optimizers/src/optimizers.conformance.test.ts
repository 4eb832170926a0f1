/// <reference types="node" />
import { readFileSync } from "node:fs";
import { FunctionNode, Parameter, type Variable, variable } from "@dz/core";
import * as nd from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import {
  AdaDelta,
  AdaGrad,
  Adam,
  AdamW,
  ClipGrad,
  FreezeParam,
  type Hook,
  MomentumSGD,
  type Optimizer,
  RMSprop,
  SGD,
  WeightDecay,
} from "./index.ts";

interface Encoded {
  readonly shape: number[];
  readonly data: number[];
}
type HookData = { hook: "WeightDecay" | "ClipGrad"; arg: number } | { hook: "FreezeParam"; params: string[] };
interface Hyper {
  readonly lr?: number;
  readonly momentum?: number;
  readonly eps?: number;
  readonly rho?: number;
  /** The learning rate of Adam, or the decay of RMSprop. */
  readonly alpha?: number;
  readonly beta1?: number;
  readonly beta2?: number;
  readonly betas?: [number, number];
  readonly weight_decay?: number;
  readonly centered?: boolean;
}
interface Case {
  readonly id: string;
  readonly problem: "rosenbrock" | "mlp";
  readonly optimizer: string;
  readonly hyper: Hyper;
  readonly hooks: HookData[];
  /** Non-finite numbers are strings. */
  readonly loss_before_update: (number | string)[];
  readonly params_after_update: Record<string, (number | string)[][]>;
  readonly sensitivity: (number | null)[];
}
interface Data {
  readonly problems: {
    readonly rosenbrock: { init: { x0: number; x1: number } };
    readonly mlp: { x: Encoded; t: Encoded; init: Record<"W1" | "b1" | "W2", Encoded> };
  };
  readonly cases: Case[];
}

const file = new URL("../../conformance/data/optimizers.json", import.meta.url);
const { problems, cases } = JSON.parse(readFileSync(file, "utf8")) as Data;

class Tanh extends FunctionNode {
  override forward(x: nd.NdArray): nd.NdArray {
    return nd.tanh(x);
  }

  override backward(gy: Variable): Variable {
    return gy.mul(this.output(0).pow(2).neg().add(1));
  }
}

const decode = ({ shape, data }: Encoded): nd.NdArray => nd.fromTypedArray(Float64Array.from(data), shape);

interface Problem {
  readonly params: Record<string, Parameter>;
  readonly loss: () => Variable;
}

function rosenbrock(): Problem {
  const { init } = problems.rosenbrock;
  const [x0, x1] = [new Parameter(nd.scalar(init.x0)), new Parameter(nd.scalar(init.x1))];
  return { params: { x0, x1 }, loss: () => x1.sub(x0.pow(2)).pow(2).mul(100).add(x0.sub(1).pow(2)) };
}

function mlp(): Problem {
  const { x, t, init } = problems.mlp;
  const [W1, b1, W2] = [init.W1, init.b1, init.W2].map((a) => new Parameter(decode(a))) as [
    Parameter,
    Parameter,
    Parameter,
  ];
  const [input, target] = [variable(decode(x)), variable(decode(t))];
  const loss = (): Variable => {
    const y = new Tanh().apply(input.matmul(W1).add(b1)).matmul(W2);
    return y.sub(target).pow(2).sum().div(input.length);
  };
  return { params: { W1, b1, W2 }, loss };
}

/** The optimizer of a case; the reference names some options differently. */
function optimizerOf({ optimizer, hyper }: Case): Optimizer<string> {
  const { weight_decay = 0, betas = [0, 0], ...options } = hyper;
  const [beta1, beta2] = betas;
  switch (optimizer) {
    case "SGD":
      return new SGD(options);
    case "MomentumSGD":
      return new MomentumSGD(options);
    case "NesterovSGD":
      return new MomentumSGD({ ...options, nesterov: true }).addHook(new WeightDecay(weight_decay));
    case "AdaGrad":
      return new AdaGrad(options);
    case "AdaDelta":
      return new AdaDelta({ eps: options.eps as number, decay: options.rho as number });
    case "Adam":
      return new Adam(options);
    case "AdamW":
      return new AdamW({ ...options, beta1, beta2, weightDecay: weight_decay });
    case "RMSprop": {
      const { alpha, ...others } = options;
      return new RMSprop({ ...others, decay: alpha as number });
    }
    default:
      throw new Error(`no optimizer is called ${optimizer}`);
  }
}

function hookOf(hook: HookData, params: Record<string, Parameter>): Hook {
  if (hook.hook === "FreezeParam") return new FreezeParam(hook.params.map((name) => params[name] as Parameter));
  return hook.hook === "ClipGrad" ? new ClipGrad(hook.arg) : new WeightDecay(hook.arg);
}

/** Throws unless `|got − want| <= rtol · |want| + 1e-12 · S`, where S is the largest `|want|`, at least 1. */
function expectNear(got: ArrayLike<number>, want: readonly number[], rtol: number, what: string): void {
  expect(got.length, what).toBe(want.length);
  const scale = Math.max(1, ...want.map(Math.abs));
  for (const [i, w] of want.entries()) {
    const g = got[i] as number;
    if (!(Math.abs(g - w) <= rtol * Math.abs(w) + 1e-12 * scale))
      throw new Error(`${what}[${i}] is ${g}, expected ${w}`);
  }
}

/** Follows the trajectory of a case; returns the number of steps compared. */
function follow(each: Case): number {
  const { params, loss } = each.problem === "mlp" ? mlp() : rosenbrock();
  const optimizer = optimizerOf(each).setup({ params: () => Object.values(params) });
  for (const hook of each.hooks) optimizer.addHook(hookOf(hook, params));
  let compared = 0;
  for (const [s, sensitivity] of each.sensitivity.entries()) {
    const value = loss();
    for (const param of Object.values(params)) param.cleargrad();
    value.backward();
    optimizer.update();
    const wanted = Object.entries(each.params_after_update).map(([name, steps]) => [name, steps[s]] as const);
    const all = [each.loss_before_update[s], ...wanted.flatMap(([, values]) => values)];
    if (!all.every((x) => typeof x === "number" && Math.abs(x) <= 1e12)) return compared; // diverged
    if (sensitivity === null || sensitivity > 1e-6) continue; // chaotic
    const rtol = Math.max(1e-9, 1000 * sensitivity);
    expectNear([value.item()], [each.loss_before_update[s] as number], rtol, `loss before update ${s}`);
    for (const [name, values] of wanted) {
      const got = (params[name] as Parameter).data.toTypedArray();
      expectNear(got, values as number[], rtol, `${name} after update ${s}`);
    }
    compared++;
  }
  return compared;
}

/** The number of comparable steps (of 50) of the cases that diverge or become chaotic. */
const short: Readonly<Record<string, number>> = {
  "rosenbrock/SGD/0": 5,
  "rosenbrock/SGD/4": 5,
  "rosenbrock/MomentumSGD/0": 6,
  "rosenbrock/AdaDelta/1": 44,
};

describe("optimizers follow the trajectories of DeZero and PyTorch", () => {
  test.each(cases.map((each) => [each.id, each] as const))("%s", (id, each) => {
    expect(follow(each)).toBe(short[id] ?? 50);
  });
});
