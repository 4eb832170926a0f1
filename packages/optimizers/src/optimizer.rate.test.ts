import { StateError, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { AdaDelta } from "./ada-delta.ts";
import { Adam } from "./adam.ts";
import { Optimizer } from "./optimizer.ts";
import { SGD } from "./sgd.ts";

test("rate reads and sets alpha or lr", () => {
  const [adam, sgd] = [new Adam({ alpha: 0.5 }), new SGD({ lr: 0.25 })];
  expect([adam.rate, sgd.rate]).toEqual([0.5, 0.25]);
  [adam.rate, sgd.rate] = [2, 3];
  expect([adam.alpha, sgd.lr]).toEqual([2, 3]);
  sgd.lr = 7;
  expect(sgd.rate).toBe(7);
});

test("a subclass may give the rate another name", () => {
  class Own extends Optimizer {
    eta = 0.5;
    override get rate(): number {
      return this.eta;
    }
    override set rate(value: number) {
      this.eta = value;
    }
    protected override updateOne(): void {}
  }
  const own = new Own();
  own.rate *= 0.5;
  expect(own.eta).toBe(0.25);
});

test("rate is a number from 0, and an error without a learning rate", () => {
  const adam = new Adam();
  for (const value of [-1, Number.NaN, Infinity]) {
    const set = (): void => {
      adam.rate = value;
    };
    expect(set).toThrow(new ValueError(`Adam: rate is ${value}, expected a number from 0`));
  }
  expect(adam.alpha).toBe(0.001);
  expect(() => new AdaDelta().rate).toThrow(new StateError("AdaDelta: has no learning rate"));
  expect(() => Object.assign(new AdaDelta(), { rate: 1 })).toThrow(new StateError("AdaDelta: has no learning rate"));
});
