import { type Variable, type VariableLike, variable } from "@dz/core";
import { mean, relu, softmaxCrossEntropy } from "@dz/functions";
import { Conv2d, Linear } from "@dz/layers";
import { Model } from "@dz/models";
import * as nd from "@dz/ndarray";
import { argMax, type NdArray, random, rows } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import { tinyDigits } from "../digits.ts";
import type { Page, Values } from "../page.ts";
import { imageGrid } from "../svg/image-grid.ts";

export const title = "Where a network looks";
export const teaches =
  "the gradient of a score with respect to feature maps shows which places of a picture it comes from";

class Cnn extends Model {
  readonly conv1 = new Conv2d(8, 3, { pad: 1 });
  readonly conv2 = new Conv2d(32, 3, { pad: 1 });
  readonly fc = new Linear(10);

  /** The last feature maps, [N, 32, 8, 8]. */
  features(x: VariableLike): Variable {
    return relu(this.conv2.forward(relu(this.conv1.forward(x))));
  }

  classify(features: Variable): Variable {
    return this.fc.forward(mean(features, { axis: [2, 3] }));
  }

  override forward(x: VariableLike): Variable {
    return this.classify(this.features(x));
  }
}

/** Grad-CAM (Selvaraju et al. 2017): the sum of the feature maps, each weighted by the mean of its gradient; [8, 8]. */
function gradCam(model: Cnn, picture: NdArray, digit: number): NdArray {
  const features = model.features(variable(picture.reshape(1, 1, 8, 8)));
  const leaf = variable(features.data); // the gradient is wanted here, no further back
  model.classify(leaf).getItem(0, digit).backward();
  const weights = nd.mean((leaf.grad as Variable).data, { axis: [2, 3], keepdims: true });
  return nd.relu(nd.sum(nd.mul(leaf.data, weights), { axis: [0, 1] }));
}

export function run({ print, trace, draw }: Page): Values {
  const model = new Cnn();
  const optimizer = new Adam({ lr: 0.01 }).setup(model);
  const labels = Int32Array.from({ length: 50 }, (_, i) => i % 10);
  const t = nd.fromTypedArray(labels, [50]);
  for (let i = 1; i <= 400; i++) {
    const loss = softmaxCrossEntropy(model.forward(tinyDigits(50, random)), t);
    model.cleargrads();
    loss.backward();
    optimizer.update();
    if (i % 100 !== 0) continue;
    trace(loss);
    print(`iteration ${i}, loss ${loss.item().toFixed(4)}`);
  }

  const test = tinyDigits(10, random);
  const digits = argMax(model.forward(test).data, { axis: 1 }).toTypedArray();
  print("ten digits read as", digits.join(" "));
  const maps = Array.from(rows(test), (picture, i) => gradCam(model, picture, digits[i] as number));
  draw("maps.svg", () => imageGrid([...Array.from(rows(test), (x) => x.reshape(8, 8)), ...maps], 10, 6));
  return { digits: [...digits], maps };
}
