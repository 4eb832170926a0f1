import { expect, test } from "vitest";
import { answersOf } from "../run-model.ts";
import { linearRNN, shortWave } from "./linear-rnn.ts";

test("the answers are what the formula gives", () => {
  const inputs = Float64Array.of(1, 0, 2);
  const y = answersOf({ model: linearRNN(0.5), dtype: "float64" }, { ...shortWave(3), inputs });
  expect([...y].map((value) => value * 1e4)).toEqual([1, 0.5, 2.25].map((value) => expect.closeTo(value, 6)));
});
