/**
 * Recurrent networks over whole sequences.
 *
 * @module
 */
import { getItem, type Variable, variable } from "@dz/core";
import { sigmoid, split, stack, tanh } from "@dz/functions";
import { zeros } from "@dz/ndarray";
import type { NodeReader } from "../node-reader.ts";
import { type ImportOperator, type ImportOperators, type Inputs, needed } from "../operator.ts";

/** The weights of one direction: W [gates · hidden, in], R [gates · hidden, hidden], and rows for both. */
interface Weights {
  readonly W: Variable;
  readonly R: Variable;
  readonly Wb: Variable | null;
  readonly Rb: Variable | null;
}

/** The state of a step: h, and for an LSTM c. */
type State = readonly Variable[];

/** One step of a direction: the next state from an input and the last one. */
type Step = (x: Variable, state: State, weights: Weights) => State;

const plus = (a: Variable, b: Variable | null): Variable => (b === null ? a : a.add(b));
/** `x Wᵀ + h Rᵀ` with both rows, for all gates at once, cut into them. */
function gates(x: Variable, h: Variable, { W, R, Wb, Rb }: Weights, count: number): Variable[] {
  return split(plus(plus(x.matmul(W.T), Wb).add(h.matmul(R.T)), Rb), count, { axis: 1 });
}

const rnn: Step = (x, [h], weights) => [tanh(gates(x, h as Variable, weights, 1)[0] as Variable)];

const lstm: Step = (x, [h, c], weights) => {
  const [i, o, f, u] = gates(x, h as Variable, weights, 4) as [Variable, Variable, Variable, Variable];
  const next = sigmoid(f)
    .mul(c as Variable)
    .add(sigmoid(i).mul(tanh(u)));
  return [sigmoid(o).mul(tanh(next)), next];
};

/** The reset gate stands before the product with R, or behind it. */
const gru =
  (resetAfter: boolean): Step =>
  (x, [state], { W, R, Wb, Rb }) => {
    const h = state as Variable;
    const fromInput = split(plus(x.matmul(W.T), Wb), 3, { axis: 1 }) as [Variable, Variable, Variable];
    const [Rz, Rr, Rn] = split(R, 3) as [Variable, Variable, Variable];
    const [bz, br, bn] = Rb === null ? [null, null, null] : (split(Rb, 3) as [Variable, Variable, Variable]);
    const z = sigmoid(plus(fromInput[0].add(h.matmul(Rz.T)), bz));
    const r = sigmoid(plus(fromInput[1].add(h.matmul(Rr.T)), br));
    const fromState = resetAfter ? r.mul(plus(h.matmul(Rn.T), bn)) : plus(r.mul(h).matmul(Rn.T), bn);
    const n = tanh(fromInput[2].add(fromState));
    return [n.add(z.mul(h.sub(n)))];
  };

/** The functions of the gates that dz has, which are those that ONNX has without the attribute. */
const activations: Readonly<Record<string, readonly string[]>> = {
  RNN: ["tanh"],
  LSTM: ["sigmoid", "tanh", "tanh"],
  GRU: ["sigmoid", "tanh"],
};

function recurrent(kind: "RNN" | "LSTM" | "GRU", stepOf: (node: NodeReader) => Step): ImportOperator {
  return (node) => {
    const step = stepOf(node);
    const hidden = node.int("hidden_size", 0);
    const direction = node.text("direction", "forward");
    const own = activations[kind] as readonly string[];
    const given = node.texts("activations")?.map((name) => name.toLowerCase());
    if (given?.some((name, i) => name !== own[i % own.length]))
      throw node.refusal(`with other activations than those of its name, which dz does not know`);
    node.only("layout", 0);
    if (node.has("clip")) throw node.refusal("with clip, which dz does not know");
    if (kind === "LSTM") node.only("input_forget", 0);
    const directions = direction === "bidirectional" ? ["forward", "reverse"] : [direction];
    const parts = kind === "LSTM" ? 2 : 1;
    return (inputs) => {
      const x = needed(inputs, 0, node);
      checkRest(inputs, kind, x, node);
      const runs = directions.map((each, d) => {
        const weights = weightsOf(inputs, d, node);
        const size = hidden || (weights.R.shape[1] as number);
        const start = Array.from({ length: parts }, (_, part) => initial(inputs[5 + part], d, x, size));
        return along(x, each === "reverse", step, start, weights);
      });
      const y = stack(
        runs.map((run) => run.y),
        { axis: 1 },
      );
      const last = Array.from({ length: parts }, (_, part) => stack(runs.map((run) => run.state[part] as Variable)));
      return [y, ...last];
    };
  };
}

function checkRest(inputs: Inputs, kind: string, x: Variable, node: NodeReader): void {
  const lengths = inputs[4];
  if (lengths !== undefined && Array.from(lengths.data.toTypedArray()).some((n) => n !== x.length)) {
    throw node.refusal("with sequences of other lengths, which dz does not know");
  }
  if (kind === "LSTM" && inputs[7] !== undefined) throw node.refusal("with peepholes, which dz does not know");
}

function weightsOf(inputs: Inputs, d: number, node: NodeReader): Weights {
  const [W, R, B] = [needed(inputs, 1, node), needed(inputs, 2, node), inputs[3]];
  const rows = B === undefined ? [null, null] : split(getItem(B, d), 2);
  return { W: getItem(W, d), R: getItem(R, d), Wb: rows[0] ?? null, Rb: rows[1] ?? null };
}

function initial(given: Variable | undefined, d: number, x: Variable, hidden: number): Variable {
  return given === undefined ? variable(zeros([x.shape[1] as number, hidden], { dtype: x.dtype })) : getItem(given, d);
}

/** All steps of a sequence, and the last state. */
function along(
  x: Variable,
  reverse: boolean,
  step: Step,
  start: State,
  weights: Weights,
): { y: Variable; state: State } {
  const steps = Array.from({ length: x.length }, (_, t) => getItem(x, t));
  if (reverse) steps.reverse();
  let state = start;
  const outputs = steps.map((each) => {
    state = step(each, state, weights);
    return state[0] as Variable;
  });
  if (reverse) outputs.reverse();
  return { y: stack(outputs), state };
}

export const recurrents: ImportOperators = {
  RNN: recurrent("RNN", () => rnn),
  LSTM: recurrent("LSTM", () => lstm),
  GRU: recurrent("GRU", (node) => gru(node.int("linear_before_reset", 0) === 1)),
};
