import { noGrad, type Variable, type VariableLike, variable } from "@dz/core";
import { exp, relu, sigmoid, sigmoidCrossEntropy } from "@dz/functions";
import { Linear } from "@dz/layers";
import { Model } from "@dz/models";
import { array, random, rows } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import { tinyDigits } from "../digits.ts";
import type { Page, Values } from "../page.ts";
import { imageGrid } from "../svg/image-grid.ts";

export const title = "A variational autoencoder";
export const teaches =
  "two numbers are learned for each picture, so that any two numbers give a picture of the same kind";

/**
 * A variational autoencoder (Kingma and Welling 2013): an encoder gives the mean and the variance of z, a decoder a
 * picture for z.
 */
class Vae extends Model {
  readonly hidden = new Linear(128);
  readonly mean = new Linear(2);
  readonly logVariance = new Linear(2);
  readonly decoder = [new Linear(128), new Linear(64)];

  encode(x: VariableLike): [mean: Variable, logVariance: Variable] {
    const h = relu(this.hidden.forward(x));
    return [this.mean.forward(h), this.logVariance.forward(h)];
  }

  /** The scores of the pixels; a sigmoid makes them grey values. */
  decode(z: VariableLike): Variable {
    const [l0, l1] = this.decoder as [Linear, Linear];
    return l1.forward(relu(l0.forward(z)));
  }

  override forward(x: VariableLike): Variable {
    return sigmoid(this.decode(this.encode(x)[0]));
  }

  /**
   * The reconstruction loss of x from a sample of z, plus the divergence of z from the standard normal distribution.
   */
  loss(x: VariableLike): Variable {
    const [mean, logVariance] = this.encode(x);
    const noise = random.randn(mean.length, 2);
    const z = mean.add(exp(logVariance.div(2)).mul(noise));
    const divergence = logVariance
      .add(1)
      .sub(mean.pow(2))
      .sub(exp(logVariance))
      .sum()
      .div(-2 * mean.length);
    return sigmoidCrossEntropy(this.decode(z), x).add(divergence);
  }
}

export function run({ print, trace, draw }: Page): Values {
  const [iterations, batchSize] = [2000, 50];
  const model = new Vae();
  const optimizer = new Adam({ lr: 0.003 }).setup(model);
  let average = 0; // a moving mean over about a hundred losses
  for (let i = 1; i <= iterations; i++) {
    const loss = model.loss(tinyDigits(batchSize, random).reshape(batchSize, 64));
    model.cleargrads();
    loss.backward();
    optimizer.update();
    average = i === 1 ? loss.item() : 0.99 * average + 0.01 * loss.item();
    if (i % 200 !== 0) continue;
    trace(average);
    print(`iteration ${i}, loss ${average.toFixed(3)}`);
  }

  draw("pictures.svg", () => {
    const z = Array.from({ length: 100 }, (_, i) => [(i % 10) / 2.5 - 1.8, Math.floor(i / 10) / 2.5 - 1.8]);
    const pictures = noGrad(() => sigmoid(model.decode(variable(array(z)))).data);
    return imageGrid(
      Array.from(rows(pictures), (picture) => picture.reshape(8, 8)),
      10,
      5,
    );
  });
  return { loss: average };
}
