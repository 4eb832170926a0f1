import { variable } from "@dz/core";
import { softmax, softmaxCrossEntropy } from "@dz/functions";
import { MLP } from "@dz/models";
import { array, random } from "@dz/ndarray";
import { asDezero } from "../as-dezero.ts";
import type { Page, Values } from "../page.ts";

export const title = "Softmax and cross entropy";
export const teaches = "softmax turns scores into probabilities of classes, cross entropy says how wrong they are";

export function run({ print }: Page): Values {
  random.seed(0);
  const model = new MLP([10, 3], asDezero);

  const one = model.forward(variable([[0.2, -0.4]]));
  print(one);
  print(softmax(one));

  const x = variable([
    [0.2, -0.4],
    [0.3, 0.5],
    [1.3, -3.2],
    [2.1, 0.3],
  ]);
  const t = array([2, 0, 1, 0], { dtype: "int32" });
  const y = model.forward(x);
  const p = softmax(y);
  print(y);
  print(p);

  const loss = softmaxCrossEntropy(y, t);
  loss.backward();
  print(loss);
  return { y, p, loss };
}
