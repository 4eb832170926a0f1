import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { astype } from "../ops/astype.ts";
import { variable } from "./as-variable.ts";
import { type ConstantResult, constantResult, listenToConstants } from "./constant-result.ts";

test("a result without a gradient is a constant, and a listener hears how it was computed", () => {
  const x = variable([1.5, 2.5]);
  const heard: ConstantResult[] = [];
  const y = listenToConstants(
    (result) => heard.push(result),
    () => astype(x, "int32"),
  );
  expect(y.isConstant).toBe(true);
  expect(heard).toEqual([{ name: "Astype", inputs: [x], output: y.data, attributes: { dtype: "int32" } }]);
  expect(heard[0]?.output).toBe(y.data);
});

test("a listener hears nothing after its body, also if that throws, and the listener before hears again", () => {
  const heard: string[] = [];
  const tell = (name: string): void => {
    constantResult(name, [], array([1]));
  };
  listenToConstants(
    ({ name }) => heard.push(`outer ${name}`),
    () => {
      const failing = (): void =>
        listenToConstants(
          ({ name }) => heard.push(`inner ${name}`),
          () => {
            tell("a");
            throw new Error("body");
          },
        );
      expect(failing).toThrow("body");
      tell("b");
    },
  );
  tell("c");
  expect(heard).toEqual(["inner a", "outer b"]);
});
