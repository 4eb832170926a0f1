import { asVariable, type Variable, type VariableLike, variable } from "@dz/core";
import { ShapeError, StateError, ValueError, zeros } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { Layer } from "./layer.ts";
import { Linear } from "./linear.ts";
import { observeForward } from "./observe-forward.ts";

class Pair extends Layer {
  readonly one = new Linear(3);
  readonly two = new Linear(2);
  override forward(x: VariableLike): Variable {
    return this.two.forward(this.one.forward(x));
  }
}

/** What is observed while `body` runs: the layers in the order in which their calls began, and the shapes of their outputs. */
function seenIn(layers: readonly Layer[], body: () => unknown): [Layer, readonly number[]][] {
  const calls: [Layer, readonly number[]][] = [];
  observeForward(
    layers,
    (layer, call) => {
      const at = calls.push([layer, []]) - 1;
      const y = call() as Variable;
      calls[at] = [layer, y.shape];
      return y;
    },
    body,
  );
  return calls;
}

describe("observeForward", () => {
  test("stands around each call of the layers that are given, and of no others of their classes", () => {
    const model = new Pair();
    const other = new Linear(5);
    const body = (): void => {
      model.forward(other.forward(zeros([1, 4])));
      model.two.forward(zeros([7, 3]));
    };
    expect(seenIn([model, model.two, model.two], body)).toEqual([
      [model, [1, 2]],
      [model.two, [1, 2]],
      [model.two, [7, 2]],
    ]);
  });

  test("returns what the body does, and the output is that of the observer", () => {
    const layer = new Linear(1);
    const y = variable(7);
    expect(
      observeForward(
        [layer],
        () => y,
        () => layer.forward(zeros([1, 1])),
      ),
    ).toBe(y);
  });

  test("takes a method that calls that of its superclass as one call", () => {
    class Doubled extends Linear {
      override forward(x: VariableLike): Variable {
        return super.forward(x).mul(2);
      }
    }
    const layer = new Doubled(2);
    expect(seenIn([layer], () => layer.forward(zeros([1, 4])))).toEqual([[layer, [1, 2]]]);
  });

  test("leaves classes and layers as they were, also when the body throws", () => {
    const model = new Pair();
    const before = [Pair, Linear].map((Kind) => Object.getOwnPropertyDescriptors(Kind.prototype));
    const broken = (): unknown => model.forward(zeros([2]));
    model.forward(zeros([1, 4]));
    expect(() => seenIn([model, model.one], broken)).toThrow(ShapeError);
    expect([Pair, Linear].map((Kind) => Object.getOwnPropertyDescriptors(Kind.prototype))).toEqual(before);
    expect([model, model.one].map((layer) => Object.getPrototypeOf(layer))).toEqual([Pair.prototype, Linear.prototype]);
    expect([model, model.one].some((layer) => Object.hasOwn(layer, "forward"))).toBe(false);
  });

  test("while a layer is observed it is what it was, to all that asks", () => {
    const model = new Pair();
    const names = [...model.namedParams()].map(([name]) => name);
    seenIn([model, model.one], () => {
      expect([model.constructor, model.one instanceof Linear, Object.keys(model)]).toEqual([
        Pair,
        true,
        ["one", "two"],
      ]);
      expect([...model.namedParams()].map(([name]) => name)).toEqual(names);
    });
  });

  test("observes a method that the layer has itself, and sets it back", () => {
    const layer = new Linear(1);
    const forward = (x: VariableLike): Variable => asVariable(x);
    layer.forward = forward;
    expect(seenIn([layer], () => layer.forward(zeros([3])))).toEqual([[layer, [3]]]);
    expect(layer.forward).toBe(forward);
  });

  test("observers of one layer stand around each other", () => {
    const layer = new Linear(1);
    const order: string[] = [];
    const named =
      (name: string) =>
      (_: Layer, call: () => Variable): Variable => {
        order.push(name);
        return call();
      };
    observeForward([layer], named("outer"), () => {
      observeForward([layer], named("inner"), () => layer.forward(zeros([1, 1])));
      layer.forward(zeros([1, 1]));
    });
    expect(order).toEqual(["inner", "outer", "outer"]);
    expect(Object.getPrototypeOf(layer)).toBe(Linear.prototype);
  });

  test("refuses what it cannot observe, and observes none of the others", () => {
    const layer = new Linear(1);
    const body = (): never => expect.unreachable();
    expect(() => seenIn([layer, "two" as unknown as Layer], body)).toThrow(
      new ValueError('observeForward: expected a layer, got the string "two"'),
    );
    const none = 3 as never;
    for (const [message, call] of [
      ["layers in an array, got number", () => observeForward(none, (_, call) => call(), body)],
      ["a function as an observer, got number", () => observeForward([layer], none, body)],
      ["a function as a body, got number", () => observeForward([layer], (_, call) => call(), none)],
    ] as const) {
      expect(call).toThrow(new ValueError(`observeForward: expected ${message}`));
    }
    expect(() => seenIn([layer, Object.freeze(new Linear(1))], body)).toThrow(
      new StateError("observeForward: a Linear is frozen, so it cannot be observed"),
    );
    expect(Object.getPrototypeOf(layer)).toBe(Linear.prototype);
  });
});
