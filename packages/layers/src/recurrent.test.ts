import { Variable, variable } from "@dz/core";
import { ShapeError, ValueError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { recurrentInput } from "./recurrent.ts";

const state = variable(zeros([3, 4]));

test("a matrix with the rows of the state is an input", () => {
  const x = variable(zeros([3, 2]));
  expect(recurrentInput(x, state, "RNN")).toBe(x);
  expect(recurrentInput(x, null, "RNN")).toBe(x);
  expect(recurrentInput(zeros([1, 2]), null, "RNN")).toBeInstanceOf(Variable);
});

test("errors", () => {
  expect(() => recurrentInput(zeros([1, 2]), state, "RNN")).toThrow(
    new ShapeError("RNN: the state has shape [3, 4], the input [1, 2]; call resetState() before another batch size"),
  );
  expect(() => recurrentInput(zeros([3]), state, "GRU")).toThrow(
    new ShapeError("GRU: expected an input [batch, inSize], got shape [3]"),
  );
  expect(() => recurrentInput(1, null, "GRU")).toThrow(
    new ShapeError("GRU: expected an input [batch, inSize], got shape []"),
  );
  expect(() => recurrentInput("x" as unknown as number, null, "GRU")).toThrow(
    new ValueError('GRU: expected a Variable, NdArray or number, got the string "x"'),
  );
});
