import { array, ShapeError, ValueError } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { asArray, asVariable, dtypeBeside, variable } from "./as-variable.ts";
import "../ops/operators.ts";

describe("asVariable", () => {
  test("passes a Variable on and makes constants of arrays and numbers", () => {
    const x = variable([1, 2]);
    expect(asVariable(x)).toBe(x);
    expect(x.isConstant).toBe(false);
    const a = array([1, 2]);
    expect(asVariable(a).data).toBe(a);
    expect(asVariable(a).isConstant).toBe(true);
    expect([asVariable(3).item(), asVariable(3).dtype]).toEqual([3, "float64"]);
  });

  test("a number takes the dtype of what is beside it, if that can hold it", () => {
    expect(asVariable(2, "op", "float32").dtype).toBe("float32");
    expect(asVariable(2, "op", "int32").dtype).toBe("int32");
    expect(asVariable(2.5, "op", "int32").dtype).toBe("float64");
    const x = variable([1], { dtype: "float32" });
    expect(asVariable(2, "op", dtypeBeside(x)).dtype).toBe("float32");
    expect(dtypeBeside(2)).toBe("float64");
    expect(asVariable(1, "op", dtypeBeside(2)).dtype).toBe("float64");
    expect(asVariable(1, "op", dtypeBeside(null as unknown as number)).dtype).toBe("float64");
  });

  test("refuses anything else, naming the operation", () => {
    expect(() => asVariable("x" as unknown as number, "tanh")).toThrow(
      'tanh: expected a Variable, NdArray or number, got the string "x"',
    );
    expect(() => asVariable(null as unknown as number)).toThrow(ValueError);
    expect(() => asVariable(null as never)).toThrow("asVariable: expected a Variable, NdArray or number, got null");
    expect(() => asArray(null as never)).toThrow("asArray: expected a Variable, NdArray or number, got null");
    expect(() => asArray([1] as unknown as number, "add")).toThrow(
      "add: expected a Variable, NdArray or number, got a JavaScript array; make one with array(...)",
    );
  });
});

describe("variable", () => {
  test("takes numbers, nested arrays and arrays", () => {
    expect(variable(2).shape).toEqual([]);
    expect(variable([[1, 2, 3]]).shape).toEqual([1, 3]);
    const a = array([1, 2]);
    expect(variable(a).data).toBe(a);
    expect(variable(a, { dtype: "float64" }).data).toBe(a);
    expect(variable(a, { dtype: "float32" }).dtype).toBe("float32");
    expect(variable(1, { name: "x" }).name).toBe("x");
  });

  test("names itself where an option is unknown", () => {
    expect(() => variable(1, { nam: "x" } as never)).toThrow(/^variable: /);
  });

  test("refuses ragged rows and what is no number", () => {
    expect(() => variable([[1, 2], [3]])).toThrow(ShapeError);
    expect(() => variable("text" as unknown as number)).toThrow(ValueError);
  });
});
