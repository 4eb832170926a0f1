import { noGrad, variable } from "@dz/core";
import { Dataset, type DatasetArrays } from "@dz/datasets";
import { meanSquaredError } from "@dz/functions";
import { GatedRNN } from "@dz/models";
import { array, getItem, type NdArray, random, slice } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import type { Page, Values } from "../page.ts";
import { lineChart } from "../svg/line-chart.ts";

export const title = "A sine that goes on by itself";
export const teaches =
  "a network that predicts the next value can take its own prediction for the next, and so generates";

const PERIOD = 25; // steps

/** A sine with a little noise, 20 periods long: each example is a value and the next one. */
class Wave extends Dataset<NdArray> {
  constructor() {
    super();
    this.prepareNow(); // draws the noise before the model draws its weights
  }

  protected override prepare(): DatasetArrays {
    const values = Array.from({ length: 20 * PERIOD + 1 }, (_, i) => [sine(i) + random.uniform(-0.05, 0.05)]);
    const series = array(values, { dtype: "float32" });
    return { data: getItem(series, slice(0, -1)), label: getItem(series, slice(1)) };
  }
}

function sine(i: number): number {
  return Math.sin((2 * Math.PI * i) / PERIOD);
}

export function run({ print, trace, draw }: Page): Values {
  const trainSet = new Wave();
  const model = new GatedRNN(40, 1);
  const optimizer = new Adam({ lr: 0.003 }).setup(model);
  for (let epoch = 1; epoch <= 40; epoch++) {
    model.resetState();
    let loss = variable(0);
    let sumLoss = 0;
    for (let i = 0; i < trainSet.length; i++) {
      const [x, t] = trainSet.get(i);
      loss = loss.add(meanSquaredError(model.forward(x.reshape(1, 1)), t));
      if ((i + 1) % 30 !== 0 && i + 1 < trainSet.length) continue;
      model.cleargrads();
      loss.backward();
      optimizer.update();
      sumLoss += loss.item();
      loss.unchainBackward();
      loss = variable(0);
    }
    trace(sumLoss / trainSet.length);
    if (epoch % 10 === 0) print(`epoch ${epoch}, loss ${(sumLoss / trainSet.length).toFixed(6)}`);
  }

  // Four periods as input, then twelve more of its own.
  const [given, length] = [4 * PERIOD, 16 * PERIOD];
  model.resetState();
  const values = noGrad(() => {
    const heard: number[] = [];
    let next = 0;
    for (let i = 0; i < length; i++) {
      const x = i < given ? sine(i) : next;
      heard.push(x);
      next = model.forward(variable([[x]])).item();
    }
    return heard;
  });
  const error = values.reduce((sum, y, i) => sum + Math.abs(y - sine(i)), 0) / (length - given);
  print(`mean difference from the sine: ${error.toFixed(4)}`);
  const points = (f: (i: number) => number, from: number): [number, number][] =>
    Array.from({ length: length - from }, (_, i) => [from + i, f(from + i)]);
  draw("generated.svg", () =>
    lineChart({
      title,
      x: "step",
      y: "value",
      lines: [
        { name: "sine", points: points(sine, 0) },
        { name: "generated", points: points((i) => values[i] as number, given) },
      ],
    }),
  );
  return { error };
}
