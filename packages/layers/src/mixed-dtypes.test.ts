import { variable } from "@dz/core";
import { type DType, zeros } from "@dz/ndarray";
import { afterEach, beforeEach, expect, type MockInstance, test, vi } from "vitest";
import { warnMixed } from "./mixed-dtypes.ts";

let warn: MockInstance<typeof console.warn>;
beforeEach(() => {
  warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  warn.mockRestore();
  vi.resetModules();
});

const of = (dtype: DType) => variable(zeros([1], { dtype }));
const text = (kind: string, own: string, given: string): string =>
  `${kind}: weights are ${own} and the input ${given}, so each step computes in float64, 3 to 6 times as slow as ` +
  `float32; convert the data once with astype(x, "${own}") or make the layer with { dtype: "${given}" }`;

test("warnMixed warns once for each kind of layer and pair of dtypes, with the line that mends it", () => {
  for (let i = 0; i < 2; i++) {
    warnMixed("A", of("float32"), of("float64"));
    warnMixed("A", of("float64"), of("float32"));
    warnMixed("B", of("float32"), of("float64"));
  }
  expect(warn.mock.calls).toEqual([
    [text("A", "float32", "float64")],
    [text("A", "float64", "float32")],
    [text("B", "float32", "float64")],
  ]);
});

test("warnMixed says nothing of equal dtypes, and of inputs without floats", () => {
  for (const dtype of ["float32", "int32", "bool"] as const) warnMixed("C", of("float32"), of(dtype));
  warnMixed("C", of("float64"), of("float64"));
  expect(warn).not.toHaveBeenCalled();
});

test("warnMixed says nothing if the bias has another dtype than the weights, on purpose", () => {
  warnMixed("D", of("float64"), of("float32"), of("float32"));
  expect(warn).not.toHaveBeenCalled();
  warnMixed("D", of("float64"), of("float32"), of("float64"));
  expect(warn).toHaveBeenCalledOnce();
});

test("layers warn at the first step that converts, also those that compute the products of others", async () => {
  vi.resetModules(); // those of other test files may have warned
  const [nd, { GroupNorm, GRU, Linear }] = await Promise.all([import("@dz/ndarray"), import("./index.ts")]);
  for (let i = 0; i < 2; i++) {
    new Linear(1, { inSize: 1 }).forward(nd.zeros([1, 1]));
    new GRU(1, { dtype: "float32" }).forward(nd.zeros([1, 1]));
    new GroupNorm(1, { dtype: "float64" }).forward(nd.zeros([2, 1, 2], { dtype: "float32" }));
  }
  expect(warn.mock.calls).toEqual([
    [text("Linear", "float32", "float64")],
    [text("GRU", "float32", "float64")],
    [text("GroupNorm", "float64", "float32")],
  ]);
});
