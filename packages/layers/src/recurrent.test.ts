import { Variable, variable } from "@dz/core";
import { DTypeError, ShapeError, ValueError, zeros } from "@dz/ndarray";
import { expect, test } from "vitest";
import { Linear } from "./linear.ts";
import { recurrentInput } from "./recurrent.ts";
import { RNN } from "./rnn.ts";

const weights = new Linear(4, { inSize: 2 });
const state = variable(zeros([3, 4], { dtype: "float32" }));

test("recurrentInput accepts a matrix with the batch size of the state", () => {
  const x = variable(zeros([3, 2], { dtype: "float32" }));
  expect(recurrentInput(x, state, "RNN", weights)).toBe(x);
  expect(recurrentInput(x, null, "RNN", weights)).toBe(x);
  expect(recurrentInput(zeros([1, 2]), null, "RNN", weights)).toBeInstanceOf(Variable);
});

test("recurrentInput refuses other batch sizes, other numbers of axes and values that are not arrays", () => {
  expect(() => recurrentInput(zeros([1, 2]), state, "RNN", weights)).toThrow(
    new ShapeError("RNN: the state has shape [3, 4], the input [1, 2]; call resetState() before another batch size"),
  );
  expect(() => recurrentInput(zeros([3]), state, "GRU", weights)).toThrow(
    new ShapeError("GRU: expected an input [batch, inSize], got shape [3]"),
  );
  expect(() => recurrentInput(1, null, "GRU", weights)).toThrow(
    new ShapeError("GRU: expected an input [batch, inSize], got shape []"),
  );
  expect(() => recurrentInput("x" as unknown as number, null, "GRU", weights)).toThrow(
    new ValueError('GRU: expected a Variable, NdArray or number, got the string "x"'),
  );
});

test("recurrentInput refuses an input that would change the dtype of the state", () => {
  const message = (dtype: string): string =>
    `RNN: the state is float32, an input of ${dtype} gives float64; call resetState() before another dtype`;
  for (const dtype of ["float64", "int32"] as const) {
    expect(() => recurrentInput(zeros([3, 2], { dtype }), state, "RNN", weights)).toThrow(
      new DTypeError(message(dtype)),
    );
  }
  const precise = new Linear(4, { inSize: 2, biasDtype: "float64" });
  const next = variable(zeros([3, 4]));
  expect(recurrentInput(zeros([3, 2], { dtype: "float32" }), next, "RNN", precise).dtype).toBe("float32");
  expect(() => recurrentInput(zeros([3, 2], { dtype: "float32" }), next, "RNN", weights)).toThrow(
    "RNN: the state is float64, an input of float32 gives float32",
  );
  const rnn = new RNN(2, { dtype: "float32" });
  rnn.forward(zeros([30, 1]));
  expect(() => rnn.forward(zeros([30, 1], { dtype: "float32" }))).toThrow("RNN: the state is float64");
  rnn.resetState();
  expect(rnn.forward(zeros([30, 1], { dtype: "float32" })).dtype).toBe("float32");
});
