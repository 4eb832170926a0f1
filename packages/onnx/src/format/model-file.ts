/**
 * The bytes of an ONNX file, and the messages in them.
 *
 * @module
 */
import { fromBinary, toBinary } from "@bufbuild/protobuf";
import { describe, FormatError, type OnArrayBuffer, ValueError } from "@dz/ndarray";
import { type GraphProto, type ModelProto, ModelProtoSchema } from "../generated/onnx_pb.js";

/** A model as the bytes of a file. */
export function writeModel(model: ModelProto): OnArrayBuffer<Uint8Array> {
  return toBinary(ModelProtoSchema, model) as OnArrayBuffer<Uint8Array>;
}

/** A file that was read: the model, its graph, and the version of the operators of ONNX that it uses. */
export interface ModelFile {
  readonly model: ModelProto;
  readonly graph: GraphProto;
  readonly opset: number;
}

/**
 * The model in the bytes of a file. Throws {@link ValueError} for anything but bytes, and {@link FormatError} for bytes
 * that are no ONNX model, or one without a graph or a version of its operators.
 */
export function readModel(bytes: Uint8Array): ModelFile {
  if (!(bytes instanceof Uint8Array)) throw new ValueError(`importOnnx: expected bytes, got ${describe(bytes)}`);
  const model = decoded(bytes);
  const { graph } = model;
  const opset = model.opsetImport.find(({ domain }) => domain === "" || domain === "ai.onnx")?.version;
  if (graph === undefined || opset === undefined || opset < 1n) {
    throw new FormatError(
      `importOnnx: the ${bytes.length} bytes are no ONNX model: there is no ${graph === undefined ? "graph" : "opset"}`,
    );
  }
  return { model, graph, opset: Number(opset) };
}

function decoded(bytes: Uint8Array): ModelProto {
  try {
    return fromBinary(ModelProtoSchema, bytes);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new FormatError(`importOnnx: the ${bytes.length} bytes are no ONNX model: ${why}`);
  }
}
