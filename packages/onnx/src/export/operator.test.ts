import { variable } from "@dz/core";
import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { readModel } from "../format/model-file.ts";
import { exportOnnx } from "./export-onnx.ts";

test("operands have the dtype of the result: whole numbers are cast", () => {
  const ids = array([1, 2, 3], { dtype: "int32" });
  const { graph } = readModel(exportOnnx((a) => variable([0.5, 1, 2]).mul(a), [ids]));
  expect(graph.node.map(({ opType }) => opType)).toEqual(["Cast", "Mul", "Identity"]);
});
