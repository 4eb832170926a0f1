import { create, type MessageInitShape } from "@bufbuild/protobuf";
import { writeModel } from "../format/model-file.ts";
import {
  type GraphProtoSchema,
  ModelProtoSchema,
  type NodeProtoSchema,
  TensorProto_DataType,
  type ValueInfoProtoSchema,
} from "../generated/onnx_pb.js";

type GraphInit = MessageInitShape<typeof GraphProtoSchema>;
type ModelInit = MessageInitShape<typeof ModelProtoSchema>;

/** A tensor of float32 as an input or an output of a graph. */
export function floats(name: string, ...shape: (number | string)[]): MessageInitShape<typeof ValueInfoProtoSchema> {
  const dim = shape.map((length) =>
    typeof length === "number"
      ? { value: { case: "dimValue" as const, value: BigInt(length) } }
      : { value: { case: "dimParam" as const, value: length } },
  );
  return {
    name,
    type: { value: { case: "tensorType" as const, value: { elemType: TensorProto_DataType.FLOAT, shape: { dim } } } },
  };
}

/** The bytes of a model that is written by hand: from x to y unless the graph says otherwise. */
export function modelOf(graph: GraphInit, model: ModelInit = {}): Uint8Array {
  return writeModel(
    create(ModelProtoSchema, {
      irVersion: 8n,
      opsetImport: [{ domain: "", version: 17n }],
      graph: { input: [floats("x", "batch", 2)], output: [floats("y", "batch", 2)], ...graph } as GraphInit,
      ...model,
    } as ModelInit),
  );
}

/** A node with the inputs and outputs of a text: `x, W -> y`. */
export function node(opType: string, tensors = "x -> y", more: object = {}): MessageInitShape<typeof NodeProtoSchema> {
  const [input, output] = tensors.split("->").map((side) => side.split(",").map((name) => name.trim()));
  return { opType, input: input ?? [], output: output ?? [], ...more };
}
