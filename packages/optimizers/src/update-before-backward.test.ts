import { matmul, Parameter, type Variable, variable } from "@dz/core";
import { array, StateError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import * as everything from "./index.ts";
import {
  Adam,
  AdamW,
  BestWeights,
  ClipGrad,
  MomentumSGD,
  Optimizer,
  RMSprop,
  SGD,
  WeightAverage,
  WeightDecay,
} from "./index.ts";

type Found = new () => Optimizer<string>;

const makers: [string, () => Optimizer<string>][] = [
  ...Object.values<object>(everything)
    .filter((value): value is Found => "prototype" in value && value.prototype instanceof Optimizer)
    .map((Made): [string, () => Optimizer<string>] => [Made.name, () => new Made()]),
  ["MomentumSGD with nesterov", () => new MomentumSGD({ nesterov: true })],
  ["RMSprop, centered and with momentum", () => new RMSprop({ centered: true, momentum: 0.5 })],
];

test("the optimizers are found", () => {
  expect(makers.map(([name]) => name)).toEqual(expect.arrayContaining(["SGD", "AdaDelta"]));
});

const message =
  /^backward: W \[\] was changed in place after mul used it, as optimizer.update\(\) does; call backward before/;

describe.each(makers)("%s", (_, make) => {
  test.each(["float64", "float32"] as const)(
    "refuses a backward after an update of a value that it needs (%s)",
    (dtype) => {
      const W = new Parameter(array(4, { dtype }), "W");
      const x = variable(3, { dtype });
      const optimizer = make().setup({ params: () => [W] });
      const y = x.mul(W).mul(x);
      W.grad = variable(1, { dtype: "float64" });
      optimizer.update();
      expect(() => y.backward()).toThrow(message);
      expect(() => y.backward({ createGraph: true })).toThrow(message);
      expect(x.grad).toBe(null);
      x.mul(W).backward();
      expect(x.grad?.item()).toBe(W.data.item());
    },
  );
});

/** A weight and a loss that needs it, with a change of the weight before backward. */
function between(change: (W: Parameter) => void): () => void {
  const W = new Parameter(array(4), "W");
  const y = variable(3).mul(W);
  change(W);
  return () => y.backward();
}

test("restoring or averaging weights before backward is refused, too", () => {
  const model = (W: Parameter) => ({ params: () => [W] });
  const applied = (W: Parameter): void => {
    const average = new WeightAverage(model(W));
    average.update();
    average.use();
  };
  const restored = (W: Parameter): void => {
    const best = new BestWeights(model(W));
    best.update(1);
    best.restore();
  };
  for (const change of [applied, restored]) expect(between(change)).toThrow(message);
});

test("reading weights before backward is no change", () => {
  const read = (W: Parameter): void => {
    const average = new WeightAverage({ params: () => [W] });
    for (let i = 0; i < 3; i++) average.update();
    new BestWeights({ params: () => [W] }).update(1);
    expect(() => new SGD().setup({ params: () => [W] }).update()).toThrow(StateError); // no gradient
  };
  expect(between(read)).not.toThrow();
});

describe("usual training loops are not refused", () => {
  const matrix = (seed: number): Parameter => new Parameter(array([[seed, 0.5], [-0.25, 1]])); // biome-ignore format: a matrix

  test("gradients accumulated over several losses, with hooks, before one update", () => {
    const W = matrix(1);
    const optimizer = new SGD({ lr: 0.1 })
      .setup({ params: () => [W] })
      .addHook(new WeightDecay(0.1))
      .addHook(new ClipGrad(1));
    for (let i = 0; i < 3; i++) {
      const losses = [1, 2, 3].map((x) => matmul(matmul(variable([[x, i]]), W), W).sum());
      W.cleargrad();
      for (const loss of losses) loss.backward();
      optimizer.update();
    }
    expect(optimizer.steps).toBe(3);
  });

  test("a generator whose output the critic was trained on before", () => {
    const [G, D] = [matrix(0.3), matrix(0.7)];
    const [ofG, ofD] = [G, D].map((p) => new Adam().setup({ params: () => [p] })) as [Adam, Adam];
    const critic = (x: Variable): Variable => matmul(matmul(x, D).pow(2), D).sum();
    for (let i = 0; i < 3; i++) {
      const fake = matmul(matmul(variable([[1, i]]), G).pow(2), G);
      for (const p of [G, D]) p.cleargrad();
      critic(variable(fake.data)).backward();
      ofD.update();
      D.cleargrad();
      critic(fake).backward(); // through G as it was and D as it is now
      ofG.update();
    }
    expect([ofG.steps, ofD.steps]).toEqual([3, 3]);
  });

  test("a loss computed before the update of the other network is refused", () => {
    const [G, D] = [matrix(0.3), new Parameter(matrix(0.7).data, "D")];
    const fake = matmul(variable([[1, 2]]), G);
    const loss = matmul(fake, D).sum();
    loss.backward();
    new Adam().setup({ params: () => [D] }).update();
    expect(() => loss.backward()).toThrow("backward: D [2, 2] was changed in place after matMul used it");
  });

  test("a state carried through windows, each with its own update", () => {
    const [W, optimizer] = [matrix(0.1), new Adam()];
    optimizer.setup({ params: () => [W] });
    let h: Variable = variable([[1, 1]]);
    for (let window = 0; window < 4; window++) {
      let loss: Variable = variable(0);
      for (let i = 0; i < 3; i++) {
        h = matmul(h, W).add(0.1);
        loss = loss.add(h.pow(2).sum());
      }
      W.cleargrad();
      loss.backward();
      loss.unchainBackward();
      optimizer.update();
    }
    expect(optimizer.steps).toBe(4);
  });

  test("a gradient penalty, through the graph of the gradient", () => {
    const [W, optimizer] = [matrix(0.1), new AdamW()];
    optimizer.setup({ params: () => [W] });
    for (let i = 0; i < 3; i++) {
      const x = variable([[1, 2]]);
      const y = matmul(matmul(x, W).pow(2), W).sum();
      y.backward({ createGraph: true });
      const penalty = (x.grad as Variable).pow(2).sum();
      W.cleargrad();
      penalty.backward();
      optimizer.update();
    }
    expect(optimizer.steps).toBe(3);
  });
});
