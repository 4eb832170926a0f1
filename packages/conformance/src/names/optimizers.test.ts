import { Parameter } from "@dz/core";
import { scalar } from "@dz/ndarray";
import { ClipGrad, FreezeParam, type MomentumSGD, WeightDecay } from "@dz/optimizers";
import { describe, expect, it } from "vitest";
import { Fields } from "../fields.ts";
import { makeHook, makeOptimizer } from "./optimizers.ts";

describe("makeOptimizer", () => {
  const make = (name: string, hyper: object) => {
    const fields = new Fields(hyper, "hyper");
    const optimizer = makeOptimizer(name, fields);
    expect(fields.unread()).toEqual([]);
    return optimizer;
  };

  it.each<[string, object, object]>([
    ["SGD", { lr: 0.1 }, { lr: 0.1 }],
    ["MomentumSGD", { lr: 0.1, momentum: 0.7 }, { lr: 0.1, momentum: 0.7, nesterov: false }],
    ["AdaGrad", { lr: 0.1, eps: 0.2 }, { lr: 0.1, eps: 0.2 }],
    ["AdaDelta", { rho: 0.5, eps: 0.2 }, { decay: 0.5, eps: 0.2 }],
    ["Adam", { alpha: 0.1, beta1: 0.8, beta2: 0.9, eps: 0.2 }, { alpha: 0.1, beta1: 0.8, beta2: 0.9, eps: 0.2 }],
    [
      "AdamW",
      { lr: 0.1, betas: [0.7, 0.6], eps: 0.3, weight_decay: 0.2 },
      { lr: 0.1, beta1: 0.7, beta2: 0.6, eps: 0.3, weightDecay: 0.2 },
    ],
    [
      "RMSprop",
      { lr: 0.1, alpha: 0.7, eps: 0.3, momentum: 0.5, centered: true },
      { lr: 0.1, decay: 0.7, eps: 0.3, momentum: 0.5, centered: true },
    ],
    [
      "NesterovSGD",
      { lr: 0.1, momentum: 0.7, nesterov: true, weight_decay: 0 },
      { lr: 0.1, momentum: 0.7, nesterov: true },
    ],
    [
      "NesterovSGD",
      { lr: 0.1, momentum: 0.7, nesterov: false, weight_decay: 0.1 },
      { lr: 0.1, momentum: 0.7, nesterov: false },
    ],
  ])("makes %s with the hyperparameters of DeZero and PyTorch: %j", (name, hyper, expected) => {
    const optimizer = make(name, hyper);
    expect(optimizer).toMatchObject(expected);
    expect(optimizer.constructor.name).toBe(name === "NesterovSGD" ? "MomentumSGD" : name);
  });

  it("makes PyTorch's SGD, whose weight decay is added to the gradient", () => {
    const optimizer = make("NesterovSGD", { lr: 1, momentum: 0, nesterov: true, weight_decay: 0.5 }) as MomentumSGD;
    const p = new Parameter(scalar(8));
    p.mul(3).backward();
    optimizer.setup({ params: () => [p] }).update();
    expect([optimizer.nesterov, p.item()]).toEqual([true, 8 - (3 + 0.5 * 8)]);
  });

  it("refuses unknown optimizers and hyperparameters", () => {
    expect(() => make("Lion", {})).toThrow("unknown optimizer Lion");
    expect(() => make("constructor", {})).toThrow("unknown optimizer constructor");
    expect(() => make("SGD", {})).toThrow("hyper.lr: is missing");
  });
});

describe("makeHook", () => {
  const p = new Parameter(scalar(1));
  const find = (name: string): Parameter => {
    if (name !== "W") throw new Error(`unknown parameter ${name}`);
    return p;
  };
  const make = (hook: object) => makeHook(new Fields(hook, "hook"), find);

  it("makes hooks", () => {
    expect(make({ hook: "WeightDecay", arg: 0.1 })).toEqual(new WeightDecay(0.1));
    expect(make({ hook: "ClipGrad", arg: 2 })).toEqual(new ClipGrad(2));
    expect(make({ hook: "FreezeParam", params: ["W"] })).toEqual(new FreezeParam([p]));
  });

  it("refuses unknown hooks and parameters", () => {
    expect(() => make({ hook: "Noise", arg: 1 })).toThrow("unknown hook Noise");
    expect(() => make({ hook: "FreezeParam", params: ["b"] })).toThrow("unknown parameter b");
  });
});
