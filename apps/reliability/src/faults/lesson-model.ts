import { asVariable, noGrad, type Variable, type VariableLike, variable } from "@dz/core";
import { dropout, relu } from "@dz/functions";
import { BetterRNN, GatedRNN, MLP, Model, SimpleRNN, type UnaryModel } from "@dz/models";
import { fromTypedArray, ones, zeros } from "@dz/ndarray";
import type { Lesson } from "./lesson.ts";

/** The network of a lesson, with its weights drawn, and with what is wrong with it. */
export function lessonModel({ model: name, hidden, dropout: ratio, plant }: Lesson, size: number): UnaryModel {
  const units = plant.units ?? hidden;
  const made = { lstm: BetterRNN, gru: GatedRNN, rnn: SimpleRNN };
  const layers = Array.from({ length: plant.depth ?? 2 }, () => units);
  const network =
    name === "mlp"
      ? new MLP([...layers, 1], { dtype: "float64", ...(plant.deadBias === undefined ? {} : { activation: relu }) })
      : new made[name](units, 1, { dtype: "float64" });
  noGrad(() => {
    for (let i = 0; i < 2; i++) network.forward(zeros([1, size], { dtype: "float64" }));
    network.resetState();
  });
  changeWeights(network, plant);
  if (plant.cut === true) cutGraph(network);
  return ratio === 0 && plant.dropoutInTest !== true ? network : new Dropped(network, ratio === 0 ? 0.2 : ratio);
}

function changeWeights(network: UnaryModel, { equal, stateGain, inputGain, deadBias }: Lesson["plant"]): void {
  for (const [path, parameter] of network.namedParams()) {
    const scale = (times: number): void => {
      const values = Float64Array.from(parameter.data.toTypedArray() as Float64Array, (w) => w * times);
      parameter.data = fromTypedArray(values, parameter.shape);
    };
    const isBias = path.endsWith("/b");
    if (equal !== undefined && !isBias) {
      parameter.data = ones(parameter.shape, { dtype: "float64" });
      scale(equal);
    }
    if (stateGain !== undefined && /\/h2\w\/W$/.test(path)) scale(stateGain);
    if (inputGain !== undefined && (/\/x2\w\/W$/.test(path) || path === "l0/W")) scale(inputGain);
    if (deadBias !== undefined && isBias && /^l0\//.test(path)) {
      parameter.data = ones(parameter.shape, { dtype: "float64" });
      scale(-deadBias);
    }
  }
}

/** Lets a network forget how its hidden units came about. */
function cutGraph(network: UnaryModel): void {
  if (network instanceof MLP) {
    const first = network.l[0] as (typeof network.l)[number];
    const { forward } = first;
    first.forward = (x) => variable(forward.call(first, x).data);
    return;
  }
  const { rnn, fc } = network as SimpleRNN;
  network.forward = (x) => fc.forward(variable(rnn.forward(x).data));
}

/** A network with dropout of its inputs' values before the output layer. */
class Dropped extends Model {
  readonly network: UnaryModel;
  private readonly ratio: number;

  constructor(network: UnaryModel, ratio: number) {
    super();
    this.network = network;
    this.ratio = ratio;
    const { fc, l } = network as SimpleRNN & MLP;
    const output = fc ?? (l.at(-1) as MLP["l"][number]);
    const { forward } = output;
    output.forward = (x) => forward.call(output, dropout(asVariable(x, "input"), { dropoutRatio: this.ratio }));
  }

  override forward(x: VariableLike): Variable {
    return this.network.forward(x);
  }
}
