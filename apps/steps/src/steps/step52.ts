import { DataLoader } from "@dz/datasets";
import { relu, softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { Adam } from "@dz/optimizers";
import { digitSets } from "../digits.ts";
import type { Page, Values } from "../page.ts";

export const title = "Speed";
export const teaches =
  "the book moves arrays to a GPU; dz has none, and is faster with float32, which fills SIMD twice";

export function run({ print, data }: Page): Values {
  const { trainSet, name } = digitSets(data);
  print(`data: ${name}`);
  const seconds = (["float64", "float32"] as const).map((dtype) => {
    const loader = new DataLoader(trainSet, 100);
    const model = new MLP([256, 10], { activation: relu, dtype });
    const optimizer = new Adam().setup(model);
    const epochs = [1, 2].map(() => {
      const start = performance.now();
      let sumLoss = 0;
      for (const [x, t] of loader) {
        const loss = softmaxCrossEntropy(model.forward(x), t);
        model.cleargrads();
        loss.backward();
        optimizer.update();
        sumLoss += loss.item() * t.length;
      }
      const time = (performance.now() - start) / 1000;
      print(`${dtype}: loss ${(sumLoss / trainSet.length).toFixed(4)}, time ${time.toFixed(3)} s`);
      return time;
    });
    return Math.min(...epochs);
  });
  return { seconds };
}
