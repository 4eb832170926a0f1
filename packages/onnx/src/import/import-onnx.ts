import { Parameter, Variable } from "@dz/core";
import { FormatError, isFloat, ValueError } from "@dz/ndarray";
import { readModel } from "../format/model-file.ts";
import { quoted } from "../format/quoted.ts";
import { onnxSignature } from "../format/signature.ts";
import { arrayOf } from "../format/tensors.ts";
import type { GraphProto, ModelProto, NodeProto } from "../generated/onnx_pb.js";
import { NodeReader } from "./node-reader.ts";
import { OnnxModel, type PreparedNode } from "./onnx-model.ts";
import { importOperators } from "./operators/index.ts";

/** The versions of the operators of ONNX whose differences dz knows. */
const [OLDEST, NEWEST] = [7, 21];

/** The inputs of operators that are statistics, and so do not learn. */
const statistics: Readonly<Record<string, readonly number[]>> = { BatchNormalization: [3, 4] };

/**
 * The model in the bytes of an ONNX file, as a layer that computes with dz and has gradients: what `exportOnnx` writes, and
 * what PyTorch exports for multi-layer perceptrons, convolutional, recurrent and attention networks.
 *
 * Weights of a file of dz that were parameters become parameters; of other files, all arrays of floats except single numbers
 * and running statistics. Whole numbers are int32.
 *
 * Throws {@link ValueError} for an operator or an attribute that dz does not know, with the name of the node, and
 * {@link FormatError} for bytes that are no model, or one whose parts do not fit together.
 */
export function importOnnx(bytes: Uint8Array): OnnxModel {
  const { model, graph, opset } = readModel(bytes);
  refuseOthers(model, graph);
  if (opset < OLDEST || opset > NEWEST) {
    throw new ValueError(
      `importOnnx: the file has opset ${opset}, and dz knows ${OLDEST} to ${NEWEST}; export it with opset 17`,
    );
  }
  const signature = onnxSignature(bytes);
  const learning = learningIn(model, graph);
  const tensors = new Map<string, Variable>();
  for (const tensor of graph.initializer) {
    if (tensor.name === "" || tensors.has(tensor.name)) {
      throw new FormatError(`importOnnx: there are two tensors ${quoted(tensor.name)}, or one without a name`);
    }
    const array = arrayOf(tensor);
    const learns = isFloat(array.dtype) && learning(tensor.name, array.ndim);
    tensors.set(tensor.name, learns ? new Parameter(array, tensor.name) : new Variable(array, tensor.name));
  }
  const known = new Set([...tensors.keys(), ...signature.inputs.map(({ name }) => name)]);
  const nodes = graph.node.map((node) => prepared(node, opset, known));
  for (const { name } of signature.outputs) {
    if (!known.has(name)) throw new FormatError(`importOnnx: the output ${quoted(name)} is given by no node`);
  }
  return new OnnxModel({ signature, nodes, tensors });
}

/** What dz has not at all. */
function refuseOthers(model: ModelProto, graph: GraphProto): void {
  const others: [string, number][] = [
    ["functions of its own", model.functions.length],
    ["information for training", model.trainingInfo.length],
    ["sparse tensors", graph.sparseInitializer.length],
    ["quantization", graph.quantizationAnnotation.length],
  ];
  for (const [what, count] of others) {
    if (count > 0) throw new ValueError(`importOnnx: the file has ${what}, which dz does not know`);
  }
}

/** Which tensors of floats learn: in a file of dz those that it names, else all but single numbers and statistics. */
function learningIn(model: ModelProto, graph: GraphProto): (name: string, ndim: number) => boolean {
  const listed = model.metadataProps.find(({ key }) => key === "dz.parameters");
  if (listed !== undefined) {
    const names = new Set(listed.value.split("\n"));
    return (name) => names.has(name);
  }
  const fixed = new Set(graph.node.flatMap(({ opType, input }) => (statistics[opType] ?? []).map((i) => input[i])));
  return (name, ndim) => ndim > 0 && !fixed.has(name);
}

/** Prepares a node, and adds its outputs to the tensors that are known. */
function prepared(proto: NodeProto, opset: number, known: Set<string>): PreparedNode {
  const node = new NodeReader(proto, opset);
  if (proto.domain !== "" && proto.domain !== "ai.onnx")
    throw node.refusal(`of ${quoted(proto.domain)}, which dz does not know`);
  const operator = Object.hasOwn(importOperators, proto.opType) ? importOperators[proto.opType] : undefined;
  if (operator === undefined) throw node.refusal(", which dz does not know");
  for (const name of proto.input) {
    if (name === "" || known.has(name)) continue;
    throw new FormatError(`importOnnx: ${quoted(name)}, which a node takes, is given by no node before it`);
  }
  const compute = operator(node);
  node.checkAllRead();
  for (const name of proto.output) {
    if (name !== "" && known.has(name)) throw new FormatError(`importOnnx: ${quoted(name)} is given twice`);
    known.add(name);
  }
  return { node, inputs: proto.input, outputs: proto.output, compute };
}
