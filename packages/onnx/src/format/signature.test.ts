import { create } from "@bufbuild/protobuf";
import { FormatError, ones } from "@dz/ndarray";
import { expect, test } from "vitest";
import { exportOnnx } from "../export/export-onnx.ts";
import { TensorProto_DataType, ValueInfoProtoSchema } from "../generated/onnx_pb.js";
import { onnxSignature, onnxValue } from "./signature.ts";

test("tells what a model takes and gives", () => {
  const bytes = exportOnnx((a, b) => a.mul(b).sum({ axis: 1 }), [ones([2, 3]), ones([2, 3], { dtype: "int32" })]);
  expect(onnxSignature(bytes)).toEqual({
    opset: 17,
    operators: ["Cast", "Mul", "ReduceSum", "Identity"],
    inputs: [
      { name: "x0", shape: ["batch", 3], dtype: "float32" },
      { name: "x1", shape: ["batch", 3], dtype: "int32" },
    ],
    outputs: [{ name: "y", shape: ["batch"], dtype: "float32" }],
  });
});

test("refuses what dz has not", () => {
  const text = { elemType: TensorProto_DataType.STRING };
  const info = create(ValueInfoProtoSchema, { name: "words", type: { value: { case: "tensorType", value: text } } });
  expect(() => onnxValue(info)).toThrow(new FormatError('importOnnx: "words" is of STRING, which dz has not'));
  expect(() => onnxValue(create(ValueInfoProtoSchema, { name: "a" }))).toThrow(
    'importOnnx: "a" is no tensor, which dz has not',
  );
  expect(() => onnxSignature(new Uint8Array([1, 2, 3]))).toThrow(FormatError);
});
