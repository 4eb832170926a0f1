import { variable } from "@dz/core";
import { Linear } from "@dz/layers";
import { array } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";
import { expect, test } from "vitest";
import { UpdateRecords } from "./updates.ts";

const about = { epoch: 0, errorSum: [0], lossBefore: 0, lossAfter: 0 };

test("norms, the descent and what moved, of an update with known numbers", () => {
  const layer = new Linear(2, { inSize: 1, dtype: "float64" });
  layer.W.data = array([[3, 4]]);
  const records = new UpdateRecords();
  const optimizer = new SGD({ lr: 0.5 }).setup(layer);
  layer.W.gradient = variable(array([[6, 8]]));
  records.begin(layer, 0);
  optimizer.update();
  records.end(about, layer);
  const [update] = records.updates;
  expect([update?.gradNorm, update?.stepNorm, update?.weightNorm]).toEqual([10, 5, 5]);
  expect(update?.descent).toBeCloseTo(1, 12);
  expect(records.weights()).toEqual({ first: 5, last: 0, moved: 5 });
  expect(
    records
      .parameters(layer)
      .map(({ name, moved, withGradient, equalUnits }) => [name, moved, withGradient, equalUnits]),
  ).toEqual([
    ["W", 1, 1, false],
    ["b", 0, 0, false],
  ]);
});

test("columns that are equal are found", () => {
  const layer = new Linear(2, { inSize: 2, dtype: "float64" });
  layer.W.data = array([
    [3, 3],
    [1, 1],
  ]);
  const records = new UpdateRecords();
  records.begin(layer, 0);
  records.end(about, null);
  expect(records.parameters(null)[0]).toMatchObject({ name: "W", equalUnits: true, ofOutput: false });
});
