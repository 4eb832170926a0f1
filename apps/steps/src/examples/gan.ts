import { noGrad, testMode, type Variable, type VariableLike, variable } from "@dz/core";
import { leakyRelu, relu, sigmoid, sigmoidCrossEntropy } from "@dz/functions";
import { BatchNorm, Conv2d, Deconv2d, Linear } from "@dz/layers";
import { Model } from "@dz/models";
import { random, rows } from "@dz/ndarray";
import { Adam } from "@dz/optimizers";
import { tinyDigits } from "../digits.ts";
import type { Page, Values } from "../page.ts";
import { imageGrid } from "../svg/image-grid.ts";

export const title = "A generative adversarial network";
export const teaches =
  "a generator learns to draw from nothing but the gradient of a critic that tells its pictures apart";

const NOISE = 10;

/** Noise [N, 10] to pictures [N, 1, 8, 8]. */
class Generator extends Model {
  readonly l1 = new Linear(256);
  readonly bn1 = new BatchNorm();
  readonly l2 = new Deconv2d(1, 4, { stride: 2, pad: 1 });

  override forward(z: VariableLike): Variable {
    const h = relu(this.bn1.forward(this.l1.forward(z)));
    return sigmoid(this.l2.forward(h.reshape(-1, 16, 4, 4)));
  }
}

/** Pictures to scores [N, 1], above 0 for real ones. */
class Discriminator extends Model {
  readonly l1 = new Conv2d(16, 4, { stride: 2, pad: 1 });
  readonly l2 = new Linear(32);
  readonly l3 = new Linear(1);

  override forward(x: VariableLike): Variable {
    const h = leakyRelu(this.l1.forward(x));
    return this.l3.forward(leakyRelu(this.l2.forward(h.reshape(h.length, -1))));
  }
}

export function run({ print, trace, draw }: Page): Values {
  const [iterations, batchSize] = [2000, 30];
  const [G, D] = [new Generator(), new Discriminator()];
  const options = { lr: 0.002, beta1: 0.5 };
  const [optG, optD] = [new Adam(options).setup(G), new Adam(options).setup(D)];
  const noise = (count: number): Variable => variable(random.randn(count, NOISE), { dtype: "float32" });
  const samples = noise(40);
  const pictures = () =>
    noGrad(() => testMode(() => Array.from(rows(G.forward(samples).data), (x) => x.reshape(8, 8))));

  let [lossD, lossG] = [0, 0];
  for (let i = 1; i <= iterations; i++) {
    const fake = G.forward(noise(batchSize));
    const onTrue = sigmoidCrossEntropy(D.forward(tinyDigits(batchSize, random)), 1);
    const onFake = sigmoidCrossEntropy(D.forward(fake.data), 0); // only the array: G has no part in this
    const loss = onTrue.add(onFake);
    D.cleargrads();
    loss.backward();
    optD.update();

    const fooled = sigmoidCrossEntropy(D.forward(fake), 1);
    G.cleargrads();
    fooled.backward();
    optG.update();

    [lossD, lossG] = [loss.item(), fooled.item()];
    if (i % 200 !== 0) continue;
    trace(lossD, lossG);
    print(`iteration ${i}, loss of D ${lossD.toFixed(3)}, of G ${lossG.toFixed(3)}`);
  }
  draw("true.svg", () =>
    imageGrid(
      Array.from(rows(tinyDigits(40, random)), (x) => x.reshape(8, 8)),
      10,
      6,
    ),
  );
  draw("drawn.svg", () => imageGrid(pictures(), 10, 6));
  return { lossD, lossG };
}
