import { Parameter, variable } from "@dz/core";
import { array } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import {
  AdaGrad,
  Adam,
  AdamW,
  cosine,
  type HasLr,
  MomentumSGD,
  type Optimizer,
  RMSprop,
  Scheduler,
  SGD,
  WeightDecay,
} from "./index.ts";

/**
 * One update of a number by the reference formula, from the gradient and the lr at update t; returns the new value.
 */
type Reference = (p: number, g: number, lr: number, t: number) => number;

/** The formulas in plain float64, each with its own state; PyTorch's where the README says so. */
const cases: Readonly<Record<string, readonly [make: () => Optimizer<string> & HasLr, reference: () => Reference]>> = {
  SGD: [() => new SGD(), () => (p, g, lr) => p - lr * g],
  "SGD with weight decay": [() => new SGD().addHook(new WeightDecay(0.1)), () => (p, g, lr) => p - lr * (g + 0.1 * p)],
  "MomentumSGD, as DeZero": [
    () => new MomentumSGD({ momentum: 0.8 }),
    () => {
      let v = 0;
      return (p, g, lr) => {
        v = 0.8 * v - lr * g;
        return p + v;
      };
    },
  ],
  "MomentumSGD with nesterov, as PyTorch": [
    () => new MomentumSGD({ momentum: 0.8, nesterov: true }),
    () => {
      let buffer = 0;
      return (p, g, lr) => {
        buffer = 0.8 * buffer + g;
        return p - lr * (g + 0.8 * buffer);
      };
    },
  ],
  "MomentumSGD with nesterov and weight decay, as PyTorch": [
    () => new MomentumSGD({ momentum: 0.8, nesterov: true }).addHook(new WeightDecay(0.1)),
    () => {
      let buffer = 0;
      return (p, g, lr) => {
        const decayed = g + 0.1 * p;
        buffer = 0.8 * buffer + decayed;
        return p - lr * (decayed + 0.8 * buffer);
      };
    },
  ],
  AdaGrad: [
    () => new AdaGrad(),
    () => {
      let h = 0;
      return (p, g, lr) => {
        h += g * g;
        return p - (lr * g) / (Math.sqrt(h) + 1e-8);
      };
    },
  ],
  "Adam, as DeZero": [
    () => new Adam(),
    () => {
      let [m, v] = [0, 0];
      return (p, g, lr, t) => {
        m += 0.1 * (g - m);
        v += 0.001 * (g * g - v);
        return p - ((lr * Math.sqrt(1 - 0.999 ** t)) / (1 - 0.9 ** t)) * (m / (Math.sqrt(v) + 1e-8));
      };
    },
  ],
  "AdamW, as PyTorch": [
    () => new AdamW({ weightDecay: 0.3 }),
    () => {
      let [m, v] = [0, 0];
      return (p, g, lr, t) => {
        m = 0.9 * m + 0.1 * g;
        v = 0.999 * v + 0.001 * g * g;
        const [mean, square] = [m / (1 - 0.9 ** t), v / (1 - 0.999 ** t)];
        return p - lr * 0.3 * p - (lr * mean) / (Math.sqrt(square) + 1e-8);
      };
    },
  ],
  "RMSprop, as PyTorch": [
    () => new RMSprop(),
    () => {
      let square = 0;
      return (p, g, lr) => {
        square = 0.99 * square + 0.01 * g * g;
        return p - (lr * g) / (Math.sqrt(square) + 1e-8);
      };
    },
  ],
  "RMSprop with momentum, centered, as PyTorch": [
    () => new RMSprop({ momentum: 0.7, centered: true, decay: 0.9 }),
    () => {
      let [square, mean, buffer] = [0, 0, 0];
      return (p, g, lr) => {
        square = 0.9 * square + 0.1 * g * g;
        mean = 0.9 * mean + 0.1 * g;
        buffer = 0.7 * buffer + g / (Math.sqrt(square - mean * mean) + 1e-8);
        return p - lr * buffer;
      };
    },
  ],
};

const gradients = Array.from({ length: 60 }, (_, i) => Math.sin(1.7 * i) + 0.2 * Math.cos(0.3 * i));

describe.each(Object.entries(cases))("%s", (_, [make, reference]) => {
  test.each<[string, (t: number) => number]>([
    ["another lr at each update", (t) => 0.1 / t],
    ["an lr that jumps", (t) => (t % 7 === 0 ? 1 : 0.01)],
    ["an lr that is 0 for a while", (t) => (t > 20 && t < 30 ? 0 : 0.05)],
  ])("%s", (_, rateAt) => {
    const [p, optimizer, update] = [new Parameter(array([1.5])), make(), reference()];
    optimizer.setup({ params: () => [p] });
    let expected = 1.5;
    for (const [i, g] of gradients.entries()) {
      const lr = rateAt(i + 1);
      optimizer.lr = lr;
      p.grad = variable([g]);
      optimizer.update();
      expected = update(expected, g, lr, i + 1);
      expect(Math.abs(p.data.item() - expected)).toBeLessThan(1e-11 * (1 + Math.abs(expected)));
    }
  });

  test("a schedule", () => {
    const [p, optimizer, update] = [new Parameter(array([1.5])), make(), reference()];
    optimizer.setup({ params: () => [p] });
    optimizer.lr = 0.2;
    const scheduler = new Scheduler(optimizer, cosine(60, { floor: 0.1 }));
    let expected = 1.5;
    for (const [i, g] of gradients.entries()) {
      p.grad = variable([g]);
      optimizer.update();
      scheduler.update();
      const lr = 0.2 * (0.1 + (0.9 * (1 + Math.cos((Math.PI * i) / 60))) / 2);
      expected = update(expected, g, lr, i + 1);
      expect(Math.abs(p.data.item() - expected)).toBeLessThan(1e-11 * (1 + Math.abs(expected)));
    }
  });
});
