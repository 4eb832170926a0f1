import { create } from "@bufbuild/protobuf";
import { array, type NdArray } from "@dz/ndarray";
import { describe, expect, test } from "vitest";
import { TensorProtoSchema, TensorProto_DataType as Type } from "../generated/onnx_pb.js";
import { arrayOf, int64Tensor, tensorOf } from "./tensors.ts";

describe("tensors", () => {
  test.each<[string, NdArray]>([
    ["float32", array([[1, 2], [3, -0.5]], { dtype: "float32" })], // biome-ignore format: one line
    ["int32", array([1, -2, 2 ** 31 - 1], { dtype: "int32" })],
    ["bool", array([true, false])],
    ["a scalar", array(7, { dtype: "float32" })],
    ["no elements", array([[], []], { dtype: "float32" })],
  ])("%s goes out and in", (_, x) => {
    const back = arrayOf(tensorOf("a", x));
    expect([back.dtype, back.shape, back.toArray()]).toEqual([x.dtype, x.shape, x.toArray()]);
  });

  test("float64 goes out as float32", () => {
    const back = arrayOf(tensorOf("a", array([0.1])));
    expect([back.dtype, back.item()]).toEqual(["float32", Math.fround(0.1)]);
  });

  test("int64 comes in as int32, and the largest numbers as the largest", () => {
    expect(arrayOf(int64Tensor("a", [1, -2], [2])).toArray()).toEqual([1, -2]);
    const int64Data = [2n ** 63n - 1n, -(2n ** 63n)];
    const ends = arrayOf(create(TensorProtoSchema, { dataType: Type.INT64, dims: [2n], int64Data }));
    expect(ends.toArray()).toEqual([2 ** 31 - 1, -(2 ** 31)]);
  });

  test.each<[string, object, number[]]>([
    ["doubles", { dataType: Type.DOUBLE, doubleData: [0.1] }, [0.1]],
    ["small whole numbers", { dataType: Type.UINT8, rawData: new Uint8Array([255]) }, [255]],
    ["small whole numbers with a sign", { dataType: Type.INT8, rawData: new Uint8Array([255]) }, [-1]],
    ["numbers of 16 bits", { dataType: Type.INT16, int32Data: [-300] }, [-300]],
    ["floats one by one", { dataType: Type.FLOAT, floatData: [2.5] }, [2.5]],
  ])("reads %s", (_, fields, expected) => {
    expect(arrayOf(create(TensorProtoSchema, { name: "a", dims: [1n], ...fields })).toArray()).toEqual(expected);
  });
});
