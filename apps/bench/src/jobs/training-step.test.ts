import { meanSquaredError } from "@dz/functions";
import { Linear } from "@dz/layers";
import { array } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";
import { expect, test } from "vitest";
import { trainingStep } from "./training-step.ts";

test("a step returns the loss before its update", () => {
  const model = new Linear(1, { inSize: 1, bias: false, dtype: "float64" });
  model.W.data = array([[1]]);
  const step = trainingStep(model, new SGD({ lr: 0.25 }), () =>
    meanSquaredError(model.forward(array([[1]])), array([[3]])),
  );
  expect([step(), model.W.data.item()]).toEqual([4, 2]); // (1 − 3)², and 1 − 0.25 · 2 (1 − 3)
  expect([step(), model.W.data.item()]).toEqual([1, 2.5]);
});
