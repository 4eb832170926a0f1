import { variable } from "@dz/core";
import { DataLoader } from "@dz/datasets";
import { softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { sub, sum } from "@dz/ndarray";
import { SGD } from "@dz/optimizers";
import { digitSets } from "../digits.ts";
import type { Page, Values } from "../page.ts";

export const title = "Saving and loading";
export const teaches = "weights are kept in an npz file, which Python reads too, and a model loaded from it goes on";

export function run({ print, draw, data }: Page): Values {
  const { trainSet } = digitSets(data);
  const model = new MLP([20, 10]);
  const optimizer = new SGD({ lr: 0.1 }).setup(model);
  for (const [x, t] of new DataLoader(trainSet, 100)) {
    const loss = softmaxCrossEntropy(model.forward(x), t);
    model.cleargrads();
    loss.backward();
    optimizer.update();
  }
  const bytes = model.saveWeights();
  draw("mlp.npz", () => bytes);

  const loaded = new MLP([20, 10]);
  loaded.loadWeights(bytes);
  const x = variable(trainSet.get(0)[0].reshape(1, -1));
  const difference = sum(sub(model.forward(x).data, loaded.forward(x).data)).item();
  print("weights:", Array.from(loaded.namedParams(), ([name]) => name).join(", "));
  print("bytes:", bytes.length, "difference:", difference);
  return { difference };
}
