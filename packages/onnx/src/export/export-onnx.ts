import { create } from "@bufbuild/protobuf";
import { asArray, type Parameter, type VariableLike } from "@dz/core";
import { Layer } from "@dz/layers";
import {
  type CompleteOptions,
  copy,
  describe,
  type NdArray,
  type OnArrayBuffer,
  type OptionTable,
  readOptions,
  ValueError,
} from "@dz/ndarray";
import { writeModel } from "../format/model-file.ts";
import { elementType } from "../format/tensors.ts";
import { GraphProtoSchema, ModelProtoSchema, type ValueInfoProto, ValueInfoProtoSchema } from "../generated/onnx_pb.js";
import { keepingStates } from "../recurrent/recurrent-layers.ts";
import type { SymbolicAxes } from "../trace/examples.ts";
import type { Graph, GraphStep, GraphValue } from "../trace/graph.ts";
import { Mismatch } from "../trace/merge.ts";
import { graphMaker } from "../trace/symbolic.ts";
import { GraphWriter, UnknownSizeError } from "./graph-writer.ts";
import type { Operators } from "./operator.ts";
import { operators as operatorsOfDz, refusals } from "./operators/index.ts";
import { type Exportable, prepare, type RecurrentForm } from "./prepared.ts";

/** The version of the operators of ONNX that files use, and the version of the format that goes with it. */
const OPSET = 17n;
const IR_VERSION = 8n;

/** Options of {@link exportOnnx}. */
export interface ExportOptions {
  /** The names of the inputs (default `x`, or `x0`, `x1` ... for several). */
  readonly inputNames?: readonly string[];
  /** The names of the outputs (default `y`, or `y0`, `y1` ... for several). */
  readonly outputNames?: readonly string[];
  /**
   * The axes whose length the caller of the model chooses, by a name for each: `[{ 0: "length", 1: "batch" }]` for one input.
   * Axes of the same name have the same length. Default: the first axis of each input is `batch` if the model allows it, or of
   * sequences the first two are `length` and `batch`; if not, all lengths are those of the examples. `[]` keeps all lengths.
   */
  readonly axes?: SymbolicAxes;
  /**
   * How a model with recurrent layers that is called step by step is written (default "step"). "step": one step [batch, ...],
   * with the states as further inputs and outputs: `rnn/h_in` and `rnn/h_out` for the layer `rnn`, and `rnn/c_in` and `rnn/c_out`
   * of an LSTM; zeros are the empty state. "sequence": whole sequences [length, batch, ...], each from an empty state, with the
   * operators RNN, LSTM and GRU; the example input is a sequence.
   */
  readonly recurrent?: RecurrentForm;
  /**
   * How functions of the program are written, by name: those that derive from FunctionNode themselves and tell their
   * {@link FunctionNode.attributes}. A function of dz that is named here is written in this way, too.
   */
  readonly operators?: Operators;
}

const exportOptions = {
  inputNames: { optional: true, kind: "any" },
  outputNames: { optional: true, kind: "any" },
  axes: { optional: true, kind: "any" },
  recurrent: { default: "step", words: ["step", "sequence"] },
  operators: { default: {}, kind: "any" },
} satisfies OptionTable<ExportOptions>;

/**
 * A model as the bytes of an ONNX file: float32, opset 17, IR version 8. The model computes once on the example inputs, in
 * test mode, and again on other values and sizes; what the graph recorded is written.
 *
 * Weights have the names of {@link Layer.namedParams} and are stored once.
 *
 * A model with recurrent layers that is called step by step has two forms, see {@link ExportOptions.recurrent}; Unrolled and
 * Bidirectional layers take sequences in both, and begin them with an empty state. The states of the model stay as they are.
 *
 * Throws {@link ValueError} for a function that cannot be written, by name and reason, and for axes that the model does not
 * allow.
 */
export function exportOnnx(
  model: Exportable,
  exampleInputs: readonly VariableLike[],
  options?: ExportOptions,
): OnArrayBuffer<Uint8Array> {
  const { operators, ...rest } = readOptions("exportOnnx", exportOptions, options);
  const inputs = exampleArrays(exampleInputs);
  const body = (): OnArrayBuffer<Uint8Array> => written(model, inputs, { ...operatorsOfDz, ...operators }, rest);
  return model instanceof Layer ? keepingStates(model, body) : body();
}

