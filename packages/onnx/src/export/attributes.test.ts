import { array } from "@dz/ndarray";
import { expect, test } from "vitest";
import { AttributeProto_AttributeType as Type } from "../generated/onnx_pb.js";
import { attributeProtos, float } from "./attributes.ts";

test("attributes say of which kind they are, in the order of their names, and those without a value are left out", () => {
  const protos = attributeProtos({
    perm: [1, 0],
    alpha: float(2),
    axis: -1,
    mode: "linear",
    names: ["a", "b"],
    value: array([1, 2], { dtype: "int32" }),
    none: undefined,
  });
  expect(protos.map(({ name, type }) => [name, type])).toEqual([
    ["alpha", Type.FLOAT],
    ["axis", Type.INT],
    ["mode", Type.STRING],
    ["names", Type.STRINGS],
    ["perm", Type.INTS],
    ["value", Type.TENSOR],
  ]);
  expect(protos[0]?.f).toBe(2);
  expect(protos[1]?.i).toBe(-1n);
  expect(new TextDecoder().decode(protos[2]?.s)).toBe("linear");
  expect(protos[4]?.ints).toEqual([1n, 0n]);
  expect(protos[5]?.t?.dims).toEqual([2n]);
});

test("an empty list is one of whole numbers", () => {
  expect(attributeProtos({ axes: [] })[0]?.type).toBe(Type.INTS);
});
