/**
 * Recurrent layers: single steps, and sequences with the operators that ONNX has for them.
 *
 * @module
 */
import { concat, type NdArray, reshape, transpose, zeros } from "@dz/ndarray";
import type { SequenceAttributes } from "../../recurrent/sequence.ts";
import type { GraphStep, GraphValue } from "../../trace/graph.ts";
import type { GraphWriter } from "../graph-writer.ts";
import type { Operators } from "../operator.ts";

/** `x Wx + b`, and `+ h Wh` where there is a state. */
function gate(graph: GraphWriter, [x, Wx, b]: readonly GraphValue[], [h, Wh]: readonly GraphValue[] = []): string {
  const tensors = (values: readonly (GraphValue | undefined)[]): string[] =>
    values.map((value) => graph.tensor(value as GraphValue));
  const fromInput = graph.add("Gemm", tensors([x, Wx, b]));
  return h === undefined ? fromInput : graph.add("Gemm", [...tensors([h, Wh]), fromInput]);
}

/** Some inputs of a step, by their numbers. */
function pick({ inputs }: GraphStep, ...numbers: number[]): GraphValue[] {
  return numbers.map((i) => inputs[i] as GraphValue);
}

/** In which order ONNX has the gates of a layer, by their numbers in dz. */
const order: Readonly<Record<SequenceAttributes["kind"], readonly number[]>> = {
  RNN: [0],
  LSTM: [1, 2, 0, 3], // i, o, f, c of f, i, o, u
  GRU: [1, 0, 2], // z, r, h of r, z, n
};

/** Matrices [in, hidden] of all gates as [1, gates · hidden, in], as ONNX has them. */
function stacked(matrices: readonly NdArray[], kind: SequenceAttributes["kind"]): NdArray {
  const all = concat(order[kind].map((i) => transpose(matrices[i] as NdArray)));
  return reshape(all, [1, ...all.shape]);
}

function sequence(step: GraphStep, graph: GraphWriter): string {
  const { kind, direction } = step.attributes as unknown as SequenceAttributes;
  const [x, ...weights] = step.inputs as [GraphValue, ...GraphValue[]];
  const arrays = weights.map(({ array }) => array);
  const gates = order[kind].length;
  const [Wx, Wh, rows] = [arrays.slice(0, gates), arrays.slice(gates, 2 * gates), arrays.slice(2 * gates)];
  const hidden = rows[0]?.size ?? 0;
  const path = graph.nameOf(weights[0] as GraphValue).replace(/x2\w\/W$/, "");
  // An RNN and an LSTM of dz have one row for each gate, ONNX and a GRU have two.
  const second = rows.length === gates ? rows.map((row) => zeros([hidden], { dtype: row.dtype })) : rows.slice(gates);
  const bias = (): NdArray => {
    const all = concat([rows.slice(0, gates), second].flatMap((list) => order[kind].map((i) => list[i] as NdArray)));
    return reshape(all, [1, all.size]);
  };
  const first = weights[0] as GraphValue;
  const tensors = [
    graph.tensor(x),
    graph.packed(first, `${path}W`, () => stacked(Wx, kind)),
    graph.packed(first, `${path}R`, () => stacked(Wh, kind)),
    graph.packed(first, `${path}B`, bias),
  ];
  const resetAfter = kind === "GRU" ? { linear_before_reset: 1 } : {};
  const y = graph.add(kind, tensors, { hidden_size: hidden, direction, ...resetAfter });
  return graph.add("Squeeze", [y, graph.int64s([1])]); // the axis of directions, [steps, 1, batch, hidden]
}

export const recurrentOperators: Operators = {
  RnnCell: (step, graph) => graph.add("Tanh", [gate(graph, step.inputs.slice(0, 3), step.inputs.slice(3))]),
  LstmCell: (step, graph) => {
    const preActivation = (i: number): string => gate(graph, pick(step, 0, 3 + i, 11 + i), pick(step, 1, 7 + i));
    const [f, i, o] = [0, 1, 2].map((at) => graph.add("Sigmoid", [preActivation(at)])) as [string, string, string];
    const u = graph.add("Tanh", [preActivation(3)]);
    const kept = graph.add("Mul", [f, graph.tensor(step.inputs[2] as GraphValue)]);
    return [o, graph.add("Add", [kept, graph.add("Mul", [i, u])])];
  },
  LstmOutput: ({ inputs }, graph) => {
    const [o, c] = inputs.map((value) => graph.tensor(value)) as [string, string];
    return graph.add("Mul", [o, graph.add("Tanh", [c])]);
  },
  GruCell: (step, graph) => {
    const fromInput = (i: number): string => gate(graph, pick(step, 0, 2 + i, 8 + i));
    const fromState = (i: number): string => gate(graph, pick(step, 1, 5 + i, 11 + i));
    const [r, z] = [0, 1].map((i) => graph.add("Sigmoid", [graph.add("Add", [fromInput(i), fromState(i)])])) as [
      string,
      string,
    ];
    const n = graph.add("Tanh", [graph.add("Add", [fromInput(2), graph.add("Mul", [r, fromState(2)])])]);
    const h = graph.tensor(step.inputs[1] as GraphValue);
    // h' = n + z (h − n)
    return graph.add("Add", [n, graph.add("Mul", [z, graph.add("Sub", [h, n])])]);
  },
  RecurrentSequence: sequence,
};
