import { Parameter, variable } from "@dz/core";
import { array, type DType, type NdArray } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import * as everything from "./index.ts";
import {
  AdaDelta,
  BestWeights,
  cosine,
  EarlyStopping,
  linearRamp,
  MomentumSGD,
  missingGradients,
  Optimizer,
  oneCycle,
  polynomial,
  ReduceOnPlateau,
  RMSprop,
  SGD,
  stepDecay,
  type Target,
  WeightAverage,
  warmUp,
} from "./index.ts";

type Found = new (options?: object) => Optimizer<string>;

/** The optimizers that the index exports, a new one too. */
const found = Object.values<object>(everything).filter(
  (value): value is Found => "prototype" in value && value.prototype instanceof Optimizer,
);

const makers: [string, () => Optimizer<string>][] = [
  ...found.map((Found): [string, () => Optimizer<string>] => {
    return [Found.name, () => ("lr" in new Found() ? new Found({ lr: 0.01 }) : new Found())];
  }),
  ["MomentumSGD with nesterov", () => new MomentumSGD({ lr: 0.01, nesterov: true })],
  ["RMSprop, centered and with momentum", () => new RMSprop({ momentum: 0.5, centered: true })],
];

test("the optimizers are found", () => {
  expect(found).toEqual(expect.arrayContaining([SGD, AdaDelta]));
});

/** Fits y = x W + b to 0 for every x. */
class Trained {
  readonly params: ReadonlyMap<string, Parameter>;
  readonly optimizer: Optimizer<string>;

  constructor(optimizer: Optimizer<string>, W: number[], b: number[], dtype: DType) {
    this.params = new Map([
      ["W", new Parameter(array([W], { dtype }))],
      ["b", new Parameter(array(b, { dtype }))],
    ]);
    this.optimizer = optimizer.setup({ params: () => this.params.values(), namedParams: () => this.params });
  }

  train(from: number, to: number): void {
    const [W, b] = [...this.params.values()] as [Parameter, Parameter];
    for (let i = from; i <= to; i++) {
      const y = variable([[1], [Math.sin(i)]], { dtype: W.dtype })
        .matmul(W)
        .add(b);
      for (const p of [W, b]) p.cleargrad();
      y.mul(y).sum().backward();
      this.optimizer.update();
    }
  }

  values(): [number[], number[]] {
    return Array.from(this.params.values(), ({ data }) => Array.from(data.toTypedArray())) as [number[], number[]];
  }
}

describe.each(makers)("%s", (_, make) => {
  test.each(["float64", "float32"] as const)("continues bitwise from a saved state, in another model (%s)", (dtype) => {
    const first = new Trained(make(), [0.5, -1], [0.25, 2], dtype);
    first.train(1, 5);
    const [state, [W, b]] = [first.optimizer.getState(), first.values()];
    first.train(6, 10);

    const second = new Trained(make(), W, b, dtype);
    second.optimizer.setState(state);
    second.train(6, 10);
    expect(second.values()).toEqual(first.values());
    expect(second.optimizer.steps).toBe(10);

    // Updates before setState must not matter.
    second.train(11, 12);
    const kept = [array([W], { dtype }), array(b, { dtype })];
    for (const p of second.params.values()) p.data = kept.shift() as NdArray;
    second.optimizer.setState(state);
    second.train(6, 10);
    expect(second.values()).toEqual(first.values());
  });

  test("has a learning rate called lr, or none", () => {
    const optimizer = make();
    if (optimizer instanceof AdaDelta) {
      expect("lr" in optimizer).toBe(false);
      return;
    }
    expect(Reflect.get(optimizer, "lr")).toBe(0.01);
    Object.assign(optimizer, { lr: 0 });
    const model = new Trained(optimizer, [0.5, -1], [0.25, 2], "float64");
    model.train(1, 1);
    expect(model.values()).toEqual([
      [0.5, -1],
      [0.25, 2],
    ]);
    Object.assign(optimizer, { lr: 0.01 });
    const other = new Trained(make(), [0.5, -1], [0.25, 2], "float64");
    other.train(1, 1);
    model.optimizer.setState({ steps: 0, arrays: new Map() });
    model.train(1, 1);
    expect(model.values()).toEqual(other.values());
  });

  test("minimizes a loss", () => {
    const model = new Trained(make(), [0.5, -1], [0.25, 2], "float64");
    const size = (): number => Math.hypot(...model.values().flat());
    const before = size();
    model.train(1, 50);
    expect(size()).toBeLessThan(before);
  });

  test("gives the same in float32 up to rounding", () => {
    const [single, double] = (["float32", "float64"] as const).map((dtype) => {
      const model = new Trained(make(), [0.5, -1], [0.25, 2], dtype);
      model.train(1, 20);
      return model.values().flat();
    }) as [number[], number[]];
    for (const [i, x] of single.entries()) expect(x).toBeCloseTo(double[i] as number, 4);
    expect(single).not.toEqual(double);
  });
});

const empty: Target = { params: () => [] };

test.each<[string, (options: never) => unknown]>([
  ...[...found, ReduceOnPlateau].map(
    (Made) => [Made.name, (options: never) => new Made(options)] as [string, (options: never) => unknown],
  ),
  ...[cosine, linearRamp, oneCycle, polynomial, stepDecay].map(
    (make) => [make.name, (options: never) => make(1, options)] as [string, (options: never) => unknown],
  ),
  ["warmUp", (options) => warmUp(1, () => 1, options)],
  ["EarlyStopping", (options) => new EarlyStopping(1, options)],
  ["WeightAverage", (options) => new WeightAverage(empty, options)],
])("%s refuses an unknown option", (name, make) => {
  expect(() => make({ step: 3 } as never)).toThrow(`${name}: there is no option step; `);
});

test.each<[string, (target: Target) => unknown]>([
  ["WeightAverage", (target) => new WeightAverage(target)],
  ["BestWeights", (target) => new BestWeights(target)],
  ["missingGradients", missingGradients],
])("%s refuses a target that is not a model", (name, use) => {
  expect(() => use({} as Target)).toThrow(`${name}: expected a model or a layer, which has params(), got `);
  expect(() => use([] as never)).toThrow("; write { params: () => list }");
});

test("SGD has no arrays in its state", () => {
  const p = new Parameter(array([1, 2]));
  p.grad = variable([1, 1]);
  const optimizer = new SGD().setup({ params: () => [p] });
  optimizer.update();
  expect(optimizer.getState()).toEqual({ steps: 1, arrays: new Map() });
});
