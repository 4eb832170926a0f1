import type { NdArray } from "@dz/ndarray";
import { expect, test } from "vitest";
import { variable } from "../graph/as-variable.ts";
import { FunctionNode } from "../graph/function-node.ts";
import { Parameter } from "../graph/parameter.ts";
import { Variable } from "../graph/variable.ts";
import { chainOf, labelOf, opName } from "./chain.ts";
import { toDot } from "./dot.ts";
import "../ops/operators.ts";

test("functions are called as in programs, values by name and shape", () => {
  expect(opName({ name: "RnnCell" })).toBe("rnnCell");
  expect([labelOf(variable([1, 2], { name: "b" })), labelOf(variable(1))]).toEqual(["b [2]", "[]"]);
});

test("the name that a class gives as a string is that of its functions, whatever a bundler calls the class", () => {
  const a = class extends FunctionNode {
    static override get name(): string {
      return "RnnCell";
    }

    override forward(x: NdArray): NdArray {
      return x;
    }

    override backward(gy: Variable): Variable {
      return gy;
    }
  };
  const y = new a().apply(variable(1));
  expect(opName(y.creator as FunctionNode)).toBe("rnnCell");
  expect(toDot(y)).toContain('label="RnnCell"');
  // Those of core are strings too: their classes have a getter in place of the property that every class has.
  for (const named of [y.mul(2).creator?.constructor, Variable, Parameter]) {
    expect(Object.getOwnPropertyDescriptor(named, "name")?.get).toBeTypeOf("function");
  }
});

test("a chain goes from the last function back, along what is preferred, else the first that was computed", () => {
  const [x, z] = [variable([1, 2], { name: "x" }), variable([3, 4], { name: "z" })];
  const [left, right] = [x.neg(), z.mul(2)];
  const fn = left.add(right).creator as FunctionNode;
  expect(chainOf(fn, fn.inputs)).toBe("add([2], [2]) <- neg(x [2])");
  expect(chainOf(fn, fn.inputs, (v) => v === right)).toBe("add([2], [2]) <- mul(z [2], [])");
  const sum = x.add(right).creator as FunctionNode;
  expect(chainOf(sum, sum.inputs)).toBe("add(x [2], [2]) <- mul(z [2], [])");
});

test("at most eight functions and six inputs are named", () => {
  let y = variable(1);
  for (let i = 0; i < 9; i++) y = y.neg();
  const fn = y.creator as FunctionNode;
  expect(chainOf(fn, fn.inputs)).toBe(`${"neg([]) <- ".repeat(8)}...`);
  const six = Array.from({ length: 6 }, () => variable(1));
  expect(chainOf(fn, six)).toBe("neg([], [], [], [], [], [])");
  const inputs = Array.from({ length: 7 }, () => variable(1));
  expect(chainOf(fn, inputs)).toBe("neg([], [], [], [], [], [], ...)");
});
