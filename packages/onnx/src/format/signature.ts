import { type DType, FormatError } from "@dz/ndarray";
import { TensorProto_DataType, type ValueInfoProto } from "../generated/onnx_pb.js";
import { readModel } from "./model-file.ts";
import { quoted } from "./quoted.ts";

/** An input or an output of a model. */
export interface OnnxValue {
  readonly name: string;
  /** The lengths of the axes; a symbol for one that the caller chooses, an empty one where it has no name. */
  readonly shape: readonly (number | string)[];
  readonly dtype: DType;
}

/** What a model takes and gives, and which operators it has. */
export interface OnnxSignature {
  /** The version of the operators of ONNX. */
  readonly opset: number;
  /** The operators of its nodes, each once, in the order of the nodes. */
  readonly operators: readonly string[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}

/** What the model in the bytes of an ONNX file takes and gives, and which operators it has. Throws {@link FormatError} for bytes that are no model. */
export function onnxSignature(bytes: Uint8Array): OnnxSignature {
  const { graph, opset } = readModel(bytes);
  const stored = new Set(graph.initializer.map(({ name }) => name)); // old files name weights among the inputs, too
  const inputs = graph.input.filter(({ name }) => !stored.has(name));
  const operators = [...new Set(graph.node.map(({ opType }) => opType))];
  return { opset, operators, inputs: inputs.map(onnxValue), outputs: graph.output.map(onnxValue) };
}

/** The dtypes that whole numbers and floats of a file have in dz. */
const dtypes: Partial<Record<TensorProto_DataType, DType>> = {
  [TensorProto_DataType.FLOAT]: "float32",
  [TensorProto_DataType.DOUBLE]: "float64",
  [TensorProto_DataType.INT32]: "int32",
  [TensorProto_DataType.INT64]: "int32",
  [TensorProto_DataType.BOOL]: "bool",
};

/** An input or an output as it is declared. Throws {@link FormatError} for anything but a tensor of a dtype that dz has. */
export function onnxValue({ name, type }: ValueInfoProto): OnnxValue {
  const tensor = type?.value.case === "tensorType" ? type.value.value : undefined;
  const dtype = dtypes[tensor?.elemType as TensorProto_DataType];
  if (tensor === undefined || dtype === undefined) {
    const kind =
      tensor === undefined ? "no tensor" : `of ${TensorProto_DataType[tensor.elemType] ?? "an unknown type"}`;
    throw new FormatError(`importOnnx: ${quoted(name)} is ${kind}, which dz has not`);
  }
  const dims = tensor.shape?.dim ?? [];
  return {
    name,
    dtype,
    shape: dims.map(({ value }) => (value.case === "dimValue" ? Number(value.value) : (value.value ?? ""))),
  };
}
