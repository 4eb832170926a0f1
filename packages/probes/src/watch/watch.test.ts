import { noGrad } from "@dz/core";
import { MLP, SimpleRNN } from "@dz/models";
import { array, fromTypedArray, full, random } from "@dz/ndarray";
import { Adam, FreezeParam, SGD } from "@dz/optimizers";
import { describe, expect, test } from "vitest";
import { type TrainingChange, watchedTraining } from "../testing/watched.ts";
import { diagnose } from "../wrong/diagnose.ts";
import { Watch } from "./watch.ts";

const weightsOf = (change: TrainingChange): number[] => {
  const { model } = watchedTraining({ epochs: 3, ...change });
  return Array.from(model.params(), ({ data }) => [...(data.toTypedArray() as Float64Array)]).flat();
};
const firstOf = (change: TrainingChange): string | undefined =>
  diagnose(watchedTraining({ epochs: 12, ...change }).watch.seen())[0]?.fault;

test("a watched training gives the same bits, and the next random number is the same", () => {
  const watched = weightsOf({});
  const next = random.rand();
  expect(weightsOf({ watched: false })).toEqual(watched);
  expect(random.rand()).toBe(next);
});

test("what was observed is as before when the watch ends", () => {
  const { model } = watchedTraining({ epochs: 1 });
  expect(Object.getPrototypeOf(model)).toBe(SimpleRNN.prototype);
  expect(Object.keys(model)).toEqual(["rnn", "fc"]);
});

test("losses, steps and updates are those of the loop", () => {
  const seen = watchedTraining({ epochs: 2 }).watch.seen();
  expect(seen.epochs.map(({ steps, updates, emptied, beganEmpty }) => [steps, updates, emptied, beganEmpty])).toEqual([
    [120, 12, 0, true],
    [120, 12, 0, true],
  ]);
  expect([seen.train.steps, seen.judged.steps, seen.train.streams, seen.train.size]).toEqual([120, 60, 1, 1]);
  expect(seen.train.targets.slice(0, -1)).toEqual(seen.train.inputs.slice(1));
  expect(seen.rereading).toBe(0);
  // The gradient of the bias of the output is 2 Σ (y − t), over the steps of the update.
  for (const { biasGradient, errorSum } of seen.updates) {
    expect(biasGradient?.[0]).toBeCloseTo(2 * (errorSum[0] as number), 10);
  }
});

test("the size of an SGD update is lr times the gradient, against it", () => {
  const seen = watchedTraining({ epochs: 1, optimizer: (model) => new SGD({ lr: 0.01 }).setup(model) }).watch.seen();
  for (const { stepNorm, gradNorm, descent } of seen.updates) {
    expect(stepNorm / gradNorm).toBeCloseTo(0.01, 10);
    expect(descent).toBeCloseTo(1, 10);
  }
});

test("a state of a linear recurrence grows by the factor of its matrix", () => {
  const before = (model: object): void => {
    const { rnn } = model as SimpleRNN;
    rnn.x2h.W.data = full([1, 8], 0, { dtype: "float64" });
    const diagonal = Float64Array.from({ length: 64 }, (_, i) => (i % 9 === 0 ? 0.5 : 0));
    rnn.h2h.W.data = fromTypedArray(diagonal, [8, 8]);
  };
  expect(watchedTraining({ epochs: 1, before }).watch.seen().firstGrowth).toBeCloseTo(0.5, 3);
});

describe("faults that are planted in a loop", () => {
  test("none", () => expect(firstOf({})).toBeUndefined());
  test("a state that is kept, or emptied", () => {
    expect(firstOf({ state: "kept" })).toBe("stateCarriedOver");
    expect(firstOf({ state: "emptied" })).toBe("stateLost");
  });
  test("gradients that add up", () => expect(firstOf({ clears: false })).toBe("gradientsNotCleared"));
  test("a frozen layer", () => {
    const optimizer = (model: object): Adam => {
      const adam = new Adam({ lr: 0.01 }).setup(model as SimpleRNN);
      adam.addHook(new FreezeParam([(model as SimpleRNN).rnn]));
      return adam;
    };
    expect(firstOf({ optimizer })).toBe("layerFrozen");
  });
  test("steps that are too large, of an mlp", () => {
    const optimizer = (model: object): SGD => new SGD({ lr: 50 }).setup(model as MLP);
    expect(firstOf({ model: new MLP([4, 4, 1], { dtype: "float64" }), optimizer })).toBe("stepTooLarge");
  });
  test("a target that broadcasts", () => {
    const model = new SimpleRNN(3, 1);
    const watch = new Watch();
    watch.attach({ model, optimizer: new SGD({ lr: 0.1 }).setup(model) });
    watch.step(model.forward(array([[0], [1]])), array([0, 1]));
    expect(watch.seen().broadcast).toEqual({ output: [2, 1], target: [2] });
  });
});

test("targets of one value, as those of the book, are no broadcast", () => {
  const model = new SimpleRNN(3, 1);
  const watch = new Watch();
  watch.attach({ model, optimizer: new SGD({ lr: 0.1 }).setup(model) });
  watch.step(model.forward(array([[0.5]])), array([1]));
  expect(watch.seen().broadcast).toBeNull();
  noGrad(() => watch.step(model.forward(array([[0.5]])), array([1])));
});
