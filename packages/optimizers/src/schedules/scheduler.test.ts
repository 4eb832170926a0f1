import { Parameter, variable } from "@dz/core";
import { array, StateError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { AdaDelta } from "../ada-delta.ts";
import { Adam } from "../adam.ts";
import { SGD } from "../sgd.ts";
import { cosine } from "./cosine.ts";
import { ReduceOnPlateau } from "./reduce-on-plateau.ts";
import { Scheduler } from "./scheduler.ts";
import { stepDecay } from "./step-decay.ts";

test("Scheduler sets the initial lr times the factor of the step", () => {
  const optimizer = new Adam({ lr: 0.5 });
  const scheduler = new Scheduler(optimizer, (t) => 1 / (t + 1));
  const rates = [optimizer.lr];
  for (let i = 0; i < 3; i++) {
    expect(scheduler.update()).toBe(optimizer.lr);
    rates.push(optimizer.lr);
  }
  expect(rates).toEqual([0.5, 0.25, 0.5 * (1 / 3), 0.125]);
  expect(scheduler.steps).toBe(3);
});

test("Scheduler sets the factor of step 0 in the constructor", () => {
  const optimizer = new SGD({ lr: 2 });
  const { steps } = new Scheduler(optimizer, () => 0.25);
  expect([optimizer.lr, steps]).toEqual([0.5, 0]);
});

test("updates use the rates that a Scheduler sets", () => {
  const p = new Parameter(array([0]));
  const optimizer = new SGD({ lr: 1 }).setup({ params: () => [p] });
  const scheduler = new Scheduler(optimizer, stepDecay(2, { factor: 0.5 }));
  const values: number[] = [];
  for (let i = 0; i < 5; i++) {
    p.grad = variable([-1]);
    optimizer.update();
    scheduler.update();
    values.push(p.data.toTypedArray()[0] as number);
  }
  expect(values).toEqual([1, 2, 2.5, 3, 3.25]);
});

test("Scheduler takes a plateau alone or as part of another schedule", () => {
  const optimizer = new SGD({ lr: 8 });
  const plateau = new ReduceOnPlateau({ reduce: 0.5, patience: 0 });
  const scheduler = new Scheduler(optimizer, (t) => plateau.schedule(t) / (t + 1));
  const rates = [3, 3, 2, 2].map((loss) => {
    plateau.update(loss);
    return scheduler.update();
  });
  expect(rates).toEqual([4, 4 * (1 / 3), 1, 2 * (1 / 5)]);
});

describe("the state of a Scheduler", () => {
  test("is restored even after other steps and with another base", () => {
    const schedule = cosine(10);
    const first = new Scheduler(new SGD({ lr: 3 }), schedule);
    for (let i = 0; i < 4; i++) first.update();
    const state = first.getState();
    const optimizer = new SGD({ lr: 7 });
    const second = new Scheduler(optimizer, schedule);
    second.update();
    second.setState(state);
    expect(optimizer.lr).toBe(3 * schedule(4));
    expect([second.update(), second.steps]).toEqual([3 * schedule(5), 5]);
    expect(first.steps).toBe(4);
  });

  test("is refused as a whole", () => {
    const optimizer = new SGD({ lr: 2 });
    const scheduler = new Scheduler(optimizer, () => 1);
    const setState = (steps: number, base: number) => () => scheduler.setState({ steps, base });
    expect(setState(-1, 1)).toThrow(new ValueError("Scheduler: steps is -1, expected a whole number from 0"));
    expect(setState(5, -1)).toThrow(new ValueError("Scheduler: base is -1, expected a number from 0"));
    expect([scheduler.getState(), optimizer.lr]).toEqual([{ steps: 0, base: 2 }, 2]);
  });
});

test("Scheduler refuses optimizers without an lr, schedules that are not functions and factors that are not numbers from 0", () => {
  for (const wrong of [null, {}, { lr: "0.1" }]) {
    expect(() => new Scheduler(wrong as never, () => 1)).toThrow("Scheduler: expected an optimizer with an lr, got ");
  }
  expect(() => new Scheduler(new SGD(), 0.5 as never)).toThrow(
    new ValueError("Scheduler: expected a schedule, got 0.5"),
  );
  expect(() => new Scheduler(new AdaDelta(), () => 1)).toThrow(new StateError("Scheduler: AdaDelta has no lr"));
  const optimizer = new SGD({ lr: 2 });
  const scheduler = new Scheduler(optimizer, (t) => (t === 0 ? 1 : Number.NaN));
  expect(() => scheduler.update()).toThrow(
    new ValueError("Scheduler: the factor of the schedule at step 1 is NaN, expected a number from 0"),
  );
  expect(() => new Scheduler(optimizer, (() => {}) as never)).toThrow(
    new ValueError("Scheduler: the factor of the schedule at step 0 is undefined, expected a number from 0"),
  );
  expect([optimizer.lr, scheduler.steps]).toEqual([2, 0]);
});
