import { variable } from "@dz/core";
import { array, IndexError, RandomState, ValueError } from "@dz/ndarray";
import { expect, test } from "vitest";
import { EmbedID } from "./embed-id.ts";

const ids = array([2, 0, 2], { dtype: "int32" });

test("looks vectors up by index; gradients of a repeated index add up", () => {
  const layer = new EmbedID(3, 2, { dtype: "float64" });
  layer.W.data = array([
    [1, 2],
    [3, 4],
    [5, 6],
  ]);
  const y = layer.forward(ids);
  expect(y.data.toArray()).toEqual([
    [5, 6],
    [1, 2],
    [5, 6],
  ]);
  y.sum().backward();
  expect(layer.W.grad?.data.toArray()).toEqual([
    [1, 1],
    [0, 0],
    [2, 2],
  ]);
});

test("takes Variables and arrays of indices of any shape", () => {
  const layer = new EmbedID(3, 2);
  expect(layer.forward(variable(ids)).data.toArray()).toEqual(layer.forward(ids).data.toArray());
  expect(layer.forward(ids.reshape(1, 3)).shape).toEqual([1, 3, 2]);
});

test("draws its table in the constructor", () => {
  const layer = new EmbedID(3, 2, { dtype: "float64", random: new RandomState(4) });
  expect(layer.W.data.toArray()).toEqual(new RandomState(4).normal(0, 1, [3, 2]).toArray());
  expect(new EmbedID(3, 2).W.dtype).toBe("float32");
  expect(Array.from(layer.namedParams(), ([name, p]) => [name, p.name])).toEqual([["W", "W"]]);
});

test("errors", () => {
  expect(() => new EmbedID(0, 2)).toThrow(new ValueError("EmbedID inSize: a size is a whole number from 1, got 0"));
  expect(() => new EmbedID(3, -1)).toThrow(new ValueError("EmbedID outSize: a size is a whole number from 1, got -1"));
  const options: object = { biasDtype: "float32" };
  expect(() => new EmbedID(3, 2, options)).toThrow(
    new ValueError("EmbedID: there is no option biasDtype; there are dtype and random"),
  );
  expect(() => new EmbedID(3, 2).forward(array([3], { dtype: "int32" }))).toThrow(IndexError);
});