function written(
  model: Exportable,
  inputs: readonly NdArray[],
  operators: Operators,
  { inputNames, outputNames, axes, recurrent }: Omit<CompleteOptions<ExportOptions, typeof exportOptions>, "operators">,
): OnArrayBuffer<Uint8Array> {
  const prepared = prepare(model, inputs, recurrent);
  const { fn, examples, stateInputs, stateOutputs, weights } = prepared;
  const names = [...namesFor(inputNames, "x", inputs.length, "inputNames"), ...stateInputs];
  const parameters = [...weights.keys()] as Parameter[];
  // The states have the batch of the first input.
  const chosen = axes && [...axes, ...stateInputs.map(() => (axes[0]?.[0] === undefined ? {} : { 0: axes[0][0] }))];
  const graphWith = graphMaker(fn, examples, parameters);
  let mismatch = new Mismatch("");
  for (const choice of chosen === undefined ? [...prepared.choices, []] : [chosen]) {
    if (axes === undefined && !isConsistent(examples, choice)) continue;
    const graph = graphWith(choice);
    if (graph instanceof Mismatch) mismatch = graph;
    else {
      const count = graph.outputs.length - stateOutputs.length;
      const outputs = [...namesFor(outputNames, "y", count, "outputNames"), ...stateOutputs];
      try {
        return writeGraph(graph, weights, operators, names, outputs, choice);
      } catch (error) {
        if (!(error instanceof UnknownSizeError)) throw error;
        mismatch = new Mismatch(error.message);
      }
    }
  }
  throw new ValueError(`exportOnnx: axes: the model does not allow them: ${mismatch.why}`);
}

/** Whether axes of one name have one length. */
function isConsistent(examples: readonly NdArray[], axes: SymbolicAxes): boolean {
  const lengths = new Map<string, number>();
  return axes.every((named, i) =>
    Object.entries(named).every(([axis, symbol]) => {
      const length = examples[i]?.shape[Number(axis)] as number;
      const before = lengths.get(symbol) ?? length;
      lengths.set(symbol, before);
      return before === length;
    }),
  );
}

function exampleArrays(inputs: readonly VariableLike[]): NdArray[] {
  if (!Array.isArray(inputs)) {
    throw new ValueError(`exportOnnx: expected example inputs in a list, such as [x], got ${describe(inputs)}`);
  }
  // Copies: an array that the model has as a constant, too, is another one then.
  return inputs.map((x) => copy(asArray(x, "exportOnnx")));
}

function namesFor(
  given: readonly string[] | undefined,
  base: string,
  count: number,
  option: string,
): readonly string[] {
  if (given === undefined) return Array.from({ length: count }, (_, i) => (count === 1 ? base : `${base}${i}`));
  const right = Array.isArray(given) && given.every((name) => typeof name === "string" && name !== "");
  if (right && given.length === count && new Set(given).size === count) return given;
  throw new ValueError(`exportOnnx: ${option}: expected ${count} different names, got ${describe(given)}`);
}

function writeGraph(
  graph: Graph,
  weights: ReadonlyMap<object, string>,
  operators: Operators,
  inputNames: readonly string[],
  outputNames: readonly string[],
  axes: SymbolicAxes,
): OnArrayBuffer<Uint8Array> {
  const writer = new GraphWriter(weights);
  for (const name of [...inputNames, ...outputNames]) writer.unused(name);
  for (const [i, value] of graph.inputs.entries()) {
    const name = inputNames[i] as string;
    writer.define(value, name);
    for (const [axis, symbol] of Object.entries(axes[i] ?? {})) writer.defineSymbol(symbol, name, Number(axis));
  }
  for (const step of graph.steps) writeStep(step, operators, writer);
  const outputs = graph.outputs.map((value, i) => {
    writer.output(writer.tensor(value), outputNames[i] as string);
    return valueInfo(outputNames[i] as string, value);
  });
  return writeModel(
    create(ModelProtoSchema, {
      irVersion: IR_VERSION,
      producerName: "dz",
      opsetImport: [{ domain: "", version: OPSET }],
      metadataProps: [{ key: "dz.parameters", value: writer.parameters.join("\n") }],
      graph: create(GraphProtoSchema, {
        name: "dz",
        node: writer.nodes,
        initializer: writer.initializers,
        input: graph.inputs.map((value, i) => valueInfo(inputNames[i] as string, value)),
        output: outputs,
      }),
    }),
  );
}

function writeStep(step: GraphStep, operators: Operators, writer: GraphWriter): void {
  const operator = Object.hasOwn(operators, step.name) ? operators[step.name] : undefined;
  if (operator === undefined || step.attributes === null) {
    const why = refusals[step.name] ?? "it is not a function of dz, or does not tell its attributes";
    throw new ValueError(`exportOnnx: ${step.name} cannot be written as ONNX: ${why}`);
  }
  const tensors = [operator(step, writer)].flat();
  for (const [i, value] of step.outputs.entries()) writer.define(value, tensors[i] as string);
}

function valueInfo(name: string, { dtype, shape }: GraphValue): ValueInfoProto {
  const dim = shape.map((size) => {
    if (typeof size === "number") return { value: { case: "dimValue" as const, value: BigInt(size) } };
    return size === null ? {} : { value: { case: "dimParam" as const, value: String(size) } };
  });
  const tensorType = { elemType: elementType[dtype], shape: { dim } };
  return create(ValueInfoProtoSchema, { name, type: { value: { case: "tensorType", value: tensorType } } });
}
