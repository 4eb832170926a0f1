/// <reference types="node" />

import { format, inspect } from "node:util";
import { add, array, exp, StateError, stack, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { variable } from "./as-variable.ts";
import { Parameter } from "./parameter.ts";
import { isVariable, Variable } from "./variable.ts";
import "../ops/operators.ts";

describe("Variable", () => {
  test("in a function of arrays, it is told what to use", () => {
    const hint = "got Variable; use x.data, or the function of @dz/functions";
    expect(() => add(array([1]), variable([1]) as never)).toThrow(`add: expected an NdArray or a number, ${hint}`);
    expect(() => exp(new Parameter(array([1])) as never)).toThrow(
      `exp: expected an NdArray or a number, got Parameter;`,
    );
    expect(() => stack([variable([1]) as never])).toThrow(`stack: expected an NdArray, ${hint}`);
  });

  test("holds an array and describes it", () => {
    const x = variable([[1, 2, 3]], { dtype: "float32", name: "x" });
    expect([x.shape, x.ndim, x.size, x.length, x.dtype, x.name]).toEqual([[1, 3], 2, 3, 1, "float32", "x"]);
    expect(variable(2.5).item()).toBe(2.5);
    expect(() => x.item()).toThrow("item: expected one element, got an array of shape [1, 3]");
  });

  test("takes nothing but an array", () => {
    for (const bad of [1, "1", null, undefined, [1], {}]) {
      expect(() => new Variable(bad as never)).toThrow(ValueError);
    }
    expect(() => new Variable(1 as never)).toThrow(
      "variable: expected an NdArray, got number; use variable(...) or array(...)",
    );
  });

  test("its name is text", () => {
    expect(() => new Variable(array(1), 3 as never)).toThrow(
      new ValueError("variable: a name is a string or null, got number"),
    );
  });

  test("is told from anything else", () => {
    expect([variable(1), new Parameter(array([1]))].map(isVariable)).toEqual([true, true]);
    expect([1, "1", null, undefined, [1], {}, array([1])].some(isVariable)).toBe(false);
  });

  test("prints as DeZero prints it", () => {
    expect(
      String(
        variable([
          [1, 2],
          [3, 4.5],
        ]),
      ),
    ).toBe("variable([[1.  2. ]\n          [3.  4.5]])");
    expect(inspect(variable(1))).toBe("variable(1.0)");
  });

  test("is text in text, and no operand of JavaScript's operators", () => {
    const x = variable([1, 2]);
    expect([`${x}`, String(x), [x, x].join(), format("%s|%o", x, x)]).toEqual([
      "variable([1. 2.])",
      "variable([1. 2.])",
      "variable([1. 2.]),variable([1. 2.])",
      "variable([1. 2.])|variable([1. 2.])",
    ]);
    const y = x as unknown as number & bigint;
    const error = new ValueError(
      "Variable: JavaScript cannot compute with a Variable by +, -, * or <; use add(), sub(), mul() or div(), or item() for a plain number; for text write String(x)",
    );
    for (const compute of [
      () => y + 1,
      () => 1 + y,
      () => y * 2,
      () => -y,
      () => y < 1,
      () => Number(y),
      () => y + 1n,
    ]) {
      expect(compute).toThrow(error);
    }
    expect(() => Number(new Parameter(array(1)))).toThrow(error);
  });

  test("detach gives the same data without the way back", () => {
    const x = variable([1, 2], { name: "x" });
    const y = x.mul(3);
    const d = y.detach();
    expect([d.data === y.data, d.creator, d.generation, y.creator === null]).toEqual([true, null, 0, false]);
    y.mul(d).backward(); // d counts as a constant: 3 · 3 x, not 18 x
    expect(x.grad?.data.toArray()).toEqual([9, 18]);
    expect(d.grad?.data.toArray()).toEqual([3, 6]);
    expect(x.detach().name).toBe("x");
  });

  test("unchain makes a leaf", () => {
    const y = variable(2).mul(3);
    y.unchain();
    expect(y.creator).toBeNull();
    expect(() => y.backward()).toThrow(
      new StateError(
        "backward: this Variable has no creator: it was unchained; call backward before unchain or unchainBackward",
      ),
    );
  });

  test("unchainBackward keeps the creator of the root and cuts everything behind its inputs", () => {
    const x = variable(2);
    const a = x.mul(3);
    const b = a.mul(4);
    const c = b.mul(5);
    c.unchainBackward();
    expect(c.creator).not.toBeNull();
    expect([a.creator, b.creator]).toEqual([null, null]);
    c.backward();
    expect(b.grad?.item()).toBe(5);
    expect(x.grad).toBeNull();
    expect([x, a, b, c].map((v) => v.item())).toEqual([2, 6, 24, 120]);
  });

  test("unchainBackward of a leaf changes nothing", () => {
    const x = variable(2);
    x.unchainBackward();
    expect([x.creator, x.item()]).toEqual([null, 2]);
  });

  test("cleargrad forgets the gradient, and grad can be set", () => {
    const x = variable(2);
    x.mul(3).backward();
    expect(x.grad?.item()).toBe(3);
    x.cleargrad();
    expect(x.grad).toBeNull();
    x.grad = variable(7);
    x.mul(3).backward();
    expect(x.grad?.item()).toBe(10);
  });

  test("a gradient is a Variable", () => {
    expect(() => {
      variable(1).grad = 3 as never;
    }).toThrow("grad: expected a Variable or null, got number");
  });

  test("its value may be replaced", () => {
    const x = variable(2);
    x.data = array(5);
    expect(x.mul(2).item()).toBe(10);
  });
});
