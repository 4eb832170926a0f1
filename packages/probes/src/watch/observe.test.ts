import { expect, test } from "vitest";
import { around, type OneInput } from "./observe.ts";

class Doubler {
  readonly factor = 2;
  twice(x: number): number {
    return this.factor * x;
  }
}

test("stands around a method until it is ended", () => {
  const object = new Doubler();
  const seen: number[] = [];
  const end = around(object as Record<"twice", (x: number) => number>, "twice", (call, [x]) => {
    seen.push(x);
    return call(x) + 1;
  });
  expect([object.twice(3), object instanceof Doubler, Object.keys(object)]).toEqual([7, true, ["factor"]]);
  end();
  expect([object.twice(3), seen]).toEqual([6, [3]]);
  expect(Object.getPrototypeOf(object)).toBe(Doubler.prototype);
});

test("a method that is a property of its own is put back", () => {
  const forward = (): never => {
    throw new Error("called");
  };
  const object: OneInput = { forward };
  const end = around(object, "forward", (call, args) => call(...args));
  expect(() => object.forward(1)).toThrow("called");
  end();
  expect(object.forward).toBe(forward);
});
