import { expect, test, vi } from "vitest";
import { version } from "../version.ts";

test("a Variable of another copy of core is named as such wherever Variables are expected", async () => {
  const here = await import("../index.ts");
  vi.resetModules();
  const there = await import("../index.ts");
  const [x, y] = [here.variable([1]), there.variable([1])];
  expect(y).not.toBeInstanceOf(here.Variable);
  const words = `got a Variable of another copy of @dz/core (both are ${version}); install one version, see npm ls @dz/core`;
  expect(() => here.add(x, y as never)).toThrow(`add: expected a Variable, NdArray or number, ${words}`);
  expect(() => there.add(y, x as never)).toThrow(`add: expected a Variable, NdArray or number, ${words}`);
  expect(() => here.asVariable(new there.Parameter(y.data) as never, "tanh")).toThrow(
    `tanh: expected a Variable, NdArray or number, ${words}`,
  );
  expect(() => {
    x.grad = y as never;
  }).toThrow(`grad: expected a Variable or null, ${words}`);
});

test("so is an array of another copy of ndarray", async () => {
  const here = await import("../index.ts");
  vi.resetModules();
  const { array } = await import("@dz/ndarray");
  const words = "got an NdArray of another copy of @dz/ndarray";
  expect(() => here.add(here.variable([1]), array([1]) as never)).toThrow(
    `add: expected a Variable, NdArray or number, ${words}`,
  );
  expect(() => here.variable(array([1]) as never)).toThrow(`array: expected numbers, ${words}`);
});
